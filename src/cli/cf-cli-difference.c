/* SPDX-License-Identifier: GPL-3.0-or-later
 * Differences of coders as commands print them. */

#include "config.h"

#include "cf-cli-difference.h"

#include "cf-error.h"

#include <glib/gi18n.h>

/**
 * cf_cli_split_annotators:
 * @options: (nullable): `--annotators`, each with one name or several with commas between
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names
 */
char **
cf_cli_split_annotators (char **options)
{
  g_autofree char *joined = options != NULL ? g_strjoinv (",", options) : NULL;

  return joined != NULL ? g_strsplit (joined, ",", -1) : NULL;
}

static gboolean
check_annotators (const CfMaterial *material, char **annotators, GError **error)
{
  for (guint i = 0; annotators != NULL && annotators[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (material->coders, annotators[i], g_str_equal, NULL))
      {
        g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("there is no layer of %s"),
                     annotators[i]);
        return FALSE;
      }
  if (material->coders->len >= 2)
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
               _ ("there are no layers of two annotators to compare"));
  return FALSE;
}

/**
 * cf_cli_collect:
 * @call: names what is read
 * @project: its project
 * @annotators: (nullable): whose layers are wanted; %NULL for all but gold
 * @unfinished: whether those in progress too
 * @error: what cannot be read, or that there are no two layers
 *
 * Returns: (transfer full) (nullable): what they marked, without nested units, each article as a whole
 */
CfComparable *
cf_cli_collect (
  CfCall *call, CfProject *project, char **annotators, gboolean unfinished, GError **error)
{
  g_autoptr (GPtrArray) targets =
               cf_target_expand ((const char *const *) call->arguments, call->problems, error);
  CfComparableOptions options = {
    .annotators = annotators, .whole = TRUE, .live = TRUE, .unfinished = unfinished
  };
  g_autoptr (CfComparable) found = NULL;

  if (targets != NULL)
    found = cf_comparable_collect (project, targets, &options, call->problems, NULL, error);
  if (found == NULL || !check_annotators (found->material, annotators, error))
    return NULL;
  cf_material_drop_nested (found->material);
  return g_steal_pointer (&found);
}

static void
write_spans (CfJsonWriter *writer, CfRecord *record)
{
  guint n = CF_IS_ANNOTATION (record) ? cf_annotation_get_n_parts (CF_ANNOTATION (record)) : 0;

  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    {
      CfSpan span = cf_annotation_get_part (CF_ANNOTATION (record), i)->span;

      cf_json_writer_begin_array (writer);
      cf_json_writer_integer (writer, span.start);
      cf_json_writer_integer (writer, span.end);
      cf_json_writer_end_array (writer);
    }
  cf_json_writer_end_array (writer);
}

static void
write_values (CfJsonWriter *writer, CfRecord *record, const char *attribute)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute))
      cf_json_writer_string (writer, values[i].value);
  cf_json_writer_end_array (writer);
}

static void
write_ends (CfJsonWriter *writer, CfRelation *relation)
{
  cf_json_writer_begin_array (writer);
  cf_json_writer_string (writer, cf_relation_get_from (relation));
  cf_json_writer_string (writer, cf_relation_get_to (relation));
  cf_json_writer_end_array (writer);
}

/* Of an attribute the values of each, of links where each begins and ends. */
static void
print_matter (CfJsonWriter *writer, const CfDifference *difference, guint n)
{
  if (difference->attribute != NULL)
    {
      cf_json_writer_name (writer, "values");
      cf_json_writer_begin_array (writer);
      for (guint i = 0; i < n; i++)
        write_values (writer, difference->records[i], difference->attribute);
      cf_json_writer_end_array (writer);
    }
  if (CF_IS_RELATION (difference->records[0]))
    {
      cf_json_writer_name (writer, "ends");
      cf_json_writer_begin_array (writer);
      for (guint i = 0; i < n; i++)
        write_ends (writer, CF_RELATION (difference->records[i]));
      cf_json_writer_end_array (writer);
    }
}

/* One an annotator: the spans of the annotation, the code, the name, the id. */
static void
print_json (const CfMaterial *material, const CfDifference *difference)
{
  const CfContinuum *continuum = g_ptr_array_index (material->continua, difference->continuum);
  CfJsonWriter *writer = cf_print_begin ();
  guint n = difference->records[1] != NULL ? 2 : 1;

  cf_json_writer_string_member (writer, "file", continuum->name);
  cf_json_writer_string_member (writer, "kind", cf_difference_kind_get_name (difference->kind));
  if (difference->attribute != NULL)
    cf_json_writer_string_member (writer, "attribute", difference->attribute);
  cf_json_writer_name (writer, "spans");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    write_spans (writer, difference->records[i]);
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "codes");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    cf_json_writer_string (writer, cf_record_get_code (difference->records[i]));
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "annotators");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    cf_json_writer_string (writer, g_ptr_array_index (material->coders, difference->coders[i]));
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "ids");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    cf_json_writer_string (writer, cf_record_get_id (difference->records[i]));
  cf_json_writer_end_array (writer);
  print_matter (writer, difference, n);
  cf_print_end (writer);
}

/* As those of an annotation are given: none is `attribute=`. */
static void
append_values (GString *text, CfRecord *record, const char *attribute)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);
  gboolean any = FALSE;

  g_string_append_printf (text, " %s=", attribute);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute))
      {
        g_string_append_printf (text, "%s%s", any ? "," : "", values[i].value);
        any = TRUE;
      }
}

static char *
describe (const CfMaterial *material, const CfDifference *difference, guint side)
{
  CfRecord *record = difference->records[side];
  const char *coder = g_ptr_array_index (material->coders, difference->coders[side]);
  GString *text = g_string_new (coder);
  guint n = CF_IS_ANNOTATION (record) ? cf_annotation_get_n_parts (CF_ANNOTATION (record)) : 0;

  g_string_append_printf (text, " %s", cf_record_get_code (record));
  for (guint i = 0; i < n; i++)
    {
      CfSpan span = cf_annotation_get_part (CF_ANNOTATION (record), i)->span;

      g_string_append_printf (text, "%s%u-%u", i > 0 ? "," : " ", span.start, span.end);
    }
  g_string_append_printf (text, " %s", cf_record_get_id (record));
  if (CF_IS_RELATION (record))
    g_string_append_printf (text, " %s %s", cf_relation_get_from (CF_RELATION (record)),
                            cf_relation_get_to (CF_RELATION (record)));
  if (difference->attribute != NULL)
    append_values (text, record, difference->attribute);
  return g_string_free (text, FALSE);
}

/**
 * cf_cli_print_difference:
 * @call: says whether as JSON
 * @material: of which it is
 * @difference: a difference
 */
void
cf_cli_print_difference (CfCall *call, const CfMaterial *material, const CfDifference *difference)
{
  const CfContinuum *continuum = g_ptr_array_index (material->continua, difference->continuum);

  if (call->json)
    {
      print_json (material, difference);
      return;
    }
  cf_print ("%s\t%s%s%s", continuum->name, cf_difference_kind_get_name (difference->kind),
            difference->attribute != NULL ? " " : "",
            difference->attribute != NULL ? difference->attribute : "");
  for (guint i = 0; i < 2 && difference->records[i] != NULL; i++)
    {
      g_autofree char *side = describe (material, difference, i);

      cf_print ("\t%s", side);
    }
  cf_print ("\n");
}
