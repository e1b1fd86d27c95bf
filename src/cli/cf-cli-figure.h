/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as the command line prints them. */

#pragma once

#include "cf-agreement.h"
#include "cf-command.h"
#include "cf-confusion.h"

G_BEGIN_DECLS

void cf_cli_print_figures_json (GPtrArray *figures);
void cf_cli_print_figures_text (GPtrArray *figures);
void
cf_cli_print_confusion (const CfMaterial *material, const CfConfusion *confusion, gboolean json);

G_END_DECLS
