/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which blocks of an article translate each other, where a person says otherwise than its reader does. */

#pragma once

#include "cf-block.h"
#include "cf-text.h"

G_BEGIN_DECLS

/* In the place of a block that is not there. */
#define CF_NO_BLOCK G_MAXUINT

/**
 * CfBlockName:
 * @start: where the block began when it was named
 * @words: the digest of its words
 *
 * Names a block so that it is found again when other parts of the article have changed.
 */
typedef struct
{
  guint start;
  guint64 words;
} CfBlockName;

typedef struct _CfPairs CfPairs;

CfPairs *cf_pairs_new (void);
CfPairs *cf_pairs_ref (CfPairs *pairing);
void cf_pairs_unref (CfPairs *pairing);
void cf_pairs_add (CfPairs *pairing, const CfBlockName *names, guint n_names);

guint cf_pairs_get_n_groups (CfPairs *pairing);
const CfBlockName *cf_pairs_get_group (CfPairs *pairing, guint group, guint *n_names);
gboolean cf_pairs_equal (CfPairs *a, CfPairs *b);

CfBlockName cf_pairs_name_block (CfText *text, const CfBlock *block);
GArray *
cf_pairs_find_blocks (CfPairs *pairing, CfText *text, const CfBlock *blocks, guint n_blocks);
void cf_pairs_apply (CfPairs *pairing, CfText *text, GArray **blocks);
void cf_pairs_number (GArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPairs, cf_pairs_unref)

G_END_DECLS
