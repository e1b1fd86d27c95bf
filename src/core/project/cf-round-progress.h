/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far the coders of a round are, as far as the project's reader may know. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfRoundArticle:
 * @path: from the project's top
 * @n_coders: how many are to code it; of one whose other layers are hidden from the reader, 1, who is the reader
 * @n_sealed: how many of these have finished it in the round
 *
 * An article of a round.
 */
typedef struct
{
  char *path;
  guint n_coders;
  guint n_sealed;
} CfRoundArticle;

/**
 * CfRoundProgress:
 * @articles: (element-type CfRoundArticle): those of which the reader may know, in the order of paths
 * @is_partial: whether there are others
 * @n_sealed: for each coder, how many articles are finished
 */
typedef struct
{
  GPtrArray *articles;
  gboolean is_partial;
  guint *n_sealed;
} CfRoundProgress;

CfRoundProgress *
cf_round_progress_read (CfProject *project, const CfRound *round, GCancellable *cancellable);
void cf_round_progress_free (CfRoundProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRoundProgress, cf_round_progress_free)

G_END_DECLS
