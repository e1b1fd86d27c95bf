/* SPDX-License-Identifier: GPL-3.0-or-later
 * Under which path a round has an article. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

GPtrArray *cf_round_place_list (CfProject *project, const CfRound *round, const char *article);
char *cf_round_place_find (CfProject *project, const CfRound *round, const char *article);

G_END_DECLS
