/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as the command line prints them. */

#pragma once

#include "cf-command.h"
#include "cf-confusion.h"
#include "cf-figure-facts.h"

G_BEGIN_DECLS

void cf_cli_print_figures_json (const CfMethods *methods, GPtrArray *figures);
void cf_cli_print_figures_text (GPtrArray *figures);
void
cf_cli_print_confusion (const CfMaterial *material, const CfConfusion *confusion, gboolean json);

G_END_DECLS
