/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of list attributes that are in use, or in the codebook. */

#pragma once

#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfVocabulary:
 *
 * For each list of a codebook its entries and the values that were used, found by type-ahead. May be made
 * in any thread, then belongs to one.
 */
typedef struct _CfVocabulary CfVocabulary;

CfVocabulary *cf_vocabulary_new (CfCodebook *codebook);
void cf_vocabulary_free (CfVocabulary *vocabulary);
CfVocabulary *
cf_vocabulary_load (CfProject *project, const char *annotator, GCancellable *cancellable);
void cf_vocabulary_add (CfVocabulary *vocabulary, const char *list, const char *value);
void cf_vocabulary_add_layer (CfVocabulary *vocabulary, CfLayer *layer);
GPtrArray *cf_vocabulary_find (
  CfVocabulary *vocabulary, const char *list, const char *query, guint max, guint *n_likely);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfVocabulary, cf_vocabulary_free)

G_END_DECLS
