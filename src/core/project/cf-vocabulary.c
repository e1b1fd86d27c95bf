/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of list attributes that are in use, or in the codebook.
 *
 * A list grows while coding: what was typed once is offered from then on. The entries of the codebook come
 * with all their names, so that Lin Jian is found as 林坚, 林堅 or lj; what was used last comes first as long
 * as nothing has been typed. Only the annotator's own layers are read: others' may be hidden. */

#include "config.h"

#include "cf-vocabulary.h"

#include "cf-typeahead.h"
#include "cf-usage.h"

typedef struct
{
  GPtrArray *values; /* of char *: what is offered, by the item of the type-ahead */
  GHashTable *items; /* value -> item + 1; also the other names of an entry */
  GArray *used;      /* of guint64: when each value was used last, a counter; 0 for never */
  CfTypeahead *typeahead;
} List;

struct _CfVocabulary
{
  CfCodebook *codebook;
  GHashTable *lists; /* id -> List */
  guint64 serial;
};

static void
list_free (gpointer data)
{
  List *list = data;

  g_ptr_array_unref (list->values);
  g_hash_table_unref (list->items);
  g_array_unref (list->used);
  cf_typeahead_free (list->typeahead);
  g_free (list);
}

static List *
ensure_list (CfVocabulary *vocabulary, const char *id)
{
  List *list = g_hash_table_lookup (vocabulary->lists, id);

  if (list != NULL)
    return list;
  list = g_new0 (List, 1);
  list->values = g_ptr_array_new_with_free_func (g_free);
  list->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->used = g_array_new (FALSE, TRUE, sizeof (guint64));
  list->typeahead = cf_typeahead_new ();
  g_hash_table_insert (vocabulary->lists, g_strdup (id), list);
  return list;
}

static void
add_name (List *list, guint item, const char *name)
{
  if (name == NULL || g_hash_table_contains (list->items, name))
    return;
  g_hash_table_insert (list->items, g_strdup (name), GUINT_TO_POINTER (item + 1));
  cf_typeahead_add (list->typeahead, item, name);
}

static guint
add_value (List *list, const char *value)
{
  guint item = list->values->len;

  g_ptr_array_add (list->values, g_strdup (value));
  g_array_set_size (list->used, item + 1);
  add_name (list, item, value);
  return item;
}

static void
add_entry (List *list, const CfListEntry *entry)
{
  const char *label = cf_labels_get (entry->label);
  g_autoptr (GPtrArray) texts = cf_labels_list_texts (entry->label);
  guint item = add_value (list, label != NULL ? label : entry->id);

  for (guint i = 0; i < texts->len; i++)
    add_name (list, item, g_ptr_array_index (texts, i));
  for (guint i = 0; i < entry->aliases->len; i++)
    add_name (list, item, g_ptr_array_index (entry->aliases, i));
}

/**
 * cf_vocabulary_new:
 * @codebook: a codebook
 *
 * Returns: (transfer full): the entries of its lists
 */
CfVocabulary *
cf_vocabulary_new (CfCodebook *codebook)
{
  CfVocabulary *vocabulary = g_new0 (CfVocabulary, 1);
  GPtrArray *attributes = cf_codebook_get_attributes (codebook);

  vocabulary->codebook = g_object_ref (codebook);
  vocabulary->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      GPtrArray *entries =
        attribute->list != NULL ? cf_codebook_get_list (codebook, attribute->list) : NULL;

      if (entries == NULL || g_hash_table_contains (vocabulary->lists, attribute->list))
        continue;
      for (guint j = 0; j < entries->len; j++)
        add_entry (ensure_list (vocabulary, attribute->list), g_ptr_array_index (entries, j));
    }
  return vocabulary;
}

void
cf_vocabulary_free (CfVocabulary *vocabulary)
{
  g_hash_table_unref (vocabulary->lists);
  g_object_unref (vocabulary->codebook);
  g_free (vocabulary);
}

/**
 * cf_vocabulary_add:
 * @vocabulary: a vocabulary
 * @list: the id of a list
 * @value: a value that was used
 */
void
cf_vocabulary_add (CfVocabulary *vocabulary, const char *list, const char *value)
{
  List *entry = ensure_list (vocabulary, list);
  guint item = GPOINTER_TO_UINT (g_hash_table_lookup (entry->items, value));

  item = item > 0 ? item - 1 : add_value (entry, value);
  g_array_index (entry->used, guint64, item) = ++vocabulary->serial;
}

/**
 * cf_vocabulary_add_layer:
 * @vocabulary: a vocabulary
 * @layer: a layer whose values are in use
 */
void
cf_vocabulary_add_layer (CfVocabulary *vocabulary, CfLayer *layer)
{
  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      guint n;
      const CfValue *values = cf_record_get_values (CF_RECORD (cf_layer_get_nth (layer, i)), &n);

      for (guint j = 0; j < n; j++)
        {
          const CfAttribute *attribute =
            cf_codebook_get_attribute (vocabulary->codebook, values[j].attribute);

          if (attribute != NULL && attribute->list != NULL)
            cf_vocabulary_add (vocabulary, attribute->list, values[j].value);
        }
    }
}

static gboolean
on_layer (const char *path, CfLayer *layer, gpointer user_data)
{
  cf_vocabulary_add_layer (user_data, layer);
  return TRUE;
}

/**
 * cf_vocabulary_load:
 * @project: a project
 * @annotator: (nullable): whose layers are read
 * @cancellable: (nullable): stops it; what was read until then is returned
 *
 * Returns: (transfer full): what the codebook has and the annotator has used so far
 */
CfVocabulary *
cf_vocabulary_load (CfProject *project, const char *annotator, GCancellable *cancellable)
{
  CfVocabulary *vocabulary = cf_vocabulary_new (cf_project_get_codebook (project));

  if (annotator != NULL)
    cf_project_visit_layers (project, annotator, on_layer, vocabulary, cancellable);
  return vocabulary;
}

static int
compare_used (gconstpointer a, gconstpointer b, gpointer user_data)
{
  List *list = user_data;
  guint64 x = g_array_index (list->used, guint64, *(const guint *) a);
  guint64 y = g_array_index (list->used, guint64, *(const guint *) b);

  return (x < y) - (x > y);
}

/**
 * cf_vocabulary_find:
 * @vocabulary: a vocabulary
 * @list: the id of a list
 * @query: what has been typed; nothing gives what was used last
 * @max: how many at most
 * @n_likely: (out): how many of them begin so; the others only have it somewhere
 *
 * Returns: (transfer container) (element-type utf8): the values that it may mean, the best first; valid until
 *   the vocabulary is freed
 */
GPtrArray *
cf_vocabulary_find (
  CfVocabulary *vocabulary, const char *list, const char *query, guint max, guint *n_likely)
{
  List *entry = g_hash_table_lookup (vocabulary->lists, list);
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GArray) items = NULL;

  *n_likely = 0;
  if (entry == NULL)
    return found;
  items = cf_typeahead_find (entry->typeahead, query, *query == '\0' ? G_MAXUINT : max, n_likely);
  if (*query == '\0')
    g_array_sort_with_data (items, compare_used, entry);
  for (guint i = 0; i < items->len && i < max; i++)
    g_ptr_array_add (found, g_ptr_array_index (entry->values, g_array_index (items, guint, i)));
  return found;
}
