/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the compare view has done in threads: comparing, and opening the gold layer of an article with what coders
 * marked in it. */

#include "config.h"

#include "cf-compare-run.h"

#include "cf-gold-layer.h"
#include "cf-task.h"

CfCompareProgress *
cf_compare_progress_new (void)
{
  CfCompareProgress *progress = g_new0 (CfCompareProgress, 1);

  g_atomic_ref_count_init (&progress->ref_count);
  return progress;
}

void
cf_compare_progress_unref (CfCompareProgress *progress)
{
  if (g_atomic_ref_count_dec (&progress->ref_count))
    g_free (progress);
}

/**
 * cf_compare_progress_get:
 * @progress: how far a comparison is
 *
 * Returns: from 0 to 1; less than 0 while that is not known
 */
double
cf_compare_progress_get (CfCompareProgress *progress)
{
  gint total = g_atomic_int_get (&progress->total);

  return total > 0 ? (double) g_atomic_int_get (&progress->done) / total : -1;
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  CfCompareProgress *progress = user_data;

  g_atomic_int_set (&progress->done, (gint) done);
  g_atomic_int_set (&progress->total, (gint) total);
}

typedef struct
{
  CfProject *project;
  CfComparisonQuery *query;
  CfCompareProgress *progress;
  CfCompared done;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  g_object_unref (comparing->project);
  cf_comparison_query_free (comparing->query);
  cf_compare_progress_unref (comparing->progress);
  g_free (comparing);
}

static gpointer
compare (gpointer data, GCancellable *cancellable, GError **error)
{
  Comparing *comparing = data;

  return cf_comparison_make (comparing->project, comparing->query, on_progress, comparing->progress,
                             cancellable, error);
}

static void
on_compared (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Comparing *comparing = data;

  comparing->done (owner, *result, error);
}

/**
 * cf_compare_run:
 * @owner: who asks
 * @project: a project
 * @query: (transfer full): what is compared
 * @progress: is told how far it is
 * @cancellable: stops it
 * @done: gets the comparison, unless it was stopped
 */
void
cf_compare_run (GObject *owner,
                CfProject *project,
                CfComparisonQuery *query,
                CfCompareProgress *progress,
                GCancellable *cancellable,
                CfCompared done)
{
  Comparing *comparing = g_new0 (Comparing, 1);
  CfTask task = { .owner = owner,
                  .work = compare,
                  .done = on_compared,
                  .data = comparing,
                  .free_data = comparing_free,
                  .free_result = (GDestroyNotify) cf_comparison_unref,
                  .cancellable = cancellable };

  g_atomic_ref_count_inc (&progress->ref_count);
  *comparing = (Comparing){ g_object_ref (project), query, progress, done };
  cf_task_run (&task);
}

typedef struct
{
  CfProject *project;
  CfComparison *comparison;
  char *path;
  CfDocument *document; /* that is open already, or that has been opened */
  CfText *text;
  CfCompareOpened done;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->project);
  cf_comparison_unref (opening->comparison);
  g_free (opening->path);
  g_clear_object (&opening->document);
  g_clear_pointer (&opening->text, cf_text_unref);
  g_free (opening);
}

static CfLanes *
make_lanes (Opening *opening)
{
  const CfComparison *comparison = opening->comparison;
  const CfComparedArticle *article = cf_comparison_find_article (comparison, opening->path);

  if (article == NULL)
    return NULL;
  return cf_lanes_new (opening->comparison,
                       (guint) (article - cf_comparison_get_article (comparison, 0)),
                       opening->text);
}

static gpointer
open_article (gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  if (opening->document == NULL)
    {
      opening->document = cf_gold_open (opening->project, opening->path, NULL, error);
      if (opening->document == NULL)
        return NULL;
      opening->text = cf_text_ref (cf_document_get_text (opening->document));
    }
  return make_lanes (opening);
}

static void
on_opened (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Opening *opening = data;

  opening->done (owner, opening->path, opening->document, (CfLanes **) result, error);
}

/**
 * cf_compare_open:
 * @owner: who asks
 * @project: its project
 * @comparison: what was compared
 * @path: an article
 * @open: (nullable): its gold layer, if that is open already
 * @done: gets the gold layer, and what coders marked: %NULL of what was not compared; it may take that
 */
void
cf_compare_open (GObject *owner,
                 CfProject *project,
                 CfComparison *comparison,
                 const char *path,
                 CfDocument *open,
                 CfCompareOpened done)
{
  Opening *opening = g_new0 (Opening, 1);
  CfTask task = { .owner = owner,
                  .work = open_article,
                  .done = on_opened,
                  .data = opening,
                  .free_data = opening_free,
                  .free_result = (GDestroyNotify) cf_lanes_free };

  opening->project = g_object_ref (project);
  opening->comparison = cf_comparison_ref (comparison);
  opening->path = g_strdup (path);
  opening->document = open != NULL ? g_object_ref (open) : NULL;
  opening->text = open != NULL ? cf_text_ref (cf_document_get_text (open)) : NULL;
  opening->done = done;
  cf_task_run (&task);
}

typedef struct
{
  CfProject *project;
  GPtrArray *paths;
  CfCompareFetched done;
} Fetching;

static void
fetching_free (gpointer data)
{
  Fetching *fetching = data;

  g_object_unref (fetching->project);
  g_ptr_array_unref (fetching->paths);
  g_free (fetching);
}

static gpointer
fetch (gpointer data, GCancellable *cancellable, GError **error)
{
  Fetching *fetching = data;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fetching->paths->len; i++)
    {
      CfDocument *document =
        cf_gold_open (fetching->project, g_ptr_array_index (fetching->paths, i), NULL, error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
    }
  return g_steal_pointer (&documents);
}

static void
on_fetched (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Fetching *fetching = data;

  fetching->done (owner, *result, error);
}

/**
 * cf_compare_fetch:
 * @owner: who asks
 * @project: its project
 * @paths: (transfer full) (element-type filename): articles
 * @done: gets their gold layers
 */
void
cf_compare_fetch (GObject *owner, CfProject *project, GPtrArray *paths, CfCompareFetched done)
{
  Fetching *fetching = g_new0 (Fetching, 1);
  CfTask task = { .owner = owner,
                  .work = fetch,
                  .done = on_fetched,
                  .data = fetching,
                  .free_data = fetching_free,
                  .free_result = (GDestroyNotify) g_ptr_array_unref };

  *fetching = (Fetching){ g_object_ref (project), paths, done };
  cf_task_run (&task);
}
