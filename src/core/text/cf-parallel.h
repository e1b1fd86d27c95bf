/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in a translation the words stand that translate others. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

/**
 * CfTie:
 * @from: in one text
 * @to: in the other
 * @weight: how much speaks for it, from 0
 *
 * Places of two texts that seem to belong together: a name, a number, a quotation mark, the gap between sentences.
 */
typedef struct
{
  CfSpan from;
  CfSpan to;
  double weight;
} CfTie;

GArray *cf_ties_find (CfText *from, CfText *to);
CfSpan cf_parallel_find (CfText *from, CfSpan span, CfText *to);

G_END_DECLS
