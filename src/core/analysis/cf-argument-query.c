/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an argument graph is wanted.
 *
 * An article, or a part of it, comes with what stands at the other end of its relations: a rebuttal says little
 * without what it rebuts. */

#include "config.h"

#include "cf-argument-query.h"

#include "cf-thread.h"

/**
 * cf_argument_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): the same
 */
CfArgumentQuery *
cf_argument_query_copy (const CfArgumentQuery *query)
{
  CfArgumentQuery *copy = g_new0 (CfArgumentQuery, 1);

  *copy = *query;
  copy->file = g_strdup (query->file);
  copy->annotation = g_strdup (query->annotation);
  copy->code = g_strdup (query->code);
  copy->outlet = g_strdup (query->outlet);
  copy->annotator = g_strdup (query->annotator);
  return copy;
}

void
cf_argument_query_clear (CfArgumentQuery *query)
{
  g_clear_pointer (&query->file, g_free);
  g_clear_pointer (&query->annotation, g_free);
  g_clear_pointer (&query->code, g_free);
  g_clear_pointer (&query->outlet, g_free);
  g_clear_pointer (&query->annotator, g_free);
}

void
cf_argument_query_free (CfArgumentQuery *query)
{
  cf_argument_query_clear (query);
  g_free (query);
}

static gboolean
is_of_article (const CfArgumentQuery *query, const CfArgumentNode *node)
{
  return node->article != NULL && g_strcmp0 (node->article->file, query->file) == 0;
}

static gboolean
touches_selection (const CfArgumentQuery *query, const CfArgumentNode *node)
{
  if (!is_of_article (query, node))
    return FALSE;
  for (guint i = 0; i < node->annotations->len; i++)
    {
      CfAnnotation *annotation = g_ptr_array_index (node->annotations, i);

      for (guint p = 0; p < cf_annotation_get_n_parts (annotation); p++)
        if (cf_span_overlaps (cf_annotation_get_part (annotation, p)->span, query->selection))
          return TRUE;
    }
  return FALSE;
}

static gboolean
matches (const CfArgumentQuery *query, const CfArgumentNode *node)
{
  const char *outlet =
    node->article != NULL && node->article->outlet != NULL ? node->article->outlet : "";

  return (query->code == NULL || g_strcmp0 (node->code, query->code) == 0) &&
         (query->outlet == NULL || g_str_equal (outlet, query->outlet)) &&
         (query->annotator == NULL || g_strcmp0 (node->annotator, query->annotator) == 0);
}

static void
want_thread (const CfArgumentQuery *query, const CfArgumentGraph *graph, gboolean *inside)
{
  g_autoptr (GArray) items = NULL;
  guint node;

  if (query->annotation == NULL || !cf_argument_graph_find (graph, query->annotation, &node))
    return;
  items = cf_thread_list_around (graph, node);
  for (guint i = 0; i < items->len; i++)
    inside[g_array_index (items, CfThreadItem, i).node] = TRUE;
}

static void
want_scope (const CfArgumentQuery *query, const CfArgumentGraph *graph, gboolean *inside)
{
  if (query->scope == CF_ARGUMENT_THREAD)
    {
      want_thread (query, graph, inside);
      return;
    }
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      inside[i] = query->scope == CF_ARGUMENT_PROJECT ||
                  (query->scope == CF_ARGUMENT_ARTICLE ? is_of_article (query, node)
                                                       : touches_selection (query, node));
    }
}

static void
want_other_ends (const CfArgumentGraph *graph, const gboolean *inside, gboolean *wanted)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);

      if (inside[edge->from] || inside[edge->to])
        wanted[edge->from] = wanted[edge->to] = TRUE;
    }
}

/* In place: the nodes of @part are those of @graph that are wanted, in the same order. */
static void
mark_outside (const CfArgumentGraph *graph,
              const gboolean *inside,
              const gboolean *wanted,
              CfArgumentGraph *part)
{
  guint place = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      gpointer *node = &part->nodes->pdata[place];

      if (!wanted[i])
        continue;
      if (!inside[i])
        {
          CfArgumentNode *copy = cf_argument_node_copy_outside (*node);

          cf_argument_node_unref (*node);
          *node = copy;
        }
      place++;
    }
}

/**
 * cf_argument_query_run:
 * @query: what is wanted
 * @graph: the graph of a project
 *
 * Returns: (transfer full): the part of it that is wanted; what stands at the other end of a relation is outside
 */
CfArgumentGraph *
cf_argument_query_run (const CfArgumentQuery *query, const CfArgumentGraph *graph)
{
  guint n = graph->nodes->len;
  g_autofree gboolean *inside = g_new0 (gboolean, n + 1);
  g_autofree gboolean *wanted = NULL;
  CfArgumentGraph *part;

  want_scope (query, graph, inside);
  for (guint i = 0; i < n; i++)
    inside[i] = inside[i] && matches (query, cf_argument_graph_get_node (graph, i));
  wanted = g_memdup2 (inside, (n + 1) * sizeof *inside);
  if (query->scope == CF_ARGUMENT_ARTICLE || query->scope == CF_ARGUMENT_SELECTION)
    want_other_ends (graph, inside, wanted);
  for (guint i = 0; i < n; i++)
    wanted[i] = wanted[i] && matches (query, cf_argument_graph_get_node (graph, i));
  part = cf_argument_graph_select (graph, wanted);
  mark_outside (graph, inside, wanted, part);
  return part;
}
