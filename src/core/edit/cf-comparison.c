/* SPDX-License-Identifier: GPL-3.0-or-later
 * In what coders differ, and where: made in a thread.
 *
 * Of one article those are read too to which its links lead: two coders' links are one where both of their ends are. */

#include "config.h"

#include "cf-comparison.h"

#include "cf-file.h"
#include "cf-layer-access.h"
#include "cf-target.h"

#include <string.h>

/**
 * cf_comparison_query_new:
 * @path: an article, or a folder
 * @annotators: (nullable) (array zero-terminated=1): whose layers are compared; %NULL for all but gold
 *
 * Returns: (transfer full): a query for all differences in layers as they are now, with the whole path, as links lead
 * to it
 */
CfComparisonQuery *
cf_comparison_query_new (const char *path, const char *const *annotators)
{
  CfComparisonQuery *query = g_new0 (CfComparisonQuery, 1);

  query->path = g_canonicalize_filename (path, NULL);
  query->annotators = g_strdupv ((char **) annotators);
  query->live = TRUE;
  return query;
}

void
cf_comparison_query_free (CfComparisonQuery *query)
{
  g_free (query->path);
  g_strfreev (query->annotators);
  g_free (query->round);
  g_clear_pointer (&query->figure, cf_figure_differences_unref);
  g_free (query);
}

static void
item_clear (gpointer data)
{
  CfComparedItem *item = data;

  cf_difference_free (item->difference);
  g_free (item->id);
}

static void
article_clear (gpointer data)
{
  CfComparedArticle *article = data;

  g_clear_pointer (&article->gold, cf_gold_unref);
}

CfComparison *
cf_comparison_ref (CfComparison *comparison)
{
  g_atomic_ref_count_inc (&comparison->ref_count);
  return comparison;
}

void
cf_comparison_unref (CfComparison *comparison)
{
  if (!g_atomic_ref_count_dec (&comparison->ref_count))
    return;
  g_array_unref (comparison->items);
  g_array_unref (comparison->articles);
  g_hash_table_unref (comparison->annotations);
  g_clear_pointer (&comparison->found, cf_comparable_free);
  g_ptr_array_unref (comparison->problems);
  g_free (comparison);
}

static CfComparison *
comparison_new (CfComparable *found)
{
  CfComparison *comparison = g_new0 (CfComparison, 1);

  g_atomic_ref_count_init (&comparison->ref_count);
  comparison->found = found;
  comparison->items = g_array_new (FALSE, FALSE, sizeof (CfComparedItem));
  comparison->articles = g_array_new (FALSE, FALSE, sizeof (CfComparedArticle));
  comparison->annotations = g_hash_table_new (g_str_hash, g_str_equal);
  comparison->problems = cf_problems_new ();
  g_array_set_clear_func (comparison->items, item_clear);
  g_array_set_clear_func (comparison->articles, article_clear);
  return comparison;
}

/* The articles of the project to which links of what was read lead, and that were not read. */
static GPtrArray *
list_ends (CfProject *project, const CfMaterial *material)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < material->continua->len; i++)
    g_hash_table_add (seen, ((CfContinuum *) g_ptr_array_index (material->continua, i))->name);
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint l = 0; l < continuum->codings[c].links->len; l++)
          {
            const char *file =
              cf_relation_get_to_file (g_ptr_array_index (continuum->codings[c].links, l));
            g_autofree char *path =
              file != NULL ? g_canonicalize_filename (file, cf_project_get_top (project)) : NULL;

            if (path == NULL || g_hash_table_contains (seen, path) ||
                !g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
                !cf_file_is_within (cf_project_get_top (project), path))
              continue;
            g_hash_table_add (seen, path);
            g_ptr_array_add (paths, g_steal_pointer (&path));
          }
    }
  return paths;
}

static CfComparable *
collect (CfProject *project,
         const char *const *paths,
         const CfComparableOptions *options,
         GPtrArray *problems,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) targets = cf_target_expand (paths, problems, error);
  CfComparable *found = NULL;

  if (targets != NULL)
    found = cf_comparable_collect (project, targets, options, problems, cancellable, error);
  if (found != NULL)
    cf_material_drop_nested (found->material);
  return found;
}

/* What was asked for, and if that is one article, what its links lead to. */
static CfComparable *
collect_all (CfProject *project,
             const CfComparisonQuery *query,
             const CfComparableOptions *options,
             GPtrArray *problems,
             GCancellable *cancellable,
             GError **error)
{
  const char *const paths[] = { query->path, NULL };
  CfComparable *found = collect (project, paths, options, problems, cancellable, error);
  g_autoptr (GPtrArray) ends = NULL;

  if (found == NULL || g_file_test (query->path, G_FILE_TEST_IS_DIR))
    return found;
  ends = list_ends (project, found->material);
  if (ends->len == 0)
    return found;
  g_ptr_array_add (ends, g_strdup (query->path));
  g_ptr_array_add (ends, NULL);
  cf_comparable_free (found);
  g_ptr_array_set_size (problems, 0); /* it is read again */
  return collect (project, (const char *const *) ends->pdata, options, problems, cancellable,
                  error);
}

static void
index_annotations (CfComparison *comparison)
{
  const CfMaterial *material = comparison->found->material;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint r = 0; r < continuum->codings[c].records->len; r++)
          {
            CfRecord *record = g_ptr_array_index (continuum->codings[c].records, r);

            g_hash_table_insert (comparison->annotations, (gpointer) cf_record_get_id (record),
                                 record);
          }
    }
}

/**
 * cf_comparison_find_annotation:
 * @comparison: a comparison
 * @record: an annotation or link of it
 *
 * Returns: (transfer none) (nullable): the annotation; of a link the end that speaks, if that was compared
 */
CfAnnotation *
cf_comparison_find_annotation (const CfComparison *comparison, CfRecord *record)
{
  if (CF_IS_ANNOTATION (record))
    return CF_ANNOTATION (record);
  return g_hash_table_lookup (comparison->annotations, cf_relation_get_from (CF_RELATION (record)));
}

static void
take_difference (CfComparison *comparison, CfDifference *difference)
{
  CfComparedArticle *article =
    &g_array_index (comparison->articles, CfComparedArticle, difference->continuum);
  CfComparedItem item = { difference, cf_difference_make_id (difference), difference->continuum };

  item.annotation = cf_comparison_find_annotation (comparison, difference->records[0]);
  if (item.annotation != NULL && !cf_annotation_has_article_scope (item.annotation))
    item.place = cf_annotation_get_extent (item.annotation);
  if (article->n_items++ == 0)
    article->first = comparison->items->len;
  g_array_append_val (comparison->items, item);
}

/* Of what was read only for its links nothing is listed. */
static gboolean
is_wanted (const CfComparisonQuery *query, const char *path, gboolean is_folder)
{
  return is_folder || g_str_equal (path, query->path);
}

static gboolean
is_behind (const CfComparisonQuery *query, const CfDifference *difference)
{
  g_autofree char *id = query->figure != NULL ? cf_difference_make_id (difference) : NULL;

  return id == NULL || g_hash_table_contains (query->figure->ids, id);
}

static gboolean
list_items (CfComparison *comparison,
            const CfComparisonQuery *query,
            GCancellable *cancellable,
            GError **error)
{
  const CfMaterial *material = comparison->found->material;
  g_autoptr (GPtrArray) differences = cf_differences_list (material, cancellable, error);
  gboolean is_folder = g_file_test (query->path, G_FILE_TEST_IS_DIR);

  if (differences == NULL)
    return FALSE;
  g_ptr_array_set_free_func (differences, NULL);
  for (guint i = 0; i < differences->len; i++)
    {
      CfDifference *difference = g_ptr_array_index (differences, i);

      if (is_wanted (query, cf_comparison_get_article (comparison, difference->continuum)->path,
                     is_folder) &&
          is_behind (query, difference))
        take_difference (comparison, difference);
      else
        cf_difference_free (difference);
    }
  return TRUE;
}

static void
add_articles (CfComparison *comparison, CfProject *project)
{
  const CfMaterial *material = comparison->found->material;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);
      CfComparedArticle article = { continuum->name,
                                    .gold = cf_gold_load (project, continuum->name) };

      g_array_append_val (comparison->articles, article);
    }
}

/* That others have an article is not to be told either: any other layer would be hidden. */
static gboolean
is_blind (CfProject *project, const CfComparisonQuery *query)
{
  const char *const paths[] = { query->path, NULL };
  g_autoptr (GPtrArray) targets = NULL;

  if (!cf_project_is_blind (project))
    return FALSE;
  targets = cf_target_expand (paths, NULL, NULL);
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    if (!cf_project_may_read_layer (
          project, ((const CfTarget *) g_ptr_array_index (targets, i))->article, ""))
      return TRUE;
  return FALSE;
}

/**
 * cf_comparison_make:
 * @project: a project
 * @query: what is compared
 * @progress: (nullable): told of articles
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: what cannot be read, or that it was ended
 *
 * Reads only layers that cf_project_may_read_layer() allows; those that are in progress too. May be called in any
 * thread.
 *
 * Returns: (transfer full) (nullable): in what the coders differ
 */
CfComparison *
cf_comparison_make (CfProject *project,
                    const CfComparisonQuery *query,
                    CfProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfComparableOptions options = { .annotators = query->annotators,
                                  .whole = TRUE,
                                  .unfinished = TRUE,
                                  .round = cf_codebook_get_round (cf_project_get_codebook (project),
                                                                  query->round),
                                  .live = query->live,
                                  .progress = progress,
                                  .progress_data = progress_data };
  g_autoptr (CfComparison) comparison = NULL;
  CfComparable *found;

  found = collect_all (project, query, &options, problems, cancellable, error);
  if (found == NULL)
    return NULL;
  comparison = comparison_new (found);
  g_ptr_array_unref (comparison->problems);
  comparison->problems = g_steal_pointer (&problems);
  comparison->is_blind = is_blind (project, query);
  add_articles (comparison, project);
  index_annotations (comparison);
  if (!list_items (comparison, query, cancellable, error))
    return NULL;
  return g_steal_pointer (&comparison);
}

const CfComparedItem *
cf_comparison_get_item (const CfComparison *comparison, guint index)
{
  return &g_array_index (comparison->items, CfComparedItem, index);
}

const CfComparedArticle *
cf_comparison_get_article (const CfComparison *comparison, guint index)
{
  return &g_array_index (comparison->articles, CfComparedArticle, index);
}

/**
 * cf_comparison_find_article:
 * @comparison: a comparison
 * @path: an article
 *
 * Returns: (transfer none) (nullable): it, if it was compared
 */
const CfComparedArticle *
cf_comparison_find_article (const CfComparison *comparison, const char *path)
{
  for (guint i = 0; i < comparison->articles->len; i++)
    if (g_str_equal (cf_comparison_get_article (comparison, i)->path, path))
      return cf_comparison_get_article (comparison, i);
  return NULL;
}

/**
 * cf_comparison_find_item:
 * @comparison: a comparison
 * @id: (nullable): of a difference
 *
 * Returns: its position; %CF_NONE if it is not there
 */
guint
cf_comparison_find_item (const CfComparison *comparison, const char *id)
{
  for (guint i = 0; id != NULL && i < comparison->items->len; i++)
    if (g_str_equal (cf_comparison_get_item (comparison, i)->id, id))
      return i;
  return CF_NONE;
}

/**
 * cf_comparison_find_home:
 * @comparison: a comparison
 * @id: of an annotation
 *
 * Returns: (transfer none) (nullable): the article in whose layer it stands; %NULL for one that was not compared
 */
const char *
cf_comparison_find_home (const CfComparison *comparison, const char *id)
{
  GPtrArray *continua = comparison->found->material->continua;
  CfAnnotation *annotation = g_hash_table_lookup (comparison->annotations, id);

  for (guint i = 0; annotation != NULL && i < continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        if (g_ptr_array_find (continuum->codings[c].records, annotation, NULL))
          return continuum->name;
    }
  return NULL;
}

static gboolean
has_record (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (cf_record_get_id (g_ptr_array_index (records, i)), id))
      return TRUE;
  return FALSE;
}

/**
 * cf_comparison_find_coder:
 * @comparison: a comparison
 * @article: which of the articles
 * @id: (nullable): of an annotation or link
 *
 * Returns: the coder in whose layer of the article it stands; %CF_NONE for nobody
 */
guint
cf_comparison_find_coder (const CfComparison *comparison, guint article, const char *id)
{
  const CfContinuum *continuum = g_ptr_array_index (comparison->found->material->continua, article);

  for (guint c = 0; id != NULL && c < continuum->n_coders; c++)
    if (has_record (continuum->codings[c].records, id) ||
        has_record (continuum->codings[c].links, id))
      return c;
  return CF_NONE;
}

/**
 * cf_comparison_count_coders:
 * @comparison: a comparison
 *
 * Returns: the most coders that one article has
 */
guint
cf_comparison_count_coders (const CfComparison *comparison)
{
  GPtrArray *continua = comparison->found->material->continua;
  guint most = 0;

  for (guint i = 0; i < continua->len; i++)
    {
      guint n = cf_continuum_count_coders (g_ptr_array_index (continua, i));

      most = MAX (most, n);
    }
  return most;
}
