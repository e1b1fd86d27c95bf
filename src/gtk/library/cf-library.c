/* SPDX-License-Identifier: GPL-3.0-or-later
 * The articles of a folder, as a list.
 *
 * A folder is scanned in a thread; the list has file names at once, and titles, outlets and counts as the
 * articles are read, some at a time, so that a large folder never holds up the window. What is counted is
 * counted as it changes.
 *
 * #CfLibrary::scanned tells that the list is whole, #CfLibrary::progress that some of it was read. */

#include "config.h"

#include "cf-library.h"

#include "cf-task.h"

#define READ_AT_ONCE 32

struct _CfLibrary
{
  GObject parent_instance;

  GListStore *entries; /* of CfArticleEntry */
  GHashTable *by_path; /* path -> CfArticleEntry, both of the entry */
  guint n_read;
  guint n_finished;

  CfProject *project;
  char *folder;
  char *annotator;
  GCancellable *cancellable; /* of the scan and the reading */
};

enum
{
  SCANNED,
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLibrary, cf_library, G_TYPE_OBJECT)

static void
stop_loading (CfLibrary *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cf_library_finalize (GObject *object)
{
  CfLibrary *self = CF_LIBRARY (object);

  stop_loading (self);
  g_hash_table_unref (self->by_path);
  g_clear_object (&self->entries);
  g_clear_object (&self->project);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->annotator, g_free);
  G_OBJECT_CLASS (cf_library_parent_class)->finalize (object);
}

static void
cf_library_class_init (CfLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_library_finalize;
  signals[SCANNED] = g_signal_new ("scanned", CF_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", CF_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
cf_library_init (CfLibrary *self)
{
  self->entries = g_list_store_new (CF_TYPE_ARTICLE_ENTRY);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * cf_library_new:
 *
 * Returns: (transfer full): a library of nothing
 */
CfLibrary *
cf_library_new (void)
{
  return g_object_new (CF_TYPE_LIBRARY, NULL);
}

/**
 * cf_library_get_entries:
 * @self: a library
 *
 * Returns: (transfer none): its #CfArticleEntry objects, in the order of the folder
 */
GListModel *
cf_library_get_entries (CfLibrary *self)
{
  return G_LIST_MODEL (self->entries);
}

/**
 * cf_library_get_n_read:
 * @self: a library
 *
 * Returns: how many articles are known by more than their name
 */
guint
cf_library_get_n_read (CfLibrary *self)
{
  return self->n_read;
}

/**
 * cf_library_get_n_finished:
 * @self: a library
 *
 * Returns: how many articles the annotator has finished
 */
guint
cf_library_get_n_finished (CfLibrary *self)
{
  return self->n_finished;
}

/**
 * cf_library_find:
 * @self: a library
 * @path: (nullable): the path of an article
 *
 * Returns: (transfer none) (nullable): its entry
 */
CfArticleEntry *
cf_library_find (CfLibrary *self, const char *path)
{
  return path != NULL ? g_hash_table_lookup (self->by_path, path) : NULL;
}

static void
count_change (CfLibrary *self, CfArticleEntry *entry, gboolean was_read, gboolean was_finished)
{
  if (cf_article_entry_is_read (entry) && !was_read)
    self->n_read++;
  if (cf_article_entry_is_finished (entry) && !was_finished)
    self->n_finished++;
  if (!cf_article_entry_is_finished (entry) && was_finished)
    self->n_finished--;
}

/* What a thread reads: some articles, and then the next. */
typedef struct
{
  GPtrArray *entries; /* of CfArticleEntry */
  guint next;
  char *annotator;
} Reading;

static Reading *
reading_new (CfLibrary *self, GPtrArray *entries, guint next)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->entries = g_ptr_array_ref (entries);
  reading->next = next;
  reading->annotator = g_strdup (self->annotator);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_ptr_array_unref (reading->entries);
  g_free (reading->annotator);
  g_free (reading);
}

static gpointer
read_some (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_free);

  for (guint i = 0; i < READ_AT_ONCE && reading->next + i < reading->entries->len; i++)
    {
      CfArticleEntry *entry = g_ptr_array_index (reading->entries, reading->next + i);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_ptr_array_add (infos,
                       cf_entry_info_read (cf_article_entry_get_path (entry), reading->annotator));
    }
  return infos;
}

static void start_reading (CfLibrary *self, Reading *reading);

static void
on_some_read (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibrary *self = owner;
  Reading *reading = data;
  GPtrArray *infos = *result;

  for (guint i = 0; i < infos->len; i++)
    {
      CfArticleEntry *entry = g_ptr_array_index (reading->entries, reading->next + i);
      gboolean was_read = cf_article_entry_is_read (entry);
      gboolean was_finished = cf_article_entry_is_finished (entry);

      cf_article_entry_take_info (entry, g_ptr_array_index (infos, i));
      count_change (self, entry, was_read, was_finished);
    }
  /* They are the entries' now. */
  g_ptr_array_set_free_func (infos, NULL);
  if (infos->len > 0 && reading->next + infos->len < reading->entries->len)
    start_reading (self, reading_new (self, reading->entries, reading->next + infos->len));
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
start_reading (CfLibrary *self, Reading *reading)
{
  CfTask task = { .owner = self,
                  .work = read_some,
                  .done = on_some_read,
                  .data = reading,
                  .free_data = reading_free,
                  .free_result = (GDestroyNotify) g_ptr_array_unref,
                  .cancellable = self->cancellable };

  cf_task_run (&task);
}

typedef struct
{
  CfProject *project;
  char *folder;
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_object_unref (scan->project);
  g_free (scan->folder);
  g_free (scan);
}

static gpointer
run_scan (gpointer data, GCancellable *cancellable, GError **error)
{
  Scan *scan = data;

  return cf_article_entries_scan (scan->project, scan->folder, NULL, cancellable);
}

/* Articles that were known stay as they are, the others of @found are to be read. */
static GPtrArray *
adopt_entries (CfLibrary *self, GPtrArray *found)
{
  GPtrArray *unread = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_read = self->n_finished = 0;
  for (guint i = 0; i < found->len; i++)
    {
      CfArticleEntry *entry = g_ptr_array_index (found, i);
      CfArticleEntry *known = cf_library_find (self, cf_article_entry_get_path (entry));

      entry = known != NULL ? known : entry;
      g_ptr_array_add (now, g_object_ref (entry));
      count_change (self, entry, FALSE, FALSE);
      if (!cf_article_entry_is_read (entry))
        g_ptr_array_add (unread, g_object_ref (entry));
    }
  g_hash_table_remove_all (self->by_path);
  for (guint i = 0; i < now->len; i++)
    {
      CfArticleEntry *entry = g_ptr_array_index (now, i);

      g_hash_table_insert (self->by_path, (gpointer) cf_article_entry_get_path (entry), entry);
    }
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       now->pdata, now->len);
  return unread;
}

static void
on_scanned (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibrary *self = owner;
  g_autoptr (GPtrArray) unread = adopt_entries (self, *result);

  if (unread->len > 0)
    start_reading (self, reading_new (self, unread, 0));
  g_signal_emit (self, signals[SCANNED], 0);
}

/* Nothing is kept of what was there. */
static void
clear (CfLibrary *self)
{
  g_hash_table_remove_all (self->by_path);
  g_list_store_remove_all (self->entries);
  self->n_read = self->n_finished = 0;
}

static void
scan (CfLibrary *self)
{
  Scan *data = g_new0 (Scan, 1);
  CfTask task;

  stop_loading (self);
  self->cancellable = g_cancellable_new ();
  data->project = g_object_ref (self->project);
  data->folder = g_strdup (self->folder);
  task = (CfTask){ .owner = self,
                   .work = run_scan,
                   .done = on_scanned,
                   .data = data,
                   .free_data = scan_free,
                   .free_result = (GDestroyNotify) g_ptr_array_unref,
                   .cancellable = self->cancellable };
  cf_task_run (&task);
}

/**
 * cf_library_load:
 * @self: a library
 * @project: a project
 * @folder: the folder whose articles are listed from now on, in @project
 * @annotator: whose layers are counted
 */
void
cf_library_load (CfLibrary *self, CfProject *project, const char *folder, const char *annotator)
{
  clear (self);
  g_set_object (&self->project, project);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_free (self->annotator);
  self->annotator = g_strdup (annotator);
  scan (self);
}

/**
 * cf_library_refresh:
 * @self: a library
 * @path: an article that has come, changed or gone, or whose sidecar has
 */
void
cf_library_refresh (CfLibrary *self, const char *path)
{
  CfArticleEntry *entry = cf_library_find (self, path);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->folder == NULL)
    return;
  if ((entry != NULL) != g_file_test (path, G_FILE_TEST_EXISTS))
    {
      scan (self);
      return;
    }
  if (entry == NULL)
    return;
  g_ptr_array_add (one, g_object_ref (entry));
  start_reading (self, reading_new (self, one, 0));
}

/**
 * cf_library_update_layer:
 * @self: a library
 * @path: an article
 * @layer: its annotations, as they are now
 */
void
cf_library_update_layer (CfLibrary *self, const char *path, CfLayer *layer)
{
  CfArticleEntry *entry = cf_library_find (self, path);
  gboolean was_read, was_finished;

  if (entry == NULL)
    return;
  was_read = cf_article_entry_is_read (entry);
  was_finished = cf_article_entry_is_finished (entry);
  cf_article_entry_update_layer (entry, layer);
  count_change (self, entry, was_read, was_finished);
}
