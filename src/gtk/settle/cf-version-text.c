/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a version of a record says, in words; and what of that others of the same record say otherwise. */

#include "config.h"

#include "cf-version-text.h"

#include "cf-annotation.h"
#include "cf-relation.h"
#include "cf-state.h"
#include "cf-tombstone.h"

#include <glib/gi18n.h>

static void
saying_free (gpointer data)
{
  CfSaying *saying = data;

  g_free (saying->what);
  g_free (saying->text);
  g_free (saying);
}

/* @text: (transfer full) (nullable) */
static void
add (GPtrArray *sayings, const char *what, char *text)
{
  CfSaying *saying;

  if (text == NULL)
    return;
  saying = g_new0 (CfSaying, 1);
  saying->what = g_strdup (what);
  saying->text = text;
  g_ptr_array_add (sayings, saying);
}

static char *
describe_code (CfRecord *record, CfCodebook *codebook)
{
  const char *id = cf_record_get_code (record);
  const CfCode *code = id != NULL ? cf_codebook_follow_code (codebook, id) : NULL;
  const CfRelationType *type = id != NULL ? cf_codebook_get_relation_type (codebook, id) : NULL;
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;

  if (code != NULL)
    return g_strdup (cf_code_get_label (code));
  return g_strdup (label != NULL ? label : id);
}

/* In words and in numbers: two versions may mark the same words at two places. */
static char *
describe_words (CfAnnotation *annotation)
{
  CfSpan extent = cf_annotation_get_extent (annotation);
  g_autofree char *quote = NULL;

  if (cf_annotation_has_article_scope (annotation))
    return NULL;
  quote = cf_annotation_get_quote (annotation);
  return g_strdup_printf ("“%s” (%u–%u)", quote, extent.start, extent.end);
}

static void
add_values (GPtrArray *sayings, CfRecord *record, CfCodebook *codebook)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  /* Values of one attribute stand together. */
  for (guint i = 0; i < n;)
    {
      const char *id = values[i].attribute;
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, id);
      const char *label = attribute != NULL ? cf_labels_get (attribute->label) : NULL;
      GString *text = g_string_new (NULL);

      for (; i < n && g_str_equal (values[i].attribute, id); i++)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                attribute != NULL
                                  ? cf_attribute_get_value_label (attribute, values[i].value)
                                  : values[i].value);
      add (sayings, label != NULL ? label : id, g_string_free (text, FALSE));
    }
}

/**
 * cf_version_text_list:
 * @version: a version
 * @codebook: says how things are called
 *
 * Returns: (transfer full) (element-type CfSaying): all that it says, each about another thing
 */
GPtrArray *
cf_version_text_list (const CfVersion *version, CfCodebook *codebook)
{
  GPtrArray *sayings = g_ptr_array_new_with_free_func (saying_free);
  CfRecord *record = version->record;

  if (record == NULL || CF_IS_TOMBSTONE (record))
    return sayings;
  if (CF_IS_STATE (record))
    {
      add (
        sayings, _ ("Status"),
        g_strdup (cf_state_is_finished (CF_STATE (record)) ? _ ("Finished") : _ ("In progress")));
      return sayings;
    }
  add (sayings, CF_IS_RELATION (record) ? _ ("Link") : _ ("Code"),
       describe_code (record, codebook));
  if (CF_IS_ANNOTATION (record))
    add (sayings, _ ("Words"), describe_words (CF_ANNOTATION (record)));
  if (CF_IS_RELATION (record))
    {
      add (sayings, _ ("From"), g_strdup (cf_relation_get_from (CF_RELATION (record))));
      add (sayings, _ ("To"), g_strdup (cf_relation_get_to (CF_RELATION (record))));
    }
  add_values (sayings, record, codebook);
  add (sayings, _ ("Doubtful"), g_strdup (cf_record_get_doubt (record) ? _ ("Yes") : _ ("No")));
  add (sayings, _ ("Note"), g_strdup (cf_record_get_note (record)));
  return sayings;
}

static const char *
find (GPtrArray *sayings, const char *what)
{
  for (guint i = 0; i < sayings->len; i++)
    {
      const CfSaying *saying = g_ptr_array_index (sayings, i);

      if (g_str_equal (saying->what, what))
        return saying->text;
    }
  return NULL;
}

static gboolean
differs (GPtrArray *lists, GPtrArray *versions, const char *what)
{
  const char *first = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < lists->len; i++)
    {
      const CfVersion *version = g_ptr_array_index (versions, i);
      const char *text = find (g_ptr_array_index (lists, i), what);

      /* A deletion differs in all, which says nothing. */
      if (version->kind == CF_VERSION_TOMBSTONE)
        continue;
      if (any && g_strcmp0 (first, text) != 0)
        return TRUE;
      first = text;
      any = TRUE;
    }
  return FALSE;
}

/* What all versions that are no deletion say alike tells what the deletion is of. */
static gboolean
is_wanted (GPtrArray *lists, GPtrArray *versions, const char *what)
{
  guint n_living = 0;

  for (guint i = 0; i < versions->len; i++)
    if (((const CfVersion *) g_ptr_array_index (versions, i))->kind != CF_VERSION_TOMBSTONE)
      n_living++;
  return n_living < 2 || differs (lists, versions, what);
}

/**
 * cf_version_text_describe:
 * @versions: (element-type CfVersion): versions of one record
 * @position: one of them
 * @codebook: says how things are called
 *
 * Returns: (transfer full): what it says where the others say something else, each on its line
 */
char *
cf_version_text_describe (GPtrArray *versions, guint position, CfCodebook *codebook)
{
  const CfVersion *version = g_ptr_array_index (versions, position);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    g_ptr_array_add (lists, cf_version_text_list (g_ptr_array_index (versions, i), codebook));
  if (version->kind == CF_VERSION_TOMBSTONE)
    g_string_append (text, _ ("Deleted"));
  for (guint i = 0; version->kind != CF_VERSION_TOMBSTONE && i < lists->len; i++)
    {
      GPtrArray *list = g_ptr_array_index (lists, i);

      for (guint k = 0; k < list->len; k++)
        {
          const char *what = ((const CfSaying *) g_ptr_array_index (list, k))->what;
          const char *said = find (g_ptr_array_index (lists, position), what);

          if (g_hash_table_add (done, (gpointer) what) && is_wanted (lists, versions, what))
            g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", what,
                                    said != NULL ? said : "—");
        }
    }
  /* Members of other programs, or that nobody sees. */
  if (text->len == 0)
    g_string_append (text, _ ("The same, but for what is not shown"));
  return g_string_free (text, FALSE);
}
