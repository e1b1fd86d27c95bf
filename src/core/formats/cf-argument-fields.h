/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of a node or edge of an argument graph, as flat names and values. */

#pragma once

#include "cf-argument-graph.h"

G_BEGIN_DECLS

/**
 * CfArgumentField:
 * @name: what it is called, the same in every format
 * @value: what it says
 * @is_boolean: whether that is `true` or `false`
 */
typedef struct
{
  char *name;
  char *value;
  gboolean is_boolean;
} CfArgumentField;

GArray *cf_argument_fields_for_node (const CfArgumentNode *node);
GArray *cf_argument_fields_for_edge (const CfArgumentEdge *edge);

G_END_DECLS
