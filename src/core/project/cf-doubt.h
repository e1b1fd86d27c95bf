/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a layer waits for a decision of its annotator. */

#pragma once

#include "cf-sidecar-store.h"

G_BEGIN_DECLS

/**
 * CfDoubt:
 * @id: of an annotation or relation; empty for the state of the article
 * @code: (nullable): its code
 * @quote: (nullable): its words; %NULL for the article as a whole, and for a relation
 * @note: (nullable): its note
 * @n_versions: how many versions of it there are, of which one is to be settled for; 1 for what is in doubt only
 *
 * A record that its annotator has marked as doubtful, or of which a merge has left several versions.
 */
typedef struct
{
  char *id;
  char *code;
  char *quote;
  char *note;
  guint n_versions;
} CfDoubt;

GArray *cf_doubts_collect (CfLayer *layer, CfSidecarStore *store);

G_END_DECLS
