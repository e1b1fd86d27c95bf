/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a file is written. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfReplaceMerge:
 * @ours: what was to be written
 * @theirs: what somebody else had put there in the meantime
 * @user_data: what was given with the callback
 * @error: why the two cannot be united; nothing is replaced then
 *
 * Returns: (transfer full) (nullable): the content that holds both
 */
typedef GBytes *(*CfReplaceMerge) (GBytes *ours,
                                   GBytes *theirs,
                                   gpointer user_data,
                                   GError **error);

/**
 * CfReplaceKeep:
 * @old: the bytes that are about to be replaced
 * @user_data: what was given with the callback
 * @error: why they could not be kept; nothing is replaced then
 *
 * Called only where names cannot be exchanged, before the rename.
 */
typedef gboolean (*CfReplaceKeep) (GBytes *old, gpointer user_data, GError **error);

/**
 * CfReplacement:
 * @path: the file
 * @content: what is to stand there
 * @expected: (nullable): SHA-256 in hex of what was last read there; %NULL for no file
 * @merge: (nullable): unites ours with theirs; %NULL refuses with %CF_ERROR_READ_ONLY
 * @keep: (nullable): keeps old bytes where names cannot be exchanged
 * @user_data: for both
 */
typedef struct
{
  const char *path;
  GBytes *content;
  const char *expected;
  CfReplaceMerge merge;
  CfReplaceKeep keep;
  gpointer user_data;
} CfReplacement;

/**
 * CfReplaceResult:
 * @written: (transfer full): what stands in the file now
 * @merged: somebody else's version was merged in
 * @weak: the file system cannot exchange names; the check and the write were two steps
 */
typedef struct
{
  GBytes *written;
  gboolean merged;
  gboolean weak;
} CfReplaceResult;

gboolean
cf_file_replace (const CfReplacement *replacement, CfReplaceResult *result, GError **error);

G_END_DECLS
