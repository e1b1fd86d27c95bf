/* SPDX-License-Identifier: GPL-3.0-or-later
 * Options that several commands take. */

#include "config.h"

#include "cf-cli-options.h"

#include "cf-annotators.h"
#include "cf-error.h"

#include <glib/gi18n.h>

#include <string.h>

/**
 * cf_cli_get_annotator:
 * @option: (nullable): what was asked for
 * @error: that nobody may write under that name
 *
 * Returns: (transfer full) (nullable): that, else the annotator in the settings, else the login name
 */
char *
cf_cli_get_annotator (const char *option, GError **error)
{
  if (option == NULL)
    return cf_annotators_get_current_name ();
  if (!g_str_equal (option, CF_ANNOTATOR_GOLD))
    return g_strdup (option);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("“%s” is kept for the layer that adjudication writes; choose another short name"),
               option);
  return NULL;
}

static gboolean
parse_span (const char *text, CfSpan *span)
{
  char *end;
  guint64 start, stop;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  start = g_ascii_strtoull (text, &end, 10);
  if (*end != '-' || !g_ascii_isdigit (end[1]))
    return FALSE;
  stop = g_ascii_strtoull (end + 1, &end, 10);
  if (*end != '\0' || start >= stop || stop > G_MAXINT32)
    return FALSE;
  span->start = (guint) start;
  span->end = (guint) stop;
  return TRUE;
}

/**
 * cf_cli_parse_spans:
 * @options: (array zero-terminated=1): `START-END`, several
 * @document: the article
 * @error: which is none, or not in the article, or shows nothing
 *
 * Returns: (transfer full) (element-type CfSpan) (nullable): the spans
 */
GArray *
cf_cli_parse_spans (char **options, CfDocument *document, GError **error)
{
  guint length = cf_text_get_length (cf_document_get_text (document));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint i = 0; options[i] != NULL; i++)
    {
      CfSpan span;

      if (!parse_span (options[i], &span))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                       _ ("“%s” is no span: START-END, code points, START less than END"),
                       options[i]);
          return NULL;
        }
      if (span.end > length)
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                       _ ("the span %s ends behind the article, which has %u code points"),
                       options[i], length);
          return NULL;
        }
      if (!cf_edit_is_visible (document, span))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                       _ ("there is nothing to be seen in the span %s"), options[i]);
          return NULL;
        }
      g_array_append_val (spans, span);
    }
  return g_steal_pointer (&spans);
}

/**
 * cf_cli_set_attributes:
 * @record: a record that is not sealed
 * @codebook: the project's
 * @code: the code, or relation type, that it has
 * @options: (nullable) (array zero-terminated=1): `NAME=VALUE`; several of one name are several choices;
 *   `NAME=` clears
 * @error: which the codebook does not allow
 *
 * What is named gets the values that are given, and no others.
 */
gboolean
cf_cli_set_attributes (
  CfRecord *record, CfCodebook *codebook, const char *code, char **options, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      char *equals = strchr (options[i], '=');
      g_autofree char *name = NULL;
      const CfAttribute *attribute;

      if (equals == NULL || equals == options[i])
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is not NAME=VALUE"), options[i]);
          return FALSE;
        }
      name = g_strndup (options[i], (gsize) (equals - options[i]));
      attribute = cf_codebook_get_attribute (codebook, name);
      if (!g_hash_table_add (named, g_strdup (name)) && attribute != NULL &&
          !cf_attribute_takes_several (attribute))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” takes one value"), name);
          return FALSE;
        }
      if (equals[1] != '\0' && !cf_edit_check_value (codebook, code, name, equals + 1, error))
        return FALSE;
    }
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      char *equals = strchr (options[i], '=');
      g_autofree char *name = g_strndup (options[i], (gsize) (equals - options[i]));

      if (g_hash_table_remove (named, name))
        cf_record_clear_values (record, name);
      if (equals[1] != '\0')
        cf_record_add_value (record, name, equals + 1);
    }
  return TRUE;
}

static char *
list_codes (CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (!code->retired)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", code->id);
    }
  return g_string_free (list, FALSE);
}

/**
 * cf_cli_find_code:
 * @codebook: the project's
 * @id: the id of a code
 * @error: that it is not there, or retired, and which are
 *
 * Returns: (transfer none) (nullable): the code
 */
const CfCode *
cf_cli_find_code (CfCodebook *codebook, const char *id, GError **error)
{
  const CfCode *code = cf_codebook_get_code (codebook, id);
  g_autofree char *codes = NULL;

  if (code != NULL && !code->retired)
    return code;
  codes = list_codes (codebook);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is not in the codebook, which has: %s"),
               id, codes);
  return NULL;
}

/**
 * cf_cli_find_relation_type:
 * @codebook: the project's
 * @id: the id of a relation type
 * @error: that it is not there
 *
 * Returns: (transfer none) (nullable): the type
 */
const CfRelationType *
cf_cli_find_relation_type (CfCodebook *codebook, const char *id, GError **error)
{
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, id);

  if (type == NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no relation type of the codebook"),
                 id);
  return type;
}
