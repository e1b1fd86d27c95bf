/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who claims what, who rebuts it, and on whose word. */

#pragma once

#include "cf-annotation.h"
#include "cf-codebook.h"
#include "cf-relation.h"

G_BEGIN_DECLS

/**
 * CfArgumentArticle:
 * @file: its path from the project's top
 * @id: its id
 * @title: (nullable): its headline
 * @outlet: (nullable): who published it
 * @published: (nullable): when, RFC 3339
 *
 * What a graph says of an article, as people have corrected it.
 */
typedef struct
{
  char *file;
  char *id;
  char *title;
  char *outlet;
  char *published;
} CfArgumentArticle;

/**
 * CfArgumentNode:
 * @id: of the annotation that speaks for the node; of an absent one what a relation calls it
 * @code: (nullable): its code, or the one that took its place; %NULL if it is absent
 * @article: (nullable): where it stands; %NULL if it is absent
 * @file_hint: (nullable): of an absent one the file in which it was last seen
 * @annotator: (nullable): whose it is
 * @annotations: (element-type CfAnnotation): the annotations that are this one unit, that in the coding
 *   language first; empty if it is absent
 * @joins: (element-type CfRelation): the relations between them
 * @propositions: (array zero-terminated=1): what it is about, by the keys of cf_proposition_make_key()
 * @outside: whether it is not of what was asked for, but an end of one of its relations
 *
 * A unit: an annotation, or counterparts that are one; or where a relation ends at nothing. Immutable.
 */
typedef struct
{
  char *id;
  char *code;
  CfArgumentArticle *article;
  char *file_hint;
  char *annotator;
  GPtrArray *annotations;
  GPtrArray *joins;
  char **propositions;
  gboolean outside;
} CfArgumentNode;

/**
 * CfArgumentEdge:
 * @from: the index of the node that speaks
 * @to: the index of the node spoken of
 * @relation: says the rest
 * @annotator: whose it is
 */
typedef struct
{
  guint from;
  guint to;
  CfRelation *relation;
  char *annotator;
} CfArgumentEdge;

/**
 * CfArgumentGraph:
 * @nodes: (element-type CfArgumentNode): by file, place and id; the absent ones last, by id
 * @edges: (element-type CfArgumentEdge): by the nodes that they join, then type and id
 * @codebook: says what codes and types are
 *
 * Immutable: any thread may read it.
 */
typedef struct
{
  GPtrArray *nodes;
  GArray *edges;
  CfCodebook *codebook;
} CfArgumentGraph;

CfArgumentGraph *cf_argument_graph_new (CfCodebook *codebook);
CfArgumentGraph *cf_argument_graph_ref (CfArgumentGraph *graph);
void cf_argument_graph_unref (CfArgumentGraph *graph);
const CfArgumentNode *cf_argument_graph_get_node (const CfArgumentGraph *graph, guint index);
const CfArgumentEdge *cf_argument_graph_get_edge (const CfArgumentGraph *graph, guint index);
gboolean cf_argument_graph_find (const CfArgumentGraph *graph, const char *id, guint *index);
CfArgumentGraph *cf_argument_graph_select (const CfArgumentGraph *graph, const gboolean *wanted);

CfArgumentArticle *cf_argument_article_ref (CfArgumentArticle *article);
void cf_argument_article_unref (CfArgumentArticle *article);
CfArgumentNode *cf_argument_node_new (const char *id);
CfArgumentNode *cf_argument_node_ref (CfArgumentNode *node);
void cf_argument_node_unref (CfArgumentNode *node);
CfArgumentNode *cf_argument_node_copy_outside (const CfArgumentNode *node);
CfAnnotation *cf_argument_node_get_annotation (const CfArgumentNode *node);
const char *cf_argument_edge_get_type (const CfArgumentEdge *edge);
void cf_argument_edge_clear (CfArgumentEdge *edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentGraph, cf_argument_graph_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentNode, cf_argument_node_unref)

G_END_DECLS
