/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fills the library from a folder.
 *
 * The folder is scanned in a thread; the library has file names at once, and titles, outlets and counts as
 * the articles are read, by all processors. What changes on disk afterwards is read anew, soon.
 *
 * #CfLibraryLoader::scanned tells that the library knows all articles, #CfLibraryLoader::progress that it
 * was begun or ended to read them, #CfLibraryLoader::message (text) what a person ought to know. */

#include "config.h"

#include "cf-library-loader.h"

#include "cf-library-jobs.h"
#include "cf-library-reader.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

/* How often what was read is taken over, and how often it is sorted in. */
#define TAKE_EVERY_MS 60
#define SORT_EVERY_US (500 * 1000)
#define REFRESH_AFTER_MS 200

struct _CfLibraryLoader
{
  GObject parent_instance;

  CfLibrary *library;
  CfProject *project;
  char *folder;
  char *annotator;
  char **folders;
  GCancellable *cancellable; /* of what is done in a thread for this folder */

  gboolean scanning;       /* for the first time */
  CfLibraryReader *reader; /* NULL while nothing is read */
  guint take_source;
  gint64 sorted_us;
  gboolean stopped; /* the user does not want the rest to be read now */

  GHashTable *changed_paths;
  guint refresh_source;
};

enum
{
  SCANNED,
  PROGRESS,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLibraryLoader, cf_library_loader, G_TYPE_OBJECT)

static void
stop_reading (CfLibraryLoader *self)
{
  g_clear_handle_id (&self->take_source, g_source_remove);
  g_clear_pointer (&self->reader, cf_library_reader_free);
}

static void
stop_all (CfLibraryLoader *self)
{
  stop_reading (self);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_hash_table_remove_all (self->changed_paths);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cf_library_loader_finalize (GObject *object)
{
  CfLibraryLoader *self = CF_LIBRARY_LOADER (object);

  stop_all (self);
  g_hash_table_unref (self->changed_paths);
  g_clear_object (&self->library);
  g_clear_object (&self->project);
  g_free (self->folder);
  g_free (self->annotator);
  g_strfreev (self->folders);
  G_OBJECT_CLASS (cf_library_loader_parent_class)->finalize (object);
}

static void
cf_library_loader_class_init (CfLibraryLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_library_loader_finalize;
  signals[SCANNED] = g_signal_new ("scanned", CF_TYPE_LIBRARY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", CF_TYPE_LIBRARY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_LIBRARY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_library_loader_init (CfLibraryLoader *self)
{
  self->changed_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cf_library_loader_new:
 * @library: what is to be filled
 *
 * Returns: (transfer full): a loader of no folder
 */
CfLibraryLoader *
cf_library_loader_new (CfLibrary *library)
{
  CfLibraryLoader *self = g_object_new (CF_TYPE_LIBRARY_LOADER, NULL);

  self->library = g_object_ref (library);
  return self;
}

static GPtrArray *
new_infos (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref);
}

static gboolean
take (gpointer data)
{
  CfLibraryLoader *self = data;
  gboolean done;
  g_autoptr (GArray) read = cf_library_reader_take (self->reader, &done);

  for (guint i = 0; i < read->len; i++)
    {
      const CfReadEntry *entry = &g_array_index (read, CfReadEntry, i);

      cf_library_set_info (self->library, entry->index, entry->info);
    }
  if (done)
    {
      self->take_source = 0;
      g_clear_pointer (&self->reader, cf_library_reader_free);
      /* articles.csv may have changed after some had been read. */
      cf_library_loader_correct_all (self);
    }
  if (done || g_get_monotonic_time () - self->sorted_us > SORT_EVERY_US)
    {
      self->sorted_us = g_get_monotonic_time ();
      cf_library_find_anew (self->library);
    }
  g_signal_emit (self, signals[PROGRESS], 0);
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
start_reading (CfLibraryLoader *self, GArray *wanted)
{
  stop_reading (self);
  if (wanted->len == 0)
    return;
  self->reader = cf_library_reader_new (self->project, self->annotator,
                                        cf_library_get_infos (self->library), wanted);
  self->take_source = g_timeout_add (TAKE_EVERY_MS, take, self);
}

/* Those that are not read yet, and those of @paths. */
static void
read_what_is_wanted (CfLibraryLoader *self, GHashTable *paths)
{
  GPtrArray *infos = cf_library_get_infos (self->library);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < infos->len; i++)
    {
      const CfEntryInfo *info = g_ptr_array_index (infos, i);

      if ((!cf_entry_info_is_read (info) && !self->stopped) ||
          (paths != NULL && g_hash_table_contains (paths, cf_entry_info_get_path (info))))
        g_array_append_val (wanted, i);
    }
  start_reading (self, wanted);
}

/* Of what has become of an article meanwhile nothing is taken back. */
static void
on_corrected (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibraryLoader *self = owner;
  GPtrArray *infos = cf_library_get_infos (self->library);
  GArray *corrected = *result;
  gboolean again = FALSE;

  for (guint i = 0; i < corrected->len; i++)
    {
      const CfLibraryCorrection *entry = &g_array_index (corrected, CfLibraryCorrection, i);
      guint index;

      if (!cf_library_lookup (self->library, cf_entry_info_get_path (entry->before), &index))
        continue;
      if (infos->pdata[index] == entry->before)
        cf_library_set_info (self->library, index, entry->after);
      else
        again = TRUE;
    }
  if (corrected->len > 0)
    cf_library_find_anew (self->library);
  if (again)
    cf_library_loader_correct_all (self);
}

/**
 * cf_library_loader_correct_all:
 * @self: a loader
 *
 * articles.csv says something else than before.
 */
void
cf_library_loader_correct_all (CfLibraryLoader *self)
{
  CfTask task = { .owner = self, .done = on_corrected, .cancellable = self->cancellable };

  if (self->project == NULL)
    return;
  cf_library_jobs_correct (&task, self->project, cf_library_get_infos (self->library));
  cf_task_run (&task);
}

static void
tell_problems (CfLibraryLoader *self, GPtrArray *problems)
{
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  if (problems->len == 0)
    return;
  first = cf_problem_to_string (g_ptr_array_index (problems, 0));
  if (problems->len > 1)
    text = g_strdup_printf (
      ngettext ("%s, and %u problem more", "%s, and %u problems more", problems->len - 1), first,
      problems->len - 1);
  g_signal_emit (self, signals[MESSAGE], 0, text != NULL ? text : first);
}

static void
tell_unwatched (CfLibraryLoader *self)
{
  g_autofree char *text = g_strdup_printf (
    _ ("Only %u folders are watched: what others change in the rest is seen when you open the "
       "folder again"),
    CF_LIMIT_FOLDERS_WATCHED);

  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
on_scanned (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibraryLoader *self = owner;
  CfLibraryScan *scanned = *result;

  self->scanning = FALSE;
  g_strfreev (self->folders);
  self->folders = g_steal_pointer (&scanned->folders);
  cf_library_set_infos (self->library, scanned->infos, scanned->by_path);
  read_what_is_wanted (self, NULL);
  /* What was corrected while it was scanned is not in what was known. */
  cf_library_loader_correct_all (self);
  tell_problems (self, scanned->problems);
  if (scanned->has_more_folders)
    tell_unwatched (self);
  g_signal_emit (self, signals[SCANNED], 0);
}

static void
scan (CfLibraryLoader *self)
{
  GPtrArray *infos = cf_library_get_infos (self->library);
  g_autoptr (GPtrArray) known = new_infos ();
  CfTask task = { .owner = self, .done = on_scanned };

  for (guint i = 0; i < infos->len; i++)
    if (!g_hash_table_contains (self->changed_paths, cf_entry_info_get_path (infos->pdata[i])))
      g_ptr_array_add (known, cf_entry_info_ref (infos->pdata[i]));
  stop_all (self);
  self->cancellable = g_cancellable_new ();
  task.cancellable = self->cancellable;
  cf_library_jobs_scan (&task, self->project, self->folder, known);
  cf_task_run (&task);
}

/**
 * cf_library_loader_load:
 * @self: a loader
 * @project: a project
 * @folder: the folder whose articles are listed from now on, in @project
 * @annotator: whose layers are counted
 */
void
cf_library_loader_load (CfLibraryLoader *self,
                        CfProject *project,
                        const char *folder,
                        const char *annotator)
{
  g_autoptr (GPtrArray) nothing = new_infos ();
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);

  stop_all (self);
  cf_library_set_infos (self->library, nothing, by_path);
  g_set_object (&self->project, project);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_free (self->annotator);
  self->annotator = g_strdup (annotator);
  self->stopped = FALSE;
  self->scanning = TRUE;
  scan (self);
}

/**
 * cf_library_loader_stop:
 * @self: a loader
 *
 * What is not read yet stays so, until it is continued.
 */
void
cf_library_loader_stop (CfLibraryLoader *self)
{
  self->stopped = TRUE;
  stop_reading (self);
  cf_library_find_anew (self->library);
  g_signal_emit (self, signals[PROGRESS], 0);
}

void
cf_library_loader_continue (CfLibraryLoader *self)
{
  self->stopped = FALSE;
  read_what_is_wanted (self, NULL);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static gboolean
is_known_rightly (CfLibraryLoader *self, const char *path)
{
  return cf_library_lookup (self->library, path, NULL) == g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
on_refresh_due (gpointer data)
{
  CfLibraryLoader *self = data;
  GHashTableIter iter;
  gpointer path;
  gboolean same = TRUE;

  self->refresh_source = 0;
  g_hash_table_iter_init (&iter, self->changed_paths);
  while (same && g_hash_table_iter_next (&iter, &path, NULL))
    same = is_known_rightly (self, path);
  if (same)
    read_what_is_wanted (self, self->changed_paths);
  else
    scan (self);
  g_hash_table_remove_all (self->changed_paths);
  return G_SOURCE_REMOVE;
}

/**
 * cf_library_loader_refresh:
 * @self: a loader
 * @path: an article that has come, changed or gone, or whose sidecar has
 *
 * Soon afterwards, with all others that are told meanwhile.
 */
void
cf_library_loader_refresh (CfLibraryLoader *self, const char *path)
{
  if (self->folder == NULL)
    return;
  g_hash_table_add (self->changed_paths, g_strdup (path));
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_AFTER_MS, on_refresh_due, self);
}

/**
 * cf_library_loader_is_scanning:
 * @self: a loader
 *
 * Returns: whether it is not known yet which articles there are
 */
gboolean
cf_library_loader_is_scanning (CfLibraryLoader *self)
{
  return self->scanning;
}

gboolean
cf_library_loader_is_reading (CfLibraryLoader *self)
{
  return self->reader != NULL;
}

/**
 * cf_library_loader_list_folders:
 * @self: a loader
 *
 * Returns: (transfer none) (nullable): the folders in which its articles are
 */
const char *const *
cf_library_loader_list_folders (CfLibraryLoader *self)
{
  return (const char *const *) self->folders;
}
