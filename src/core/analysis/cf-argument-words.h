/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands on a card. */

#pragma once

#include "cf-argument-graph.h"

G_BEGIN_DECLS

char *cf_argument_words_shorten (const char *text);
char *cf_argument_words_make_head (const CfArgumentGraph *graph, const CfArgumentNode *node);
char *cf_argument_words_make_quote (const CfArgumentNode *node);
char *cf_argument_words_make_place (const CfArgumentNode *node);
const char *cf_argument_words_get_type (const CfArgumentGraph *graph, const CfArgumentEdge *edge);

G_END_DECLS
