/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides differences, one after another. */

#pragma once

#include "cf-comparison.h"
#include "cf-history.h"

G_BEGIN_DECLS

/**
 * CfArbiterFind:
 * @path: an article
 * @data: what was given with the callback
 * @error: why it cannot be had
 *
 * Returns: (transfer none) (nullable): its gold layer, open
 */
typedef CfDocument *(*CfArbiterFind) (const char *path, gpointer data, GError **error);

/**
 * CfArbiter:
 * @history: takes the steps
 * @comparison: of which the differences are
 * @adjudicator: the identity of who decides
 * @find: opens gold layers
 * @data: for @find
 *
 * Who decides, and of what.
 */
typedef struct
{
  CfHistory *history;
  CfComparison *comparison;
  const char *adjudicator;
  CfArbiterFind find;
  gpointer data;
} CfArbiter;

gboolean cf_arbiter_take (const CfArbiter *arbiter, guint item, guint coder, GError **error);
gboolean cf_arbiter_reject (const CfArbiter *arbiter, guint item, GError **error);
gboolean cf_arbiter_leave_open (const CfArbiter *arbiter, guint item, GError **error);
gboolean cf_arbiter_remark (
  const CfArbiter *arbiter, guint item, const char *reason, const char *note, GError **error);
gboolean cf_arbiter_split (
  CfHistory *history, CfDocument *document, CfAnnotation *annotation, guint offset, GError **error);

G_END_DECLS
