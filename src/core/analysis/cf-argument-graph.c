/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who claims what, who rebuts it, and on whose word. */

#include "config.h"

#include "cf-argument-graph.h"

static void
clear_article (gpointer data)
{
  CfArgumentArticle *article = data;

  g_free (article->file);
  g_free (article->id);
  g_free (article->title);
  g_free (article->outlet);
  g_free (article->published);
}

CfArgumentArticle *
cf_argument_article_ref (CfArgumentArticle *article)
{
  return g_atomic_rc_box_acquire (article);
}

void
cf_argument_article_unref (CfArgumentArticle *article)
{
  g_atomic_rc_box_release_full (article, clear_article);
}

static void
clear_node (gpointer data)
{
  CfArgumentNode *node = data;

  g_free (node->id);
  g_free (node->code);
  g_clear_pointer (&node->article, cf_argument_article_unref);
  g_free (node->file_hint);
  g_free (node->annotator);
  g_ptr_array_unref (node->annotations);
  g_ptr_array_unref (node->joins);
  g_strfreev (node->propositions);
}

/**
 * cf_argument_node_new:
 * @id: of an annotation
 *
 * Returns: (transfer full): a node without annotations
 */
CfArgumentNode *
cf_argument_node_new (const char *id)
{
  CfArgumentNode *node = g_atomic_rc_box_new0 (CfArgumentNode);

  node->id = g_strdup (id);
  node->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  node->joins = g_ptr_array_new_with_free_func (g_object_unref);
  node->propositions = g_new0 (char *, 1);
  return node;
}

CfArgumentNode *
cf_argument_node_ref (CfArgumentNode *node)
{
  return g_atomic_rc_box_acquire (node);
}

void
cf_argument_node_unref (CfArgumentNode *node)
{
  g_atomic_rc_box_release_full (node, clear_node);
}

/**
 * cf_argument_node_copy_outside:
 * @node: a node
 *
 * Returns: (transfer full): the same, as one that is not of what was asked for
 */
CfArgumentNode *
cf_argument_node_copy_outside (const CfArgumentNode *node)
{
  CfArgumentNode *copy = g_atomic_rc_box_new0 (CfArgumentNode);

  copy->id = g_strdup (node->id);
  copy->code = g_strdup (node->code);
  copy->article = node->article != NULL ? cf_argument_article_ref (node->article) : NULL;
  copy->file_hint = g_strdup (node->file_hint);
  copy->annotator = g_strdup (node->annotator);
  copy->annotations = g_ptr_array_ref (node->annotations);
  copy->joins = g_ptr_array_ref (node->joins);
  copy->propositions = g_strdupv (node->propositions);
  copy->outside = TRUE;
  return copy;
}

/**
 * cf_argument_node_get_annotation:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): the annotation that speaks for it; %NULL if it is absent
 */
CfAnnotation *
cf_argument_node_get_annotation (const CfArgumentNode *node)
{
  return node->annotations->len > 0 ? g_ptr_array_index (node->annotations, 0) : NULL;
}

const char *
cf_argument_edge_get_type (const CfArgumentEdge *edge)
{
  return cf_record_get_code (CF_RECORD (edge->relation));
}

void
cf_argument_edge_clear (CfArgumentEdge *edge)
{
  g_clear_object (&edge->relation);
  g_clear_pointer (&edge->annotator, g_free);
}

/**
 * cf_argument_graph_new:
 * @codebook: says what codes and types are
 *
 * Returns: (transfer full): an empty graph
 */
CfArgumentGraph *
cf_argument_graph_new (CfCodebook *codebook)
{
  CfArgumentGraph *graph = g_atomic_rc_box_new0 (CfArgumentGraph);

  graph->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_argument_node_unref);
  graph->edges = g_array_new (FALSE, FALSE, sizeof (CfArgumentEdge));
  g_array_set_clear_func (graph->edges, (GDestroyNotify) cf_argument_edge_clear);
  graph->codebook = g_object_ref (codebook);
  return graph;
}

static void
clear_graph (gpointer data)
{
  CfArgumentGraph *graph = data;

  g_array_unref (graph->edges);
  g_ptr_array_unref (graph->nodes);
  g_object_unref (graph->codebook);
}

CfArgumentGraph *
cf_argument_graph_ref (CfArgumentGraph *graph)
{
  return g_atomic_rc_box_acquire (graph);
}

void
cf_argument_graph_unref (CfArgumentGraph *graph)
{
  g_atomic_rc_box_release_full (graph, clear_graph);
}

const CfArgumentNode *
cf_argument_graph_get_node (const CfArgumentGraph *graph, guint index)
{
  return g_ptr_array_index (graph->nodes, index);
}

const CfArgumentEdge *
cf_argument_graph_get_edge (const CfArgumentGraph *graph, guint index)
{
  return &g_array_index (graph->edges, CfArgumentEdge, index);
}

static gboolean
stands_for (const CfArgumentNode *node, const char *id)
{
  if (g_str_equal (node->id, id))
    return TRUE;
  for (guint i = 0; i < node->annotations->len; i++)
    if (g_strcmp0 (cf_record_get_id (g_ptr_array_index (node->annotations, i)), id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * cf_argument_graph_find:
 * @graph: a graph
 * @id: of an annotation, also of one that its counterpart speaks for
 * @index: (out): its node
 *
 * Returns: whether there is one
 */
gboolean
cf_argument_graph_find (const CfArgumentGraph *graph, const char *id, guint *index)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    if (stands_for (g_ptr_array_index (graph->nodes, i), id))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cf_argument_graph_select:
 * @graph: a graph
 * @wanted: (array): for each node whether it is wanted
 *
 * Returns: (transfer full): the nodes that are wanted, with the edges between them, in the same order
 */
CfArgumentGraph *
cf_argument_graph_select (const CfArgumentGraph *graph, const gboolean *wanted)
{
  CfArgumentGraph *part = cf_argument_graph_new (graph->codebook);
  g_autofree guint *places = g_new0 (guint, graph->nodes->len + 1);

  for (guint i = 0; i < graph->nodes->len; i++)
    if (wanted[i])
      {
        places[i] = part->nodes->len;
        g_ptr_array_add (part->nodes, cf_argument_node_ref (g_ptr_array_index (graph->nodes, i)));
      }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);
      CfArgumentEdge copy = { places[edge->from], places[edge->to], edge->relation, NULL };

      if (!wanted[edge->from] || !wanted[edge->to])
        continue;
      g_object_ref (copy.relation);
      copy.annotator = g_strdup (edge->annotator);
      g_array_append_val (part->edges, copy);
    }
  return part;
}
