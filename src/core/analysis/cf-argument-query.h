/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an argument graph is wanted. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-span.h"

G_BEGIN_DECLS

/**
 * CfArgumentScope:
 * @CF_ARGUMENT_ARTICLE: one article
 * @CF_ARGUMENT_SELECTION: what touches the words that are selected in it
 * @CF_ARGUMENT_THREAD: the thread of an annotation, with those of the propositions that it is about
 * @CF_ARGUMENT_PROJECT: everything
 */
typedef enum
{
  CF_ARGUMENT_ARTICLE,
  CF_ARGUMENT_SELECTION,
  CF_ARGUMENT_THREAD,
  CF_ARGUMENT_PROJECT,
  CF_N_ARGUMENT_SCOPES
} CfArgumentScope;

/**
 * CfArgumentQuery:
 * @scope: how much
 * @file: (nullable): the article, by its path from the project's top
 * @selection: what is selected in it
 * @annotation: (nullable): the id of the annotation whose thread is wanted
 * @code: (nullable): only this code
 * @outlet: (nullable): only this outlet; empty for those whose outlet is not known
 * @annotator: (nullable): only this layer
 */
typedef struct
{
  CfArgumentScope scope;
  char *file;
  CfSpan selection;
  char *annotation;
  char *code;
  char *outlet;
  char *annotator;
} CfArgumentQuery;

CfArgumentQuery *cf_argument_query_copy (const CfArgumentQuery *query);
void cf_argument_query_clear (CfArgumentQuery *query);
void cf_argument_query_free (CfArgumentQuery *query);
CfArgumentGraph *cf_argument_query_run (const CfArgumentQuery *query, const CfArgumentGraph *graph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentQuery, cf_argument_query_free)

G_END_DECLS
