/* SPDX-License-Identifier: GPL-3.0-or-later
 * The two languages of a bilingual article. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

/**
 * CfRow:
 * @start: the first of its blocks, in the list of those of each side
 * @end: behind its last block; as @start where it has none on that side
 *
 * What stands side by side: a pair, or a block without a partner.
 */
typedef struct
{
  guint start[2];
  guint end[2];
} CfRow;

void cf_sides_assign (GArray **blocks, const char *first_language);
gboolean cf_side_has (CfSide side, const CfBlock *block);
CfSide cf_sides_find (CfArticle *article, guint offset);
gboolean cf_sides_are_opposite (CfArticle *article, guint offset, guint other);
const char *cf_sides_get_language (CfArticle *article, CfSide side);
guint cf_sides_find_shown (CfArticle *article, CfSide side, guint offset);
GArray *cf_sides_list_blocks (CfArticle *article, CfSide side);
GArray *cf_sides_list_rows (CfArticle *article);
void cf_sides_clip (CfArticle *article, CfSide side, CfSpan span, GArray *parts);

G_END_DECLS
