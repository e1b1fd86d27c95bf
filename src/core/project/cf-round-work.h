/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a coder has to code in a round, and has finished. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfRoundWork:
 * @id: of the round
 * @label: what the round is called
 * @kind: what it is for
 * @n: how many articles the coder has to code
 * @n_sealed: how many of them are sealed
 *
 * As it was at one moment. Immutable; any thread may read it.
 */
typedef struct
{
  char *id;
  char *label;
  CfRoundKind kind;
  guint n;
  guint n_sealed;
  /* private */
  gatomicrefcount count;
  GHashTable *articles; /* path from the top -> whether it is sealed */
} CfRoundWork;

GPtrArray *cf_round_work_list (CfProject *project, const char *coder, GCancellable *cancellable);
CfRoundWork *cf_round_work_ref (CfRoundWork *work);
void cf_round_work_unref (CfRoundWork *work);
gboolean cf_round_work_has (const CfRoundWork *work, const char *article);
gboolean cf_round_work_is_sealed (const CfRoundWork *work, const char *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRoundWork, cf_round_work_unref)

G_END_DECLS
