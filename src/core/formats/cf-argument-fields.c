/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of a node or edge of an argument graph, as flat names and values: formats of graphs have nothing
 * deeper. What is not known is left out. */

#include "config.h"

#include "cf-argument-fields.h"

#include "cf-record-output.h"

#define ATTRIBUTE_PREFIX "attribute_"
#define SEPARATOR "|"

static void
clear_field (gpointer data)
{
  CfArgumentField *field = data;

  g_free (field->name);
  g_free (field->value);
}

static GArray *
new_fields (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (CfArgumentField));

  g_array_set_clear_func (fields, clear_field);
  return fields;
}

static void
add (GArray *fields, const char *name, const char *value)
{
  CfArgumentField field = { g_strdup (name), g_strdup (value), FALSE };

  if (value == NULL || *value == '\0')
    clear_field (&field);
  else
    g_array_append_val (fields, field);
}

static void
add_boolean (GArray *fields, const char *name, gboolean value)
{
  CfArgumentField field = { g_strdup (name), g_strdup (value ? "true" : "false"), TRUE };

  g_array_append_val (fields, field);
}

static void
add_attributes (GArray *fields, CfRecord *record)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *joined = NULL;

      /* Those of one attribute stand together. */
      if (i > 0 && g_str_equal (values[i].attribute, values[i - 1].attribute))
        continue;
      name = g_strconcat (ATTRIBUTE_PREFIX, values[i].attribute, NULL);
      joined = cf_join_values (record, values[i].attribute);
      add (fields, name, joined);
    }
}

static void
add_counterparts (GArray *fields, const CfArgumentNode *node)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) quotes = g_string_new (NULL);

  for (guint i = 1; i < node->annotations->len; i++)
    {
      CfAnnotation *annotation = g_ptr_array_index (node->annotations, i);
      g_autofree char *quote = cf_annotation_get_quote (annotation);
      const char *separator = i > 1 ? SEPARATOR : "";

      g_string_append_printf (ids, "%s%s", separator, cf_record_get_id (CF_RECORD (annotation)));
      g_string_append_printf (quotes, "%s%s", separator, quote);
    }
  add (fields, "counterparts", ids->str);
  add (fields, "counterpart_quotes", quotes->str);
}

static void
add_article (GArray *fields, const CfArgumentArticle *article)
{
  add (fields, "file", article->file);
  add (fields, "article", article->id);
  add (fields, "title", article->title);
  add (fields, "outlet", article->outlet);
  add (fields, "published", article->published);
}

/**
 * cf_argument_fields_for_node:
 * @node: a node
 *
 * Returns: (transfer full) (element-type CfArgumentField): what is said of it, without its id
 */
GArray *
cf_argument_fields_for_node (const CfArgumentNode *node)
{
  GArray *fields = new_fields ();
  CfAnnotation *annotation = cf_argument_node_get_annotation (node);
  g_autofree char *quote = annotation != NULL ? cf_annotation_get_quote (annotation) : NULL;
  g_autofree char *propositions = g_strjoinv (SEPARATOR, node->propositions);

  add_boolean (fields, "absent", annotation == NULL);
  add_boolean (fields, "outside", node->outside);
  if (annotation == NULL)
    {
      add (fields, "file", node->file_hint);
      return fields;
    }
  add (fields, "code", node->code);
  add (fields, "quote", quote);
  add_counterparts (fields, node);
  add_article (fields, node->article);
  add (fields, "annotator", node->annotator);
  add (fields, "propositions", propositions);
  add (fields, "note", cf_record_get_note (CF_RECORD (annotation)));
  add_boolean (fields, "doubt", cf_record_get_doubt (CF_RECORD (annotation)));
  add_attributes (fields, CF_RECORD (annotation));
  return fields;
}

/**
 * cf_argument_fields_for_edge:
 * @edge: an edge
 *
 * Returns: (transfer full) (element-type CfArgumentField): what is said of it, without its id and ends
 */
GArray *
cf_argument_fields_for_edge (const CfArgumentEdge *edge)
{
  GArray *fields = new_fields ();
  CfRecord *record = CF_RECORD (edge->relation);

  add (fields, "type", cf_record_get_code (record));
  add (fields, "annotator", edge->annotator);
  add (fields, "note", cf_record_get_note (record));
  add_boolean (fields, "doubt", cf_record_get_doubt (record));
  add_attributes (fields, record);
  return fields;
}
