/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the way of finishing an article. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

typedef enum
{
  CF_UNFINISHED_MISSING,  /* a required attribute has no value */
  CF_UNFINISHED_UNLINKED, /* a rebuttal rebuts nothing */
  CF_UNFINISHED_LOST,     /* its words are not found any more */
  CF_UNFINISHED_DOUBT,    /* it is marked as doubtful */
} CfUnfinishedKind;

/**
 * CfUnfinished:
 * @kind: what is the matter
 * @annotation: (nullable): with which annotation; %NULL for the article as a whole
 * @attribute: (nullable): which attribute is missing
 */
typedef struct
{
  CfUnfinishedKind kind;
  CfAnnotation *annotation;
  const CfAttribute *attribute;
} CfUnfinished;

void cf_unfinished_free (CfUnfinished *item);
GPtrArray *cf_unfinished_list (CfDocument *document);

G_END_DECLS
