/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: JSON, one object of nodes and links, as d3 and networkx take it. */

#include "config.h"

#include "cf-argument-output.h"
#include "cf-json-writer.h"
#include "cf-record-output.h"
#include "cf-thread.h"

#include <string.h>

static void
write_common (CfJsonWriter *writer, CfRecord *record, CfCodebook *codebook)
{
  cf_json_writer_name (writer, "attributes");
  cf_write_attributes (writer, record, codebook);
  cf_json_writer_string_member (writer, "note", cf_record_get_note (record));
  cf_json_writer_boolean_member (writer, "doubt", cf_record_get_doubt (record));
}

static void
write_counterparts (CfJsonWriter *writer, const CfArgumentNode *node)
{
  cf_json_writer_begin_array (writer);
  for (guint i = 1; i < node->annotations->len; i++)
    {
      CfAnnotation *annotation = g_ptr_array_index (node->annotations, i);
      g_autofree char *quote = cf_annotation_get_quote (annotation);

      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, "id", cf_record_get_id (CF_RECORD (annotation)));
      cf_json_writer_string_member (writer, "quote", quote);
      cf_json_writer_end_object (writer);
    }
  cf_json_writer_end_array (writer);
}

static void
write_annotated (CfJsonWriter *writer, const CfArgumentGraph *graph, const CfArgumentNode *node)
{
  CfAnnotation *annotation = cf_argument_node_get_annotation (node);
  g_autofree char *quote = cf_annotation_get_quote (annotation);

  cf_json_writer_string_member (writer, "code", node->code);
  cf_json_writer_string_member (writer, "quote", quote);
  cf_json_writer_name (writer, "counterparts");
  write_counterparts (writer, node);
  cf_json_writer_string_member (writer, "file", node->article->file);
  cf_json_writer_string_member (writer, "article", node->article->id);
  cf_json_writer_string_member (writer, "title", node->article->title);
  cf_json_writer_string_member (writer, "outlet", node->article->outlet);
  cf_json_writer_string_member (writer, "published", node->article->published);
  cf_json_writer_string_member (writer, "annotator", node->annotator);
  cf_json_writer_name (writer, "propositions");
  cf_json_writer_begin_array (writer);
  for (char **key = node->propositions; *key != NULL; key++)
    cf_json_writer_string (writer, *key);
  cf_json_writer_end_array (writer);
  write_common (writer, CF_RECORD (annotation), graph->codebook);
}

static void
write_node (CfJsonWriter *writer,
            const CfArgumentGraph *graph,
            const CfArgumentNode *node,
            gboolean unanswered)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "id", node->id);
  cf_json_writer_boolean_member (writer, "absent", node->article == NULL);
  cf_json_writer_boolean_member (writer, "outside", node->outside);
  cf_json_writer_boolean_member (writer, "unanswered", unanswered);
  if (node->article != NULL)
    write_annotated (writer, graph, node);
  else
    cf_json_writer_string_member (writer, "file", node->file_hint);
  cf_json_writer_end_object (writer);
}

static void
write_edge (CfJsonWriter *writer, const CfArgumentGraph *graph, const CfArgumentEdge *edge)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "key", cf_record_get_id (CF_RECORD (edge->relation)));
  cf_json_writer_string_member (writer, "source",
                                cf_argument_graph_get_node (graph, edge->from)->id);
  cf_json_writer_string_member (writer, "target", cf_argument_graph_get_node (graph, edge->to)->id);
  cf_json_writer_string_member (writer, "type", cf_argument_edge_get_type (edge));
  cf_json_writer_string_member (writer, "annotator", edge->annotator);
  write_common (writer, CF_RECORD (edge->relation), graph->codebook);
  cf_json_writer_end_object (writer);
}

/**
 * cf_argument_make_json:
 * @graph: a graph
 * @error: unused
 *
 * Returns: (transfer full): it as JSON on a line
 */
GBytes *
cf_argument_make_json (const CfArgumentGraph *graph, GError **error)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autoptr (GArray) unanswered = cf_thread_list_unanswered (graph);
  g_autofree char *text = NULL;
  guint next = 0;

  cf_json_writer_begin_object (writer);
  cf_json_writer_boolean_member (writer, "directed", TRUE);
  cf_json_writer_boolean_member (writer, "multigraph", TRUE);
  cf_json_writer_name (writer, "graph");
  cf_json_writer_begin_object (writer);
  cf_json_writer_end_object (writer);
  cf_json_writer_name (writer, "nodes");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      gboolean is_unanswered =
        next < unanswered->len && g_array_index (unanswered, guint, next) == i;

      next += is_unanswered ? 1 : 0;
      write_node (writer, graph, cf_argument_graph_get_node (graph, i), is_unanswered);
    }
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "links");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < graph->edges->len; i++)
    write_edge (writer, graph, cf_argument_graph_get_edge (graph, i));
  cf_json_writer_end_array (writer);
  cf_json_writer_end_object (writer);
  text = cf_json_writer_finish_string (writer);
  return g_bytes_new_take (g_strconcat (text, "\n", NULL), strlen (text) + 1);
}
