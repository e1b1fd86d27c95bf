/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what a rule settles into gold. */

#pragma once

#include "cf-adjudication.h"
#include "cf-comparer.h"
#include "cf-rule-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfRuled:
 * @owner: who asked
 * @text: what came of it, for people
 */
typedef void (*CfRuled) (GtkWidget *owner, const char *text);

void cf_rule_run (GtkWidget *owner,
                  CfComparer *comparer,
                  CfRulePreview *preview,
                  CfStrategy strategy,
                  const char *text,
                  CfRuled done);

G_END_DECLS
