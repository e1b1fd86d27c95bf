/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the library has done in a thread.
 *
 * An info is never altered, so that threads may read those which the library shows. */

#include "config.h"

#include "cf-library-jobs.h"

#include "cf-article-table.h"
#include "cf-layer-place.h"
#include "cf-limits.h"

typedef struct
{
  CfProject *project;
  char *folder;
  GPtrArray *known; /* of CfEntryInfo: what was read before */
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_object_unref (scan->project);
  g_free (scan->folder);
  g_ptr_array_unref (scan->known);
  g_free (scan);
}

static void
scanned_free (gpointer data)
{
  CfLibraryScan *scanned = data;

  g_ptr_array_unref (scanned->infos);
  g_hash_table_unref (scanned->by_path);
  g_ptr_array_unref (scanned->problems);
  g_strfreev (scanned->folders);
  g_free (scanned);
}

/* Articles that were known stay as they are. */
static void
adopt_known (CfLibraryScan *scanned, GPtrArray *known)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < known->len; i++)
    g_hash_table_insert (by_path, (gpointer) cf_entry_info_get_path (known->pdata[i]),
                         known->pdata[i]);
  for (guint i = 0; i < scanned->infos->len; i++)
    {
      CfEntryInfo *info = scanned->infos->pdata[i];
      CfEntryInfo *before = g_hash_table_lookup (by_path, cf_entry_info_get_path (info));

      if (before != NULL)
        {
          cf_entry_info_unref (info);
          info = scanned->infos->pdata[i] = cf_entry_info_ref (before);
        }
      g_hash_table_insert (scanned->by_path, (gpointer) cf_entry_info_get_path (info),
                           GUINT_TO_POINTER (i));
    }
}

/* Where the layers of articles of that folder are, if coders have folders of their own. */
static guint
add_layer_folders (GStrvBuilder *folders, const char *folder)
{
  g_autoptr (GPtrArray) apart = cf_layer_place_list_folders (folder);
  guint n = 0;

  for (guint i = 0; i < apart->len; i++)
    if (g_file_test (apart->pdata[i], G_FILE_TEST_IS_DIR))
      {
        g_strv_builder_add (folders, apart->pdata[i]);
        n++;
      }
  return n;
}

static void
list_folders (CfLibraryScan *scanned, const char *folder)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  GHashTableIter iter;
  gpointer one;
  guint n_watched = 0;

  g_strv_builder_add (folders, folder);
  g_hash_table_add (known, g_strdup (folder));
  for (guint i = 0; i < scanned->infos->len; i++)
    {
      g_autofree char *parent =
        g_path_get_dirname (cf_entry_info_get_path (scanned->infos->pdata[i]));

      if (g_hash_table_contains (known, parent))
        continue;
      if (g_hash_table_size (known) == CF_LIMIT_FOLDERS_WATCHED)
        {
          scanned->has_more_folders = TRUE;
          break;
        }
      g_strv_builder_add (folders, parent);
      g_hash_table_add (known, g_steal_pointer (&parent));
    }
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &one, NULL) && n_watched < CF_LIMIT_FOLDERS_WATCHED)
    n_watched += add_layer_folders (folders, one);
  scanned->folders = g_strv_builder_end (folders);
}

static gpointer
run_scan (gpointer data, GCancellable *cancellable, GError **error)
{
  Scan *scan = data;
  CfLibraryScan *scanned = g_new0 (CfLibraryScan, 1);
  g_autoptr (CfArticleTable) table = NULL;

  scanned->problems = cf_problems_new ();
  scanned->infos =
    cf_entry_infos_scan (scan->project, scan->folder, scanned->problems, cancellable);
  scanned->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  adopt_known (scanned, scan->known);
  list_folders (scanned, scan->folder);
  /* For what is wrong with it; the project reads it for itself. */
  table = cf_article_table_load (cf_project_get_table_folder (scan->project), scanned->problems);
  cf_article_table_check_files (table, scanned->problems);
  return scanned;
}

/**
 * cf_library_jobs_scan:
 * @task: a task, whose work and data this sets; its result is a #CfLibraryScan
 * @project: a project
 * @folder: a folder in it
 * @known: (element-type CfEntryInfo): articles that are taken as they are, if they are still there
 */
void
cf_library_jobs_scan (CfTask *task, CfProject *project, const char *folder, GPtrArray *known)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->project = g_object_ref (project);
  scan->folder = g_strdup (folder);
  scan->known = g_ptr_array_ref (known);
  task->work = run_scan;
  task->data = scan;
  task->free_data = scan_free;
  task->free_result = scanned_free;
}

typedef struct
{
  CfProject *project;
  GPtrArray *infos;
} Correcting;

static void
correcting_free (gpointer data)
{
  Correcting *correcting = data;

  g_object_unref (correcting->project);
  g_ptr_array_unref (correcting->infos);
  g_free (correcting);
}

static void
clear_correction (gpointer data)
{
  CfLibraryCorrection *correction = data;

  cf_entry_info_unref (correction->before);
  cf_entry_info_unref (correction->after);
}

static gpointer
run_correcting (gpointer data, GCancellable *cancellable, GError **error)
{
  Correcting *correcting = data;
  g_autoptr (CfArticleTable) table = cf_project_dup_table (correcting->project);
  GArray *corrected = g_array_new (FALSE, FALSE, sizeof (CfLibraryCorrection));

  g_array_set_clear_func (corrected, clear_correction);
  for (guint i = 0; i < correcting->infos->len; i++)
    {
      CfEntryInfo *info = correcting->infos->pdata[i];
      g_autoptr (CfCorrection) correction =
                   cf_article_table_lookup (table, cf_entry_info_get_path (info));

      if (cf_entry_info_is_read (info) && !cf_entry_info_says (info, correction))
        {
          CfLibraryCorrection entry = { cf_entry_info_ref (info),
                                        cf_entry_info_correct (info, correction) };

          g_array_append_val (corrected, entry);
        }
    }
  return corrected;
}

/**
 * cf_library_jobs_correct:
 * @task: a task, whose work and data this sets; its result is a #GArray of #CfLibraryCorrection
 * @project: a project
 * @infos: (element-type CfEntryInfo): articles, of which those are found that articles.csv has otherwise
 */
void
cf_library_jobs_correct (CfTask *task, CfProject *project, GPtrArray *infos)
{
  Correcting *correcting = g_new0 (Correcting, 1);

  correcting->project = g_object_ref (project);
  correcting->infos = g_ptr_array_copy (infos, (GCopyFunc) cf_entry_info_ref, NULL);
  g_ptr_array_set_free_func (correcting->infos, (GDestroyNotify) cf_entry_info_unref);
  task->work = run_correcting;
  task->data = correcting;
  task->free_data = correcting_free;
  task->free_result = (GDestroyNotify) g_array_unref;
}
