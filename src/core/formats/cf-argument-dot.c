/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: DOT, written by Graphviz itself. */

#include "config.h"

#include "cf-argument-fields.h"
#include "cf-argument-output.h"
#include "cf-error.h"
#include "cf-graphviz.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Graphviz quotes quotation marks, but takes a backslash in labels for the beginning of more, and at the end of a
 * string for what quotes its end. */
static char *
double_backslashes (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\\", -1);

  return g_strjoinv ("\\\\", pieces);
}

static void
set_fields (void *object, GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CfArgumentField *field = &g_array_index (fields, CfArgumentField, i);
      g_autofree char *value = double_backslashes (field->value);

      cf_graphviz_set (object, field->name, value);
    }
}

static void
set_label (void *object, const char *text)
{
  g_autofree char *label = double_backslashes (text);

  cf_graphviz_set (object, "label", label);
}

static Agnode_t *
add_node (Agraph_t *dot, const CfArgumentGraph *graph, const CfArgumentNode *node)
{
  g_autofree char *name = double_backslashes (node->id);
  g_autoptr (GArray) fields = cf_argument_fields_for_node (node);
  CfAnnotation *annotation = cf_argument_node_get_annotation (node);
  g_autofree char *quote = annotation != NULL ? cf_annotation_get_quote (annotation) : NULL;
  const CfCode *code =
    node->code != NULL ? cf_codebook_get_code (graph->codebook, node->code) : NULL;
  Agnode_t *added = agnode (dot, name, TRUE);

  set_fields (added, fields);
  set_label (added, quote != NULL ? quote : node->id);
  if (code != NULL)
    cf_graphviz_set (added, "color", code->colour[0]);
  if (annotation == NULL)
    cf_graphviz_set (added, "style", "dashed");
  return added;
}

static void
add_edge (Agraph_t *dot, Agnode_t **nodes, const CfArgumentEdge *edge)
{
  g_autofree char *name = double_backslashes (cf_record_get_id (CF_RECORD (edge->relation)));
  g_autoptr (GArray) fields = cf_argument_fields_for_edge (edge);
  Agedge_t *added = agedge (dot, nodes[edge->from], nodes[edge->to], name, TRUE);

  set_fields (added, fields);
  cf_graphviz_set (added, "id", name); /* what readers see of its name */
  set_label (added, cf_argument_edge_get_type (edge));
}

static Agraph_t *
make (const CfArgumentGraph *graph)
{
  Agraph_t *dot = agopen ((char *) "argument", Agdirected, NULL);
  g_autofree Agnode_t **nodes = g_new0 (Agnode_t *, graph->nodes->len + 1);

  agattr (dot, AGRAPH, (char *) "rankdir", (char *) "BT");
  agattr (dot, AGRAPH, (char *) "linelength", (char *) "0"); /* never broken */
  agattr (dot, AGNODE, (char *) "shape", (char *) "box");
  for (guint i = 0; i < graph->nodes->len; i++)
    nodes[i] = add_node (dot, graph, cf_argument_graph_get_node (graph, i));
  for (guint i = 0; i < graph->edges->len; i++)
    add_edge (dot, nodes, cf_argument_graph_get_edge (graph, i));
  return dot;
}

/**
 * cf_argument_make_dot:
 * @graph: a graph
 * @error: that there was no memory for it
 *
 * Returns: (transfer full) (nullable): it as DOT
 */
GBytes *
cf_argument_make_dot (const CfArgumentGraph *graph, GError **error)
{
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream (&text, &length);
  gboolean done = stream != NULL;
  GBytes *bytes = NULL;

  if (stream != NULL)
    {
      Agraph_t *dot;

      cf_graphviz_lock ();
      dot = make (graph);
      done = agwrite (dot, stream) == 0;
      agclose (dot);
      cf_graphviz_unlock ();
      done = fclose (stream) == 0 && done;
    }
  if (done)
    bytes = g_bytes_new (text, length);
  else
    g_set_error_literal (error, CF_ERROR, cf_error_from_errno (errno), g_strerror (errno));
  free (text);
  return bytes;
}
