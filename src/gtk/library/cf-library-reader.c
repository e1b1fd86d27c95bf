/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the articles of the library in threads.
 *
 * As many threads as processors, below the priority of the rest, so that the window stays quick. They
 * take one article after another, in order, and put what they have read into a list. */

#include "config.h"

#include "cf-library-reader.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>

/* Below everything else that the user waits for. */
#define NICE 10

/* What threads and reader share; the last one frees it. */
typedef struct
{
  CfProject *project;
  char *annotator;
  GPtrArray *infos; /* of CfEntryInfo: of those that are wanted */
  GArray *indices;  /* of guint: theirs */
  guint next;       /* atomic */
  int stopped;      /* atomic */
  GMutex lock;
  GArray *read;    /* of CfReadEntry; under @lock */
  guint n_running; /* under @lock */
} Shared;

struct _CfLibraryReader
{
  Shared *shared;
};

static void
clear_entry (gpointer data)
{
  cf_entry_info_unref (((CfReadEntry *) data)->info);
}

static GArray *
new_list (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CfReadEntry));

  g_array_set_clear_func (list, clear_entry);
  return list;
}

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_object_unref (shared->project);
  g_free (shared->annotator);
  g_ptr_array_unref (shared->infos);
  g_array_unref (shared->indices);
  g_array_unref (shared->read);
  g_mutex_clear (&shared->lock);
}

static void
read_one (Shared *shared, guint at)
{
  CfReadEntry entry = { g_array_index (shared->indices, guint, at),
                        cf_entry_info_read (g_ptr_array_index (shared->infos, at), shared->project,
                                            shared->annotator) };

  g_mutex_lock (&shared->lock);
  g_array_append_val (shared->read, entry);
  g_mutex_unlock (&shared->lock);
}

/* What the trees of thousands of sidecars have taken, the C library would keep for others to come. */
static void
give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static gpointer
run (gpointer data)
{
  Shared *shared = data;
  gboolean last;
  guint at;

  /* Of this thread alone, as Linux has it. */
  setpriority (PRIO_PROCESS, 0, NICE);
  while (!g_atomic_int_get (&shared->stopped) &&
         (at = (guint) g_atomic_int_add (&shared->next, 1)) < shared->infos->len)
    read_one (shared, at);
  g_mutex_lock (&shared->lock);
  last = --shared->n_running == 0;
  g_mutex_unlock (&shared->lock);
  if (last)
    give_back_memory ();
  g_atomic_rc_box_release_full (shared, shared_clear);
  return NULL;
}

/**
 * cf_library_reader_new:
 * @project: the project
 * @annotator: (nullable): whose layers are counted
 * @infos: (element-type CfEntryInfo): the articles of the library
 * @wanted: (element-type guint): the indices of those to read, in the order in which they are read
 *
 * Returns: (transfer full): a reader that has begun
 */
CfLibraryReader *
cf_library_reader_new (CfProject *project, const char *annotator, GPtrArray *infos, GArray *wanted)
{
  CfLibraryReader *reader = g_new0 (CfLibraryReader, 1);
  Shared *shared = g_atomic_rc_box_new0 (Shared);
  guint n_threads = MIN (g_get_num_processors (), MAX (wanted->len, 1));

  shared->project = g_object_ref (project);
  shared->annotator = g_strdup (annotator);
  shared->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref);
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (shared->infos, cf_entry_info_ref (
                                      g_ptr_array_index (infos, g_array_index (wanted, guint, i))));
  shared->indices = g_array_ref (wanted);
  shared->read = new_list ();
  shared->n_running = n_threads;
  g_mutex_init (&shared->lock);
  reader->shared = shared;
  for (guint i = 0; i < n_threads; i++)
    g_thread_unref (g_thread_new ("library", run, g_atomic_rc_box_acquire (shared)));
  return reader;
}

void
cf_library_reader_free (CfLibraryReader *reader)
{
  g_atomic_int_set (&reader->shared->stopped, 1);
  g_atomic_rc_box_release_full (reader->shared, shared_clear);
  g_free (reader);
}

/**
 * cf_library_reader_take:
 * @reader: a reader
 * @done: (out): whether there is nothing more to come
 *
 * Returns: (transfer full) (element-type CfReadEntry): what was read since it was asked last
 */
GArray *
cf_library_reader_take (CfLibraryReader *reader, gboolean *done)
{
  GArray *list = new_list ();
  GArray *read;

  g_mutex_lock (&reader->shared->lock);
  read = reader->shared->read;
  reader->shared->read = list;
  *done = reader->shared->n_running == 0;
  g_mutex_unlock (&reader->shared->lock);
  return read;
}
