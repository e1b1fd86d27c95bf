/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides by a rule what can be decided by one. */

#pragma once

#include "cf-comparer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfRuled:
 * @owner: who asked
 * @text: what came of it, for people
 */
typedef void (*CfRuled) (GtkWidget *owner, const char *text);

void cf_rules_dialog_ask (GtkWidget *owner,
                          CfComparer *comparer,
                          CfComparisonQuery *query,
                          CfRuled done);

G_END_DECLS
