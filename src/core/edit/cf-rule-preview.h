/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule would settle. */

#pragma once

#include "cf-adjudication.h"
#include "cf-comparison.h"

G_BEGIN_DECLS

/**
 * CfRulePreview:
 * @found: what was looked at: layers that are finished
 * @decisions: (element-type CfDecision): what the rule says
 * @n_new: how many of them gold has not, and nobody has rejected
 * @n_differences: how many differences there are
 * @n_settled: how many of them the rule settles
 */
typedef struct
{
  CfComparable *found;
  GPtrArray *decisions;
  guint n_new;
  guint n_differences;
  guint n_settled;
} CfRulePreview;

CfRulePreview *cf_rule_preview_make (CfProject *project,
                                     const CfComparisonQuery *query,
                                     CfStrategy strategy,
                                     double overlap,
                                     GHashTable *open,
                                     GCancellable *cancellable,
                                     GError **error);
void cf_rule_preview_free (CfRulePreview *preview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRulePreview, cf_rule_preview_free)

G_END_DECLS
