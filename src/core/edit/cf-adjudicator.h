/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what was decided into gold layers. */

#pragma once

#include "cf-adjudication.h"
#include "cf-history.h"
#include "cf-progress.h"

G_BEGIN_DECLS

/**
 * CfAdjudicating:
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it
 *
 * How something long is done.
 */
typedef struct
{
  CfProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} CfAdjudicating;

GPtrArray *cf_adjudicator_new_layers (guint n);
gboolean cf_adjudicator_open (CfProject *project,
                              GPtrArray *layers,
                              const CfMaterial *material,
                              GPtrArray *decisions,
                              const CfAdjudicating *how,
                              GPtrArray *problems,
                              GError **error);
CfStep *cf_adjudicator_draft (GPtrArray *layers,
                              GPtrArray *decisions,
                              CfStrategy strategy,
                              const CfAdjudicating *how,
                              GError **error);
void cf_adjudicator_apply (CfHistory *history, CfStep *step);

G_END_DECLS
