/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where words, clauses, sentences, quotations and graphemes begin and end. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

typedef enum
{
  CF_UNIT_GRAPHEME,
  CF_UNIT_WORD,
  CF_UNIT_CLAUSE,
  CF_UNIT_SENTENCE,
  CF_UNIT_QUOTATION,
  CF_UNIT_PARAGRAPH,
  CF_N_UNITS
} CfUnit;

GArray *cf_segment (CfText *text, CfSpan scope, CfUnit unit);
gboolean cf_segment_find (CfText *text, CfSpan scope, CfUnit unit, guint offset, CfSpan *found);
CfSpan cf_segment_snap (CfText *text, CfSpan scope, CfSpan span);
CfSpan cf_segment_trim_space (CfText *text, CfSpan span);
const char *cf_unit_get_name (CfUnit unit);

G_END_DECLS
