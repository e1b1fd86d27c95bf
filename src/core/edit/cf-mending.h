/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done with the pairs of an article. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

typedef enum
{
  CF_MEND_JOIN_BEFORE, /* the block belongs to the pair above */
  CF_MEND_JOIN_AFTER,
  CF_MEND_SPLIT,    /* the block has no pair */
  CF_MEND_SHIFT_UP, /* from the block on, the second language moves one up */
  CF_MEND_SHIFT_DOWN,
  CF_MEND_RESET, /* all pairs are as the reader made them */
  CF_N_MENDS
} CfMend;

gboolean cf_mend_from_name (const char *name, CfMend *mend);

gboolean
cf_mending_make (CfArticle *article, CfPairs *before, guint block, CfMend mend, CfPairs **after);

G_END_DECLS
