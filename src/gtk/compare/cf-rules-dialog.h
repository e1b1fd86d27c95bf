/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides by a rule what can be decided by one. */

#pragma once

#include "cf-rule-run.h"

G_BEGIN_DECLS

void cf_rules_dialog_ask (GtkWidget *owner,
                          CfComparer *comparer,
                          CfComparisonQuery *query,
                          CfRuled done);

G_END_DECLS
