/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gold layer of an article while something is decided in it. */

#pragma once

#include "cf-document.h"
#include "cf-gold.h"

G_BEGIN_DECLS

/**
 * CfGoldLayer:
 * @document: the gold layer, open
 * @text: the article's text
 * @gold: what is decided in it
 *
 * Text and decisions are as they were; so what is to be changed can be put together in a thread while the layer belongs
 * to another.
 */
typedef struct
{
  CfDocument *document;
  CfText *text;
  CfGold *gold;
} CfGoldLayer;

CfDocument *
cf_gold_open (CfProject *project, const char *article, GPtrArray *problems, GError **error);
gboolean cf_gold_check_writable (CfDocument *document, GError **error);

CfGoldLayer *cf_gold_layer_new (CfDocument *document);
void cf_gold_layer_free (CfGoldLayer *layer);

/* cf-gold-draft.c */
CfRelation *cf_gold_draft_link (const CfGoldLayer *layer,
                                const CfRelationType *type,
                                CfRecord *from,
                                const CfGoldLayer *other,
                                CfRecord *to);
CfRecord *cf_gold_draft_find_same (const CfGoldLayer *layer, CfRecord *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfGoldLayer, cf_gold_layer_free)

G_END_DECLS
