/* SPDX-License-Identifier: GPL-3.0-or-later
 * One's own layer of an article beside gold. */

#pragma once

#include "cf-comparable.h"
#include "cf-difference.h"

G_BEGIN_DECLS

/**
 * CfGoldComparison:
 * @found: both layers
 * @own: which coder of it is the annotator
 * @differences: (element-type CfDifference): in what they differ, in the order of the text
 */
typedef struct
{
  CfComparable *found;
  guint own;
  GPtrArray *differences;
} CfGoldComparison;

gboolean cf_gold_comparison_is_due (CfProject *project, const char *article, const char *annotator);
CfGoldComparison *cf_gold_comparison_load (CfProject *project,
                                           const char *article,
                                           const char *annotator,
                                           GCancellable *cancellable,
                                           GError **error);
void cf_gold_comparison_free (CfGoldComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfGoldComparison, cf_gold_comparison_free)

G_END_DECLS
