/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws the articles of a round, and who codes which of them. */

#pragma once

#include "cf-round.h"

G_BEGIN_DECLS

/**
 * CfRoundCandidate:
 * @path: of an article, from the project's top, with `/`
 * @outlet: (nullable): where it was published
 *
 * An article that may be drawn.
 */
typedef struct
{
  char *path;
  char *outlet;
} CfRoundCandidate;

GPtrArray *cf_round_candidates_new (void);
void cf_round_candidates_add (GPtrArray *candidates, const char *path, const char *outlet);
GPtrArray *cf_round_draw_sample (GPtrArray *candidates, guint size, guint64 seed);
void cf_round_draw_work (CfRound *round, guint each, guint64 seed);

G_END_DECLS
