/* SPDX-License-Identifier: GPL-3.0-or-later
 * Differences of coders as commands print them. */

#pragma once

#include "cf-command.h"
#include "cf-comparable.h"
#include "cf-difference.h"

G_BEGIN_DECLS

char **cf_cli_split_annotators (char **options);
CfComparable *cf_cli_collect (
  CfCall *call, CfProject *project, char **annotators, gboolean unfinished, GError **error);
void
cf_cli_print_difference (CfCall *call, const CfMaterial *material, const CfDifference *difference);

G_END_DECLS
