/* SPDX-License-Identifier: GPL-3.0-or-later
 * A headline, paragraph, caption … of an article. */

#pragma once

#include "cf-span.h"

G_BEGIN_DECLS

typedef enum
{
  CF_BLOCK_HEADLINE,
  CF_BLOCK_SUBHEADING,
  CF_BLOCK_PARAGRAPH,
  CF_BLOCK_QUOTATION,
  CF_BLOCK_LIST_ITEM,
  CF_BLOCK_TABLE_ROW,
  CF_BLOCK_CAPTION,
  CF_BLOCK_BYLINE,
  CF_BLOCK_RELATED,
  CF_N_BLOCK_KINDS
} CfBlockKind;

/* Which of the two languages of a bilingual article; or both, and of what has no languages. */
typedef enum
{
  CF_SIDE_BOTH,
  CF_SIDE_FIRST,
  CF_SIDE_SECOND
} CfSide;

/**
 * CfBlock:
 * @kind: what it is
 * @span: where it stands; the next block begins one behind its end
 * @language: (nullable): a BCP 47 tag, a static string
 * @pair: the number that it shares with its translation, from 1; 0 for none
 * @side: in which of the two languages of its article it is; %CF_SIDE_BOTH where that has no pairs
 */
typedef struct
{
  CfBlockKind kind;
  CfSpan span;
  const char *language;
  guint pair;
  CfSide side;
} CfBlock;

const char *cf_block_kind_get_name (CfBlockKind kind);
gboolean cf_block_kind_is_coded (CfBlockKind kind);

G_END_DECLS
