/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in the other language of an article the same is said. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

/**
 * CfCounterpartResult:
 * @CF_COUNTERPART_FOUND: there it is
 * @CF_COUNTERPART_ONE_LANGUAGE: the article has no pairs at all
 * @CF_COUNTERPART_NO_PAIR: the block has no partner
 *
 * What came of looking for a counterpart.
 */
typedef enum
{
  CF_COUNTERPART_FOUND,
  CF_COUNTERPART_ONE_LANGUAGE,
  CF_COUNTERPART_NO_PAIR
} CfCounterpartResult;

CfCounterpartResult
cf_counterpart_find (CfArticle *article, const CfSpan *spans, guint n_spans, GArray *found);

G_END_DECLS
