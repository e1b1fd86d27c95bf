/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tells when files change on disk.
 *
 * A CfWatch looks at some folders, not at those in them. git and sync programs change a file in several
 * steps, so a path is told (#CfWatch::changed) when nothing more has happened for a moment. */

#include "config.h"

#include "cf-watch.h"

#include "cf-limits.h"

#define SETTLE_MS 300

struct _CfWatch
{
  GObject parent_instance;

  GHashTable *monitors; /* folder -> GFileMonitor, or NULL where there is none to be had */
  GHashTable *pending;  /* of char *: paths that have changed */
  guint source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfWatch, cf_watch, G_TYPE_OBJECT)

static void
stop (gpointer data)
{
  GFileMonitor *monitor = data;

  if (monitor == NULL)
    return;
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
cf_watch_finalize (GObject *object)
{
  CfWatch *self = CF_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_unref (self->monitors);
  g_hash_table_unref (self->pending);
  G_OBJECT_CLASS (cf_watch_parent_class)->finalize (object);
}

static void
cf_watch_class_init (CfWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_watch_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_watch_init (CfWatch *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stop);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CfWatch *
cf_watch_new (void)
{
  return g_object_new (CF_TYPE_WATCH, NULL);
}

static gboolean
on_settled (gpointer data)
{
  g_autoptr (CfWatch) self = g_object_ref (data);
  g_autofree char **paths = (char **) g_hash_table_get_keys_as_array (self->pending, NULL);
  g_auto (GStrv) copies = g_strdupv (paths);

  self->source = 0;
  g_hash_table_remove_all (self->pending);
  for (guint i = 0; copies[i] != NULL; i++)
    g_signal_emit (self, signals[CHANGED], 0, copies[i]);
  return G_SOURCE_REMOVE;
}

static void
add_pending (CfWatch *self, GFile *file)
{
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  g_hash_table_add (self->pending, path);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (SETTLE_MS, on_settled, self);
}

static void
on_changed (CfWatch *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED ||
      event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT || event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    return;
  add_pending (self, file);
  add_pending (self, other);
}

static void
start (CfWatch *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  /* Without a monitor, changes are still met at the next save. */
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  g_hash_table_insert (self->monitors, g_strdup (folder), monitor);
  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static gboolean
is_unwanted (gpointer folder, gpointer monitor, gpointer wanted)
{
  return !g_hash_table_contains (wanted, folder);
}

/**
 * cf_watch_set_folders:
 * @self: a watch
 * @folders: (array zero-terminated=1): the folders to look at from now on, and no others: the first
 *   %CF_LIMIT_FOLDERS_WATCHED of them
 */
void
cf_watch_set_folders (CfWatch *self, const char *const *folders)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  guint n = 0;

  for (; folders[n] != NULL && g_hash_table_size (wanted) < CF_LIMIT_FOLDERS_WATCHED; n++)
    g_hash_table_add (wanted, (gpointer) folders[n]);
  g_hash_table_foreach_remove (self->monitors, is_unwanted, wanted);
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (self->monitors, folders[i]))
      start (self, folders[i]);
}
