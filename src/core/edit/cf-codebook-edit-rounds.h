/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rounds of coding: made, drawn, drawn anew, taken away. */

#pragma once

#include "cf-codebook-editor.h"
#include "cf-project.h"
#include "cf-round-draw.h"

G_BEGIN_DECLS

/* JSON holds no greater number exactly. */
#define CF_ROUND_MAX_SEED (G_GUINT64_CONSTANT (1) << 53)

/**
 * CfRoundPlan:
 * @kind: what the round is for
 * @blind: whether others' layers are hidden until one's own is finished
 * @coders: (array zero-terminated=1): short names of annotators
 * @candidates: (element-type CfRoundCandidate): the articles, or those of which a sample is drawn
 * @sample: how many are drawn; 0 for all of them
 * @each: how many coders code each; 0 for all
 * @seed: of chance, below %CF_ROUND_MAX_SEED
 *
 * How a round is to be made.
 */
typedef struct
{
  CfRoundKind kind;
  gboolean blind;
  const char *const *coders;
  GPtrArray *candidates;
  guint sample;
  guint each;
  guint64 seed;
} CfRoundPlan;

gboolean cf_round_plan_check (const CfRoundPlan *plan, GError **error);
char *cf_codebook_edit_add_round (CfCodebookEditor *editor,
                                  const char *label,
                                  const CfRoundPlan *plan,
                                  GError **error);
gboolean cf_codebook_edit_draw_round (CfCodebookEditor *editor,
                                      CfProject *project,
                                      const char *id,
                                      const CfRoundPlan *plan,
                                      GError **error);
gboolean cf_codebook_edit_remove_round (CfCodebookEditor *editor,
                                        CfProject *project,
                                        const char *id,
                                        GError **error);

G_END_DECLS
