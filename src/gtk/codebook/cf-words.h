/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be said in a member of an entry of the codebook. */

#pragma once

#include "cf-codebook-desk.h"

G_BEGIN_DECLS

/**
 * CfWords:
 * @ids: (element-type utf8): what may be said; an empty one stands for nothing
 * @labels: (element-type utf8): what they are called
 */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *labels;
} CfWords;

CfWords *cf_words_new (void);
void cf_words_free (CfWords *words);
void cf_words_add (CfWords *words, const char *id, const char *label);
gboolean cf_words_equal (const CfWords *a, const CfWords *b);

/* Makes the words that may be said of an entry, as the codebook is now. */
typedef CfWords *(*CfListWords) (CfCodebookDesk *desk, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfWords, cf_words_free)

G_END_DECLS
