/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: GraphML.
 *
 * Every name has a key with its type, as readers want it; nodes have the ids of their annotations. What XML cannot
 * hold, which are control characters, becomes U+FFFD. */

#include "config.h"

#include "cf-argument-fields.h"
#include "cf-argument-output.h"
#include "cf-error.h"

#include <glib/gi18n.h>

#include <libxml/xmlwriter.h>

#define NAMESPACE "http://graphml.graphdrawing.org/xmlns"

typedef struct
{
  xmlTextWriterPtr xml;
  const CfArgumentGraph *graph;
  GHashTable *keys; /* `node` or `edge` and a name -> id of its key */
} Output;

static const xmlChar *
as_xml (const char *text)
{
  return (const xmlChar *) text;
}

static gboolean
is_xml (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static char *
replace_illegal (const char *text)
{
  GString *legal = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (legal, is_xml (g_utf8_get_char (p)) ? g_utf8_get_char (p) : 0xFFFD);
  return g_string_free (legal, FALSE);
}

static void
write_attribute (Output *output, const char *name, const char *value)
{
  g_autofree char *legal = replace_illegal (value);

  xmlTextWriterWriteAttribute (output->xml, as_xml (name), as_xml (legal));
}

static void
write_keys (Output *output, const char *domain, GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CfArgumentField *field = &g_array_index (fields, CfArgumentField, i);
      g_autofree char *key = g_strconcat (domain, " ", field->name, NULL);
      g_autofree char *id = NULL;

      if (g_hash_table_contains (output->keys, key))
        continue;
      id = g_strdup_printf ("k%u", g_hash_table_size (output->keys));
      xmlTextWriterStartElement (output->xml, as_xml ("key"));
      write_attribute (output, "id", id);
      write_attribute (output, "for", domain);
      write_attribute (output, "attr.name", field->name);
      write_attribute (output, "attr.type", field->is_boolean ? "boolean" : "string");
      xmlTextWriterEndElement (output->xml);
      g_hash_table_insert (output->keys, g_steal_pointer (&key), g_steal_pointer (&id));
    }
}

static void
write_all_keys (Output *output)
{
  for (guint i = 0; i < output->graph->nodes->len; i++)
    {
      g_autoptr (GArray) fields =
                   cf_argument_fields_for_node (cf_argument_graph_get_node (output->graph, i));

      write_keys (output, "node", fields);
    }
  for (guint i = 0; i < output->graph->edges->len; i++)
    {
      g_autoptr (GArray) fields =
                   cf_argument_fields_for_edge (cf_argument_graph_get_edge (output->graph, i));

      write_keys (output, "edge", fields);
    }
}

static void
write_fields (Output *output, const char *domain, GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CfArgumentField *field = &g_array_index (fields, CfArgumentField, i);
      g_autofree char *key = g_strconcat (domain, " ", field->name, NULL);
      g_autofree char *legal = replace_illegal (field->value);

      xmlTextWriterStartElement (output->xml, as_xml ("data"));
      write_attribute (output, "key", g_hash_table_lookup (output->keys, key));
      xmlTextWriterWriteString (output->xml, as_xml (legal));
      xmlTextWriterEndElement (output->xml);
    }
}

static void
write_node (Output *output, const CfArgumentNode *node)
{
  g_autoptr (GArray) fields = cf_argument_fields_for_node (node);

  xmlTextWriterStartElement (output->xml, as_xml ("node"));
  write_attribute (output, "id", node->id);
  write_fields (output, "node", fields);
  xmlTextWriterEndElement (output->xml);
}

static void
write_edge (Output *output, const CfArgumentEdge *edge)
{
  g_autoptr (GArray) fields = cf_argument_fields_for_edge (edge);

  xmlTextWriterStartElement (output->xml, as_xml ("edge"));
  write_attribute (output, "id", cf_record_get_id (CF_RECORD (edge->relation)));
  write_attribute (output, "source", cf_argument_graph_get_node (output->graph, edge->from)->id);
  write_attribute (output, "target", cf_argument_graph_get_node (output->graph, edge->to)->id);
  write_fields (output, "edge", fields);
  xmlTextWriterEndElement (output->xml);
}

static gboolean
write_document (Output *output)
{
  xmlTextWriterSetIndent (output->xml, 1);
  xmlTextWriterStartDocument (output->xml, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (output->xml, as_xml ("graphml"));
  write_attribute (output, "xmlns", NAMESPACE);
  write_all_keys (output);
  xmlTextWriterStartElement (output->xml, as_xml ("graph"));
  write_attribute (output, "id", "argument");
  write_attribute (output, "edgedefault", "directed");
  for (guint i = 0; i < output->graph->nodes->len; i++)
    write_node (output, cf_argument_graph_get_node (output->graph, i));
  for (guint i = 0; i < output->graph->edges->len; i++)
    write_edge (output, cf_argument_graph_get_edge (output->graph, i));
  return xmlTextWriterEndDocument (output->xml) >= 0;
}

/**
 * cf_argument_make_graphml:
 * @graph: a graph
 * @error: that there was no memory for it
 *
 * Returns: (transfer full) (nullable): it as GraphML
 */
GBytes *
cf_argument_make_graphml (const CfArgumentGraph *graph, GError **error)
{
  xmlBufferPtr buffer = xmlBufferCreate ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Output output = { xmlNewTextWriterMemory (buffer, 0), graph, keys };
  gboolean done = output.xml != NULL && write_document (&output);
  GBytes *bytes = NULL;

  xmlFreeTextWriter (output.xml);
  if (done)
    bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  else
    g_set_error_literal (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("the graph is too big for GraphML"));
  xmlBufferFree (buffer);
  return bytes;
}
