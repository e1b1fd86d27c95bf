/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was done in the last seconds before a crash comes back. */

#include "config.h"

#include "cf-dirs.h"
#include "cf-journal.h"
#include "cf-test-faults.h"
#include "cf-test-layer.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
fixture_init (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cf_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.txt.lin.anno.json", NULL);
}

static void
fixture_clear (Fixture *fixture, gconstpointer data)
{
  cf_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_line (CfJournal *journal, CfLayer *layer, const char *id, const char *forgotten)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (id != NULL)
    g_ptr_array_add (lines, cf_journal_make_line (cf_layer_get_record (layer, id), NULL));
  if (forgotten != NULL)
    g_ptr_array_add (lines, cf_journal_make_line (NULL, forgotten));
  g_assert_true (cf_journal_append (journal, lines, NULL));
}

/* A process that does what @work does and is gone without a word. */
static void
crash_after (Fixture *fixture, void (*work) (CfJournal *, CfLayer *))
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      CfSidecarStore *store = cf_test_open (fixture->path);
      CfLayer *layer = cf_test_make_layer (store);

      work (cf_journal_new (fixture->path), layer);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static guint
count_journals (void)
{
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);
  g_autoptr (GPtrArray) names = cf_test_list_folder (folder);

  return names->len;
}

static void
assert_reopened (Fixture *fixture, const char *expected, guint n_recovered)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  g_autofree char *shown = cf_test_show_layer (layer);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpuint (cf_sidecar_store_get_n_recovered (store), ==, n_recovered);
  g_assert_cmpint (cf_sidecar_store_needs_save (store), ==, n_recovered > 0);
}

static void
save_once (Fixture *fixture, const char *id, const char *note)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);

  cf_test_put (layer, id, note);
  g_assert_true (cf_test_save (store, layer, NULL));
}

static void
work_and_forget (CfJournal *journal, CfLayer *layer)
{
  cf_test_put (layer, "a", "one");
  add_line (journal, layer, "a", NULL);
  cf_test_put (layer, "a", "two");
  add_line (journal, layer, "a", NULL);
  cf_test_put (layer, "b", "x");
  add_line (journal, layer, "b", "b"); /* made and undone */
  cf_test_put (layer, "c", "网𠮷\n“"); /* whatever a note may hold */
  add_line (journal, layer, "c", NULL);
}

/* Without a file: the first annotations of an article were never saved. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  crash_after (fixture, work_and_forget);
  assert_reopened (fixture, "a=two c=网𠮷\n“", 2);
}

static void
edit_and_delete (CfJournal *journal, CfLayer *layer)
{
  cf_test_put (layer, "a", "later");
  add_line (journal, layer, "a", NULL);
  cf_test_delete (layer, "b");
  add_line (journal, layer, "b", NULL);
}

/* With a file: what was done replaces what it has, and once it is saved the journal goes. */
static void
test_replay (Fixture *fixture, gconstpointer data)
{
  save_once (fixture, "a", "one");
  save_once (fixture, "b", "two");
  crash_after (fixture, edit_and_delete);
  g_assert_cmpuint (count_journals (), ==, 1);
  {
    g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
    g_autoptr (CfLayer) layer = cf_test_make_layer (store);
    g_autofree char *shown = cf_test_show_layer (layer);
    g_autofree char *file = NULL;

    g_assert_cmpstr (shown, ==, "a=later b=-");
    g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (store), ==, 0);
    g_assert_cmpuint (count_journals (), ==, 1); /* not before it is on the disk */
    g_assert_true (cf_test_save (store, layer, NULL));
    file = cf_test_show_file (fixture->path);
    g_assert_cmpstr (file, ==, "a=later b=-");
  }
  g_assert_cmpuint (count_journals (), ==, 0);
  assert_reopened (fixture, "a=later b=-", 0);
}

/* Killed between the save and the end of the journal: there is nothing new in it, and it goes with the
 * next save, though that has nothing to write. */
static void
test_saved_already (Fixture *fixture, gconstpointer data)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      CfSidecarStore *store = cf_test_open (fixture->path);
      CfLayer *layer = cf_test_make_layer (store);

      cf_test_put (layer, "a", "one");
      add_line (cf_journal_new (fixture->path), layer, "a", NULL);
      _exit (cf_test_save (store, layer, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpuint (count_journals (), ==, 1);
  assert_reopened (fixture, "a=one", 0);
  {
    g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
    g_autoptr (CfLayer) layer = cf_test_make_layer (store);

    g_assert_true (cf_test_save (store, layer, NULL));
  }
  g_assert_cmpuint (count_journals (), ==, 0);
}

static char *
get_journal_path (void)
{
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);
  g_autoptr (GPtrArray) names = cf_test_list_folder (folder);

  g_assert_cmpuint (names->len, ==, 1);
  return g_build_filename (folder, g_ptr_array_index (names, 0), NULL);
}

/* A process that saves from a snapshot while the layer goes on, as @go_on does, and is killed between the save
 * and its word about it. */
static void
check_killed_behind_save (Fixture *fixture,
                          void (*go_on) (CfJournal *, CfLayer *),
                          const char *file,
                          const char *expected)
{
  g_autofree char *journal_path = NULL;
  g_autoptr (GBytes) journal = NULL;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      CfSidecarStore *store = cf_test_open (fixture->path);
      CfLayer *layer = cf_test_make_layer (store);
      CfJournal *own = cf_journal_new (fixture->path);
      CfSnapshot *snapshot;

      cf_test_put (layer, "a", "one");
      add_line (own, layer, "a", NULL);
      snapshot = cf_snapshot_new (layer);
      go_on (own, layer);
      _exit (cf_sidecar_store_save (store, snapshot, NULL) != NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  journal_path = get_journal_path ();
  journal = cf_test_read (journal_path);
  {
    g_autofree char *before = cf_test_show_file (fixture->path);
    g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
    g_autoptr (CfLayer) layer = cf_test_make_layer (store);
    g_autofree char *shown = cf_test_show_layer (layer);
    g_autofree char *after = NULL;

    g_assert_cmpstr (before, ==, file);
    g_assert_cmpstr (shown, ==, expected);
    g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (store), ==, 0);
    g_assert_true (cf_test_save (store, layer, NULL));
    after = cf_test_show_file (fixture->path);
    g_assert_cmpstr (after, ==, expected);
  }
  /* The next one too was killed, before it could take the journal away. */
  cf_test_write (journal_path, g_bytes_get_data (journal, NULL),
                 (gssize) g_bytes_get_size (journal));
  assert_reopened (fixture, expected, 0);
}

static void
edit_twice (CfJournal *journal, CfLayer *layer)
{
  cf_test_put (layer, "a", "two");
  add_line (journal, layer, "a", NULL);
  cf_test_put (layer, "a", "three");
  add_line (journal, layer, "a", NULL);
}

static void
edit_and_remove (CfJournal *journal, CfLayer *layer)
{
  cf_test_put (layer, "a", "two");
  add_line (journal, layer, "a", NULL);
  cf_layer_remove (layer, "a");
  add_line (journal, layer, NULL, "a");
}

/* What was done meanwhile replaces what was saved; it is no second version of it. */
static void
test_killed_behind_save (Fixture *fixture, gconstpointer data)
{
  check_killed_behind_save (fixture, edit_twice, "a=one", "a=three");
}

static void
test_undone_behind_save (Fixture *fixture, gconstpointer data)
{
  check_killed_behind_save (fixture, edit_and_remove, "a=one", "a=-");
}

/* Cut at every byte: no line counts that is not whole, and all before it do. */
static void
test_torn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *content;

  crash_after (fixture, work_and_forget);
  path = get_journal_path ();
  bytes = cf_test_read (path);
  content = g_bytes_get_data (bytes, &length);
  for (gsize n = 0; n <= length; n++)
    {
      g_autoptr (CfSidecarStore) store = NULL;
      g_autoptr (CfLayer) layer = NULL;
      g_autofree char *shown = NULL;
      guint n_whole = 0;

      cf_test_write (path, content, (gssize) n);
      for (gsize i = 0; i < length; i++)
        n_whole += content[i] == '\n' && i <= n ? 1 : 0;
      store = cf_test_open (fixture->path);
      layer = cf_test_make_layer (store);
      shown = cf_test_show_layer (layer);
      /* Lines: the head, a=one, a=two, b, b forgotten, c. */
      g_assert_cmpstr (shown, ==,
                       n_whole < 2   ? ""
                       : n_whole < 3 ? "a=one"
                       : n_whole < 4 ? "a=two"
                       : n_whole < 5 ? "a=two b=x"
                       : n_whole < 6 ? "a=two"
                                     : "a=two c=网𠮷\n“");
    }
}

/* One changed byte anywhere spoils its line and no other. */
static void
test_changed_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  crash_after (fixture, work_and_forget);
  path = get_journal_path ();
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      char saved = content[i];
      g_autoptr (CfSidecarStore) store = NULL;
      g_autoptr (CfLayer) layer = NULL;
      CfRecord *a, *c;

      if (saved == '\n')
        continue;
      content[i] = saved == 'x' ? 'y' : 'x';
      cf_test_write (path, content, (gssize) length);
      content[i] = saved;
      store = cf_test_open (fixture->path);
      layer = cf_test_make_layer (store);
      a = cf_layer_get_record (layer, "a");
      c = cf_layer_get_record (layer, "c");
      g_assert_true (a != NULL || c != NULL);
      if (a != NULL)
        g_assert_true (g_str_equal (cf_record_get_note (a), "one") ||
                       g_str_equal (cf_record_get_note (a), "two"));
      if (c != NULL)
        g_assert_cmpstr (cf_record_get_note (c), ==, "网𠮷\n“");
    }
}

/* The journal of a process that is alive is its own. */
static void
test_alive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) paths = NULL;

  cf_test_put (layer, "a", "one");
  add_line (journal, layer, "a", NULL);
  assert_reopened (fixture, "", 0);
  paths = cf_journal_list_paths ();
  g_assert_cmpuint (paths->len, ==, 0);
  /* Once all is saved it is gone. */
  g_assert_true (cf_journal_reset (journal, nothing, NULL));
  g_assert_cmpuint (count_journals (), ==, 0);
  add_line (journal, layer, "a", NULL);
  g_assert_cmpuint (count_journals (), ==, 1);
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one", 1);
}

/* What is still not saved stays after a reset. */
static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  cf_test_put (layer, "a", "one");
  cf_test_put (layer, "b", "two");
  add_line (journal, layer, "a", NULL);
  add_line (journal, layer, "b", NULL);
  g_ptr_array_add (lines, cf_journal_make_line (cf_layer_get_record (layer, "b"), NULL));
  g_assert_true (cf_journal_reset (journal, lines, NULL));
  cf_journal_free (journal);
  assert_reopened (fixture, "b=two", 1);
}

static gboolean
try_line (CfJournal *journal, CfLayer *layer, const char *id)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, cf_journal_make_line (cf_layer_get_record (layer, id), NULL));
  return cf_journal_append (journal, lines, NULL);
}

static void
check_failed_write (Fixture *fixture, CfTestCall call, guint nth, int error)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  gboolean failed;

  cf_test_put (layer, "a", "one");
  cf_test_put (layer, "b", "two");
  cf_test_put (layer, "c", "three");
  g_assert_true (try_line (journal, layer, "a"));
  cf_test_faults_arm (call, nth, error);
  failed = !try_line (journal, layer, "b");
  cf_test_faults_disarm ();
  g_assert_true (failed);
  g_assert_true (try_line (journal, layer, "c"));
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one b=two c=three", 3);
  {
    g_autoptr (CfSidecarStore) next = cf_test_open (fixture->path);
    g_autoptr (CfLayer) again = cf_test_make_layer (next);

    g_assert_true (cf_test_save (next, again, NULL));
    cf_test_remove_folder (fixture->folder);
    g_mkdir (fixture->folder, 0700);
  }
}

/* What could not be written is written with the next line, and spoils none. */
static void
test_failed_writes (Fixture *fixture, gconstpointer data)
{
  check_failed_write (fixture, CF_CALL_WRITE, 1, ENOSPC);
  check_failed_write (fixture, CF_CALL_WRITE, 1, EIO);
  check_failed_write (fixture, CF_CALL_FDATASYNC, 1, EIO);
}

/* As much of a line as there was room for. */
static void
write_half (gpointer data)
{
  g_autofree char *path = get_journal_path ();
  int fd = open (path, O_WRONLY | O_APPEND);

  g_assert_cmpint ((int) write (fd, "0123abcd {\"id\": \"b", 18), ==, 18);
  close (fd);
}

/* The disk is full in the middle of a line. */
static void
test_half_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);
  gboolean failed;

  cf_test_put (layer, "a", "one");
  cf_test_put (layer, "b", "two");
  g_assert_true (try_line (journal, layer, "a"));
  cf_test_faults_hook (CF_CALL_WRITE, 1, ENOSPC, write_half, NULL);
  failed = !try_line (journal, layer, "b");
  cf_test_faults_disarm ();
  g_assert_true (failed);
  g_assert_true (try_line (journal, layer, "b"));
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one b=two", 2);
}

/* Killed at each call of a reset: what is still not saved is in one journal or the other. */
static void
test_killed_reset (Fixture *fixture, gconstpointer data)
{
  static const CfTestCall calls[] = { CF_CALL_WRITE, CF_CALL_FDATASYNC, CF_CALL_FSYNC,
                                      CF_CALL_CLOSE, CF_CALL_FLOCK };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint nth = 1; nth <= 2; nth++)
      {
        pid_t child = fork ();

        if (child == 0)
          {
            CfSidecarStore *store = cf_test_open (fixture->path);
            CfLayer *layer = cf_test_make_layer (store);
            CfJournal *journal = cf_journal_new (fixture->path);
            GPtrArray *lines = g_ptr_array_new ();

            cf_test_put (layer, "a", "one");
            try_line (journal, layer, "a");
            g_ptr_array_add (lines, cf_journal_make_line (cf_layer_get_record (layer, "a"), NULL));
            cf_test_faults_arm (calls[i], nth, CF_FAULT_KILL);
            cf_journal_reset (journal, lines, NULL);
            _exit (0);
          }
        g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
        assert_reopened (fixture, "a=one", 1);
      }
}

/* A reset that fails takes nothing away, and what is not saved is written later. */
static void
test_failed_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  cf_test_put (layer, "a", "one");
  g_assert_true (try_line (journal, layer, "a"));
  cf_test_put (layer, "b", "two");
  g_ptr_array_add (lines, cf_journal_make_line (cf_layer_get_record (layer, "b"), NULL));
  cf_test_faults_arm (CF_CALL_WRITE, 1, ENOSPC);
  g_assert_false (cf_journal_reset (journal, lines, NULL));
  cf_test_faults_disarm ();
  g_assert_cmpuint (count_journals (), ==, 1);
  g_assert_true (cf_journal_append (journal, nothing, NULL));
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one b=two", 2);
}

static const char *peeked;

/* Somebody else looks whether the journal is left, just when it is made. */
static void
look_into (gpointer data)
{
  int channel[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (channel), ==, 0);
  child = fork ();
  if (child == 0)
    {
      int fd = open (peeked, O_RDONLY);

      if (flock (fd, LOCK_SH | LOCK_NB) == 0 && write (channel[1], "x", 1) == 1)
        g_usleep (50000);
      _exit (0);
    }
  g_assert_cmpint ((int) read (channel[0], &byte, 1), ==, 1);
  close (channel[0]);
  close (channel[1]);
}

static void
find_and_look (gpointer data)
{
  g_autofree char *path = get_journal_path ();

  peeked = path;
  look_into (NULL);
}

static void
test_looked_at (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);

  cf_test_put (layer, "a", "one");
  cf_test_faults_hook (CF_CALL_FLOCK, 1, 0, find_and_look, NULL);
  g_assert_true (try_line (journal, layer, "a"));
  cf_test_faults_disarm ();
  /* It is alive all the same, and its journal its own. */
  assert_reopened (fixture, "", 0);
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one", 1);
}

/* A journal in which nothing is whole goes; one that is just being made does not go unnoticed. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);
  g_autofree char *path = NULL;

  crash_after (fixture, work_and_forget);
  path = get_journal_path ();
  cf_test_write (path, "", 0);
  assert_reopened (fixture, "", 0);
  g_assert_cmpuint (count_journals (), ==, 0);
  cf_test_write (path, "0123abcd {\"to", -1);
  assert_reopened (fixture, "", 0);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
open_sidecar (gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (count_journals (), ==, 1);
  assert_reopened (fixture, "", 0);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) store = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (store);
  CfJournal *journal = cf_journal_new (fixture->path);

  cf_test_put (layer, "a", "one");
  cf_test_faults_hook (CF_CALL_FLOCK, 1, 0, open_sidecar, fixture);
  g_assert_true (try_line (journal, layer, "a"));
  cf_test_faults_disarm ();
  cf_journal_free (journal);
  assert_reopened (fixture, "a=one", 1);
}

/* Journals are told apart by their sidecars, and name them. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "b.txt.lin.anno.json", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *path = fixture->path;

  crash_after (fixture, work_and_forget);
  fixture->path = g_strdup (other);
  assert_reopened (fixture, "", 0);
  paths = cf_journal_list_paths ();
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, path);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
#define ADD(name, function) \
  g_test_add ("/journal/" name, Fixture, NULL, fixture_init, function, fixture_clear)
  ADD ("new", test_new);
  ADD ("replay", test_replay);
  ADD ("saved-already", test_saved_already);
  ADD ("killed-behind-save", test_killed_behind_save);
  ADD ("undone-behind-save", test_undone_behind_save);
  ADD ("torn", test_torn);
  ADD ("changed-bytes", test_changed_bytes);
  ADD ("alive", test_alive);
  ADD ("reset", test_reset);
  ADD ("failed-writes", test_failed_writes);
  ADD ("half-written", test_half_written);
  ADD ("killed-reset", test_killed_reset);
  ADD ("failed-reset", test_failed_reset);
  ADD ("looked-at", test_looked_at);
  ADD ("empty", test_empty);
  ADD ("taken-away", test_taken_away);
  ADD ("others", test_others);
#undef ADD
  return g_test_run ();
}
