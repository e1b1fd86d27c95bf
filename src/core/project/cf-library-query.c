/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which articles a list shows, and in which order; and what there is to filter by. */

#include "config.h"

#include "cf-library-query.h"

#include "cf-fold.h"

#include <string.h>

CfLibraryQuery *
cf_library_query_new (void)
{
  CfLibraryQuery *query = g_new0 (CfLibraryQuery, 1);

  query->status = CF_ENTRY_ANY;
  return query;
}

CfLibraryQuery *
cf_library_query_copy (const CfLibraryQuery *query)
{
  CfLibraryQuery *copy = g_memdup2 (query, sizeof *query);

  copy->text = g_strdup (query->text);
  copy->outlet = g_strdup (query->outlet);
  copy->language = g_strdup (query->language);
  copy->from = g_strdup (query->from);
  copy->to = g_strdup (query->to);
  copy->code = g_strdup (query->code);
  copy->work = query->work != NULL ? cf_round_work_ref (query->work) : NULL;
  return copy;
}

void
cf_library_query_free (CfLibraryQuery *query)
{
  g_free (query->text);
  g_free (query->outlet);
  g_free (query->language);
  g_free (query->from);
  g_free (query->to);
  g_free (query->code);
  g_clear_pointer (&query->work, cf_round_work_unref);
  g_free (query);
}

/**
 * cf_library_query_is_filter:
 * @query: a query
 *
 * Returns: whether it looks at anything but words
 */
gboolean
cf_library_query_is_filter (const CfLibraryQuery *query)
{
  return query->outlet != NULL || query->language != NULL || query->from != NULL ||
         query->to != NULL || query->code != NULL || query->status != CF_ENTRY_ANY;
}

/**
 * cf_library_query_is_done:
 * @query: a query
 * @info: an article
 *
 * Returns: whether the annotator has finished it; in the work of a round: for that round
 */
gboolean
cf_library_query_is_done (const CfLibraryQuery *query, const CfEntryInfo *info)
{
  return cf_entry_info_get_status (info) == CF_ENTRY_FINISHED &&
         (query->work == NULL ||
          cf_round_work_is_sealed (query->work, cf_entry_info_get_relative (info)));
}

/* The languages of an article have spaces between them. */
static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; p != NULL && (p = strstr (p, word)) != NULL; p += length)
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* Times are texts of one form: so are their beginnings. */
static gboolean
is_in_time (const CfLibraryQuery *query, const char *published)
{
  if (query->from == NULL && query->to == NULL)
    return TRUE;
  if (published == NULL)
    return FALSE;
  return (query->from == NULL || strcmp (published, query->from) >= 0) &&
         (query->to == NULL || strncmp (published, query->to, strlen (query->to)) <= 0);
}

static gboolean
has_words (const CfEntryInfo *info, GStrv words)
{
  const char *folded = cf_entry_info_get_folded (info);
  g_autofree char *name = NULL;

  if (folded == NULL && words[0] != NULL)
    folded = name = cf_fold_string (cf_entry_info_get_title (info));
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches (const CfLibraryQuery *query, const CfEntryInfo *info, GStrv words)
{
  if (query->work != NULL && !cf_round_work_has (query->work, cf_entry_info_get_relative (info)))
    return FALSE;
  if (query->status != CF_ENTRY_ANY &&
      (cf_entry_info_get_status (info) != query->status || !cf_entry_info_is_read (info)))
    return FALSE;
  if (query->outlet != NULL &&
      g_strcmp0 (cf_entry_info_get_value (info, CF_FIELD_OUTLET), query->outlet) != 0)
    return FALSE;
  if (query->language != NULL &&
      !has_word (cf_entry_info_get_value (info, CF_FIELD_LANGUAGES), query->language))
    return FALSE;
  if (query->code != NULL && cf_entry_info_count_code (info, query->code) == 0)
    return FALSE;
  return is_in_time (query, cf_entry_info_get_value (info, CF_FIELD_PUBLISHED)) &&
         has_words (info, words);
}

/* What is not known stands last. */
static int
compare_known (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

static int
compare_titles (const CfEntryInfo *a, const CfEntryInfo *b)
{
  return compare_known (cf_entry_info_get_title_key (a), cf_entry_info_get_title_key (b));
}

static int
compare_outlets (const CfEntryInfo *a, const CfEntryInfo *b)
{
  return compare_known (cf_entry_info_get_outlet_key (a), cf_entry_info_get_outlet_key (b));
}

static int
compare_oldest (const CfEntryInfo *a, const CfEntryInfo *b)
{
  return compare_known (cf_entry_info_get_value (a, CF_FIELD_PUBLISHED),
                        cf_entry_info_get_value (b, CF_FIELD_PUBLISHED));
}

static int
compare_newest (const CfEntryInfo *a, const CfEntryInfo *b)
{
  const char *left = cf_entry_info_get_value (a, CF_FIELD_PUBLISHED);
  const char *right = cf_entry_info_get_value (b, CF_FIELD_PUBLISHED);

  return left == NULL || right == NULL ? compare_known (left, right) : strcmp (right, left);
}

/* What is begun first, since that is what one goes on with; what is finished last. */
static int
compare_statuses (const CfEntryInfo *a, const CfEntryInfo *b)
{
  static const int rank[CF_N_ENTRY_STATUSES] = {
    [CF_ENTRY_IN_PROGRESS] = 0, [CF_ENTRY_NOT_STARTED] = 1, [CF_ENTRY_FINISHED] = 2
  };

  return rank[cf_entry_info_get_status (a)] - rank[cf_entry_info_get_status (b)];
}

static int
compare_languages (const CfEntryInfo *a, const CfEntryInfo *b)
{
  return compare_known (cf_entry_info_get_value (a, CF_FIELD_LANGUAGES),
                        cf_entry_info_get_value (b, CF_FIELD_LANGUAGES));
}

typedef int (*Compare) (const CfEntryInfo *a, const CfEntryInfo *b);

static const Compare compare[] = {
  [CF_LIBRARY_BY_FILE] = NULL,
  [CF_LIBRARY_BY_TITLE] = compare_titles,
  [CF_LIBRARY_BY_OUTLET] = compare_outlets,
  [CF_LIBRARY_NEWEST_FIRST] = compare_newest,
  [CF_LIBRARY_OLDEST_FIRST] = compare_oldest,
  [CF_LIBRARY_BY_STATUS] = compare_statuses,
  [CF_LIBRARY_BY_LANGUAGE] = compare_languages,
};

typedef struct
{
  GPtrArray *infos;
  Compare compare;
} Sorting;

static int
compare_indices (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  int order = sorting->compare (g_ptr_array_index (sorting->infos, left),
                                g_ptr_array_index (sorting->infos, right));

  return order != 0 ? order : (left > right) - (left < right);
}

static void
clear_facet (gpointer data)
{
  g_free (((CfFacet *) data)->name);
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const CfFacet *) a)->name, ((const CfFacet *) b)->name);
}

static GArray *
make_facets (GHashTable *counts)
{
  GArray *facets = g_array_new (FALSE, FALSE, sizeof (CfFacet));
  GHashTableIter iter;
  gpointer name, n;

  g_array_set_clear_func (facets, clear_facet);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &n))
    {
      CfFacet facet = { g_strdup (name), GPOINTER_TO_UINT (n) };

      g_array_append_val (facets, facet);
    }
  g_array_sort (facets, compare_facets);
  return facets;
}

static void
count (GHashTable *counts, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static void
count_languages (GHashTable *counts, const char *languages)
{
  g_auto (GStrv) tags = languages != NULL ? g_strsplit (languages, " ", -1) : NULL;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    count (counts, tags[i]);
}

static void
count_doubts (CfLibraryResult *result, const CfEntryInfo *info)
{
  guint n;
  const CfDoubt *doubts = cf_entry_info_get_doubts (info, &n);

  for (guint i = 0; i < n; i++)
    if (doubts[i].n_versions > 1)
      result->n_to_settle++;
    else
      result->n_doubts++;
}

static void
count_all (CfLibraryResult *result, const CfLibraryQuery *query, GPtrArray *infos)
{
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < infos->len; i++)
    {
      const CfEntryInfo *info = g_ptr_array_index (infos, i);
      const char *outlet = cf_entry_info_get_value (info, CF_FIELD_OUTLET);

      if (!cf_entry_info_is_read (info))
        continue;
      result->n_read++;
      result->n_statuses[cf_entry_info_get_status (info)]++;
      result->n_done += cf_library_query_is_done (query, info) ? 1 : 0;
      count_doubts (result, info);
      if (outlet != NULL)
        count (outlets, outlet);
      count_languages (languages, cf_entry_info_get_value (info, CF_FIELD_LANGUAGES));
    }
  result->outlets = make_facets (outlets);
  result->languages = make_facets (languages);
}

/* White space between words does not matter. */
static GStrv
split_words (const char *text)
{
  g_autofree char *folded = cf_fold_string (text != NULL ? text : "");
  g_auto (GStrv) pieces = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (words, pieces[i]);
  return g_strv_builder_end (words);
}

/**
 * cf_library_query_run:
 * @query: a query
 * @infos: (element-type CfEntryInfo): all articles, in the order of the folder
 *
 * Returns: (transfer full): what it finds
 */
CfLibraryResult *
cf_library_query_run (const CfLibraryQuery *query, GPtrArray *infos)
{
  CfLibraryResult *result = g_new0 (CfLibraryResult, 1);
  g_auto (GStrv) words = split_words (query->text);
  Sorting sorting = { infos, NULL };

  if ((guint) query->order < G_N_ELEMENTS (compare))
    sorting.compare = compare[query->order];
  result->shown = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < infos->len; i++)
    if (matches (query, g_ptr_array_index (infos, i), words))
      g_array_append_val (result->shown, i);
  if (sorting.compare != NULL)
    g_array_sort_with_data (result->shown, compare_indices, &sorting);
  count_all (result, query, infos);
  return result;
}

void
cf_library_result_free (CfLibraryResult *result)
{
  g_array_unref (result->shown);
  g_array_unref (result->outlets);
  g_array_unref (result->languages);
  g_free (result);
}
