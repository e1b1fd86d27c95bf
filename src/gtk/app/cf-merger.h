/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings conflict copies into the files that they are copies of. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_TYPE_MERGER (cf_merger_get_type ())
G_DECLARE_FINAL_TYPE (CfMerger, cf_merger, CF, MERGER, GObject)

CfMerger *cf_merger_new (void);
/**
 * CfMerged:
 * @name: of a copy, for people
 * @text: into what it was merged, and where it is now; or why it stays
 */
typedef struct
{
  char *name;
  char *text;
} CfMerged;

GPtrArray *cf_merger_list (CfMerger *self);
void cf_merger_look_at (CfMerger *self, const char *path);

G_END_DECLS
