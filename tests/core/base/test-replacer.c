/* SPDX-License-Identifier: GPL-3.0-or-later
 * The file replacer: what it may never do is lose bytes, ours or somebody else's. */

#include "config.h"

#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-temp-file.h"
#include "cf-test-faults.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static char *
get_content (const char *path)
{
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static char *
digest_of (const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return cf_file_digest (bytes);
}

/* Tokens are joined by spaces: the union of two contents has those of both. */
static GBytes *
unite (GBytes *ours, GBytes *theirs, gpointer user_data, GError **error)
{
  g_autofree char *text = g_strdup_printf (
    "%.*s %.*s", (int) g_bytes_get_size (ours), (const char *) g_bytes_get_data (ours, NULL),
    (int) g_bytes_get_size (theirs), (const char *) g_bytes_get_data (theirs, NULL));
  g_auto (GStrv) tokens = g_strsplit (text, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *united = g_string_new (NULL);

  if (strstr (text, "damaged") != NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_DAMAGED, "cannot be merged");
      g_string_free (united, TRUE);
      return NULL;
    }
  for (guint i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0' && g_hash_table_add (seen, tokens[i]))
      g_string_append_printf (united, "%s%s", united->len > 0 ? " " : "", tokens[i]);
  return g_string_free_to_bytes (united);
}

static gboolean
replace (const char *path, const char *content, const char *expected, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autofree char *digest = expected != NULL ? digest_of (expected) : NULL;
  CfReplacement replacement = {
    .path = path, .content = bytes, .expected = digest, .merge = unite
  };
  CfReplaceResult result = { 0 };
  gboolean ok = cf_file_replace (&replacement, &result, error);

  g_clear_pointer (&result.written, g_bytes_unref);
  return ok;
}

static void
test_new_and_again (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (path, "one", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (replace (path, "two", "one", &error));
  g_assert_no_error (error);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "two");
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "a");
}

static void
test_without_merge (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ours", 4);
  g_autofree char *digest = digest_of ("what we read");
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;
  CfReplacement replacement = { .path = path, .content = bytes, .expected = digest };

  cf_test_write (path, "theirs", -1);
  g_assert_false (cf_file_replace (&replacement, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_READ_ONLY);
  g_clear_error (&error);
  /* One that we did not know of is not replaced either. */
  replacement.expected = NULL;
  g_assert_false (cf_file_replace (&replacement, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_READ_ONLY);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "theirs");
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "a");
}

static void
test_what_stays (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autofree char *content = NULL;
  char value[8] = "";
  gboolean has_xattr;
  struct stat info;

  cf_test_write (path, "one", -1);
  g_assert_cmpint (chmod (path, 0640), ==, 0);
  has_xattr = setxattr (path, "user.test", "kept", 4, 0) == 0;
  g_assert_cmpint (symlink ("a", link_path), ==, 0);

  g_assert_true (replace (link_path, "two", "one", NULL));

  g_assert_cmpint (lstat (link_path, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  content = get_content (path);
  g_assert_cmpstr (content, ==, "two");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);
  if (has_xattr)
    {
      g_assert_cmpint (getxattr (path, "user.test", value, sizeof value - 1), ==, 4);
      g_assert_cmpstr (value, ==, "kept");
    }
}

static void
test_refused_targets (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *inner = g_build_filename (folder, "folder", NULL);
  g_autofree char *absent = g_build_filename (folder, "no", "file", NULL);
  g_autofree char *names = NULL;
  GError *error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_false (replace (fifo, "x", NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (replace (inner, "x", NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (replace (absent, "x", NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "fifo folder");
}

/* Root may write everywhere: so somebody else tries. Returns the error code, or -1 for success. */
static int
replace_as_nobody (const char *path)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (99);
      _exit (replace (path, "two", "one", &error) ? 98 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status) == 98 ? -1 : WEXITSTATUS (status);
}

static void
test_rights (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;

  cf_test_write (path, "one", -1);
  /* A read-only file in a writable folder is not written, though it could be replaced. */
  g_assert_cmpint (chmod (path, 0444), ==, 0);
  g_assert_cmpint (chmod (folder, 0777), ==, 0);
  g_assert_cmpint (replace_as_nobody (path), ==, CF_ERROR_DENIED);
  /* Nor is a writable file in a read-only folder, which could be written in place. */
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (chmod (folder, 0555), ==, 0);
  g_assert_cmpint (replace_as_nobody (path), ==, CF_ERROR_DENIED);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "one");
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
}

static const struct
{
  CfTestCall call;
  int error;
} faults[] = {
  { CF_CALL_OPENAT, ENOSPC },    { CF_CALL_OPENAT, EACCES },
  { CF_CALL_OPENAT, EMFILE },    { CF_CALL_WRITE, ENOSPC },
  { CF_CALL_WRITE, EDQUOT },     { CF_CALL_WRITE, EIO },
  { CF_CALL_WRITE, EINTR },      { CF_CALL_WRITE, CF_FAULT_SHORT },
  { CF_CALL_FSYNC, EIO },        { CF_CALL_FSYNC, ENOSPC },
  { CF_CALL_FSYNC, EINTR },      { CF_CALL_CLOSE, EIO },
  { CF_CALL_FCHMOD, EPERM },     { CF_CALL_RENAMEAT2, EACCES },
  { CF_CALL_RENAMEAT2, EXDEV },  { CF_CALL_RENAMEAT2, EINVAL },
  { CF_CALL_RENAMEAT2, ENOSYS }, { CF_CALL_RENAMEAT2, EIO },
  { CF_CALL_RENAMEAT, EIO },     { CF_CALL_FLOCK, EIO },
  { CF_CALL_FLOCK, ENOLCK },     { CF_CALL_UNLINKAT, EIO },
};

/* To its owner: the administrator, who may run this test, reads everything. */
static void
assert_readable (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0400, ==, 0400);
}

/* One fault at the N-th call, for all N: "saved" is said of the new file, and a failure leaves the old one. */
static void
check_fault (CfTestCall call, int error_number, gboolean exists, gboolean weak)
{
  for (guint nth = 1;; nth++)
    {
      CF_TEST_FOLDER folder = cf_test_make_folder ();
      g_autofree char *path = g_build_filename (folder, "a", NULL);
      g_autofree char *content = NULL;
      g_autoptr (GPtrArray) names = NULL;
      gboolean ok, reached;

      if (exists)
        cf_test_write (path, "old", -1);
      if (weak)
        cf_test_faults_arm_always (CF_CALL_RENAMEAT2, EINVAL);
      else
        cf_test_faults_arm (call, nth, error_number);
      ok = replace (path, "new", exists ? "old" : NULL, NULL);
      reached = cf_test_faults_get_count (call) >= nth;
      cf_test_faults_disarm ();
      content = get_content (path);
      g_assert_cmpstr (content, ==, ok ? "new" : exists ? "old" : NULL);
      if (content != NULL)
        assert_readable (path);
      names = cf_test_list_folder (folder);
      if (call != CF_CALL_UNLINKAT)
        g_assert_cmpuint (names->len, ==, content != NULL ? 1 : 0);
      if (!reached || weak)
        break;
      g_assert_cmpuint (nth, <, 1000);
    }
}

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint exists = 0; exists < 2; exists++)
      check_fault (faults[i].call, faults[i].error, exists != 0, FALSE);
  check_fault (CF_CALL_OPENAT, 0, TRUE, TRUE);
  check_fault (CF_CALL_OPENAT, 0, FALSE, TRUE);
}

/* Some file systems know no modes: a file has there what it was made with. */
static void
test_without_modes (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;

  cf_test_faults_arm_always (CF_CALL_FCHMOD, EPERM);
  g_assert_true (replace (path, "old", NULL, NULL));
  g_assert_true (replace (path, "new", "old", NULL));
  cf_test_faults_disarm ();
  content = get_content (path);
  g_assert_cmpstr (content, ==, "new");
  assert_readable (path);
}

/* A full disk is said to be one: the message decides what its reader does. */
static void
test_fault_codes (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  GError *error = NULL;

  cf_test_faults_arm (CF_CALL_WRITE, 1, ENOSPC);
  g_assert_false (replace (path, "new", NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_NO_SPACE);
  g_clear_error (&error);
  cf_test_faults_arm (CF_CALL_OPENAT, 1, EROFS);
  g_assert_false (replace (path, "new", NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_DENIED);
  g_clear_error (&error);
  cf_test_faults_disarm ();
}

/* The second attempt after EIO uses a new file: the pages of the first are in no known state. */
static void
test_second_attempt (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;

  cf_test_faults_arm (CF_CALL_FSYNC, 1, EIO);
  g_assert_true (replace (path, "new", NULL, NULL));
  g_assert_cmpuint (cf_test_faults_get_count (CF_CALL_OPENAT), >=, 2);
  cf_test_faults_disarm ();
  content = get_content (path);
  g_assert_cmpstr (content, ==, "new");
}

/* A folder's name is for the server to keep, where a folder cannot be synced. */
static void
test_folder_without_sync (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  CfReplacement replacement = { .path = path };
  CfReplaceResult result = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  replacement.content = bytes;
  cf_test_faults_arm (CF_CALL_FSYNC, 3, EINVAL); /* after the file's own two */
  g_assert_true (cf_file_replace (&replacement, &result, NULL));
  g_assert_cmpuint (cf_test_faults_get_count (CF_CALL_FSYNC), ==, 3);
  cf_test_faults_disarm ();
  g_assert_true (result.weak);
  g_bytes_unref (result.written);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "new");
}

/* Killed at each call of a save in turn: old or new, and what came out is found by whoever comes
 * next. */
static void
check_kill (CfTestCall call, gboolean exists)
{
  for (guint nth = 1; nth < 100; nth++)
    {
      CF_TEST_FOLDER folder = cf_test_make_folder ();
      g_autofree char *path = g_build_filename (folder, "a", NULL);
      g_autofree char *content = NULL;
      g_autoptr (GPtrArray) leftovers = NULL;
      g_autoptr (GPtrArray) names = NULL;
      int status;
      pid_t child;

      if (exists)
        cf_test_write (path, "old", -1);
      child = fork ();
      if (child == 0)
        {
          cf_test_faults_arm (call, nth, CF_FAULT_KILL);
          _exit (replace (path, "new", exists ? "old" : NULL, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      content = get_content (path);
      if (content != NULL || exists)
        g_assert_true (g_strcmp0 (content, "old") == 0 || g_strcmp0 (content, "new") == 0);
      leftovers = cf_temp_file_list_leftovers (path);
      names = cf_test_list_folder (folder);
      g_assert_cmpuint (leftovers->len + (content != NULL ? 1 : 0), ==, names->len);
      if (WIFEXITED (status))
        {
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
          g_assert_cmpstr (content, ==, "new");
          break;
        }
    }
}

static void
test_kills (void)
{
  static const CfTestCall calls[] = { CF_CALL_OPENAT,  CF_CALL_WRITE,  CF_CALL_FSYNC,
                                      CF_CALL_CLOSE,   CF_CALL_FCHMOD, CF_CALL_RENAMEAT2,
                                      CF_CALL_UNLINKAT };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      check_kill (calls[i], FALSE);
      check_kill (calls[i], TRUE);
    }
}

static void
write_theirs (gpointer data)
{
  cf_test_write (data, "theirs", -1);
}

/* Somebody writes at the worst moment: between our last look and the exchange. */
static void
check_race (gboolean exists, gboolean weak)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  if (exists)
    cf_test_write (path, "old", -1);
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 1, weak ? EINVAL : 0, write_theirs, path);
  g_assert_true (replace (path, "ours", exists ? "old" : NULL, &error));
  g_assert_no_error (error);
  cf_test_faults_disarm ();
  content = get_content (path);
  g_assert_cmpstr (content, ==, "ours theirs");
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "a");
}

static void
test_races (void)
{
  check_race (FALSE, FALSE);
  check_race (TRUE, FALSE);
  check_race (FALSE, TRUE);
  check_race (TRUE, TRUE);
}

static void
remove_file (gpointer data)
{
  g_unlink (data);
}

/* git writes its work tree by unlink and create. */
static void
test_vanishing (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;

  cf_test_write (path, "old", -1);
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 2, 0, remove_file, path);
  g_assert_true (replace (path, "ours", "old", NULL));
  cf_test_faults_disarm ();
  content = get_content (path);
  g_assert_cmpstr (content, ==, "ours");
}

static void
write_damaged (gpointer data)
{
  cf_test_write (data, "damaged", -1);
}

/* What cannot be united stays where it is, and ours is not called saved. */
static void
test_unmergeable (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  cf_test_write (path, "old", -1);
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 1, 0, write_damaged, path);
  g_assert_false (replace (path, "ours", "old", &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_DAMAGED);
  cf_test_faults_disarm ();
  content = get_content (path);
  g_assert_cmpstr (content, ==, "damaged");
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "a");
}

/* All that stands in the folder, whatever the files are called. */
static char *
read_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = cf_test_list_folder (folder);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *content = get_content (path);

      g_string_append_printf (all, "[%s]", content);
    }
  return g_string_free (all, FALSE);
}

static void
write_theirs_and_fill_disk (gpointer data)
{
  write_theirs (data);
  cf_test_faults_arm_always (CF_CALL_WRITE, ENOSPC);
}

static void
write_theirs_then_damaged (gpointer data)
{
  write_theirs (data);
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 2, 0, write_damaged, data);
}

/* Their version is in our hands, and the file that holds both cannot be written: it must not go with
 * our temporary files. */
static void
check_merged_and_lost (CfTestHook hook)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *all = NULL;
  g_autoptr (GPtrArray) leftovers = NULL;

  cf_test_write (path, "old", -1);
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 1, 0, hook, path);
  g_assert_false (replace (path, "ours", "old", NULL));
  cf_test_faults_disarm ();
  all = read_folder (folder);
  g_assert_nonnull (strstr (all, "theirs"));
  /* It is where the next one to open the file looks, be it this process. */
  leftovers = cf_temp_file_list_leftovers (path);
  if (strstr (all, "[theirs]") != all)
    g_assert_cmpuint (leftovers->len, >=, 1);
}

static void
test_merged_and_lost (void)
{
  check_merged_and_lost (write_theirs_and_fill_disk);
  check_merged_and_lost (write_theirs_then_damaged);
}

#define RIVAL_ROUNDS 400

/* Writes a token of its own in the same way, and says on the pipe which ones it took out. */
static void
run_rival (const char *path, int out)
{
  FILE *stream = fdopen (out, "w");

  for (guint i = 0; i < RIVAL_ROUNDS; i++)
    {
      g_autofree char *before = get_content (path);
      g_autofree char *after = g_strdup_printf ("%s r%u", before, i);

      if (replace (path, after, before, NULL))
        fprintf (stream, "r%u\n", i);
    }
  fclose (stream);
  _exit (0);
}

/* Two processes, each adding to what it read: nothing that either was told is saved is missing. */
static void
test_rivals (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_free);
  int channel[2], status;
  char line[64];
  FILE *in;
  pid_t child;

  cf_test_write (path, "start", -1);
  g_assert_cmpint (pipe (channel), ==, 0);
  child = fork ();
  if (child == 0)
    run_rival (path, channel[1]);
  close (channel[1]);
  for (guint i = 0; i < RIVAL_ROUNDS; i++)
    {
      g_autofree char *before = get_content (path);
      g_autofree char *after = g_strdup_printf ("%s p%u", before, i);

      if (replace (path, after, before, NULL))
        g_ptr_array_add (saved, g_strdup_printf ("p%u", i));
    }
  in = fdopen (channel[0], "r");
  while (fgets (line, sizeof line, in) != NULL)
    g_ptr_array_add (saved, g_strdup (g_strchomp (line)));
  fclose (in);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  content = get_content (path);
  {
    g_auto (GStrv) tokens = g_strsplit (content, " ", -1);

    for (guint i = 0; i < saved->len; i++)
      if (!g_strv_contains ((const char *const *) tokens, g_ptr_array_index (saved, i)))
        g_error ("%s was saved and is lost", (char *) g_ptr_array_index (saved, i));
  }
  g_assert_cmpuint (saved->len, >=, RIVAL_ROUNDS);
}

static void
touch_temp (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  cf_test_write (path, name, -1);
}

/* A process id that nobody has: that of a child that has gone. */
static int
get_dead_pid (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  waitpid (child, NULL, 0);
  return (int) child;
}

/* A process of this program that is alive, until it is killed. */
static pid_t
start_sleeper (void)
{
  pid_t child = fork ();

  if (child == 0)
    {
      pause ();
      _exit (0);
    }
  return child;
}

static void
test_leftovers (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  int dead = get_dead_pid ();
  pid_t alive = start_sleeper ();
  int folder_fd = open (folder, O_RDONLY | O_DIRECTORY);
  CfTempFile *in_use = cf_temp_file_new (folder_fd, "a");
  /* A process with our number has been here before: so it is in a container. */
  g_autofree char *before_us = g_strdup_printf (".~a.%d-7.tmp", (int) getpid ());
  g_autofree char *left = g_strdup_printf (".~a.%d.tmp", dead);
  g_autofree char *second = g_strdup_printf (".~a.%d-3.tmp", dead);
  g_autofree char *living = g_strdup_printf (".~a.%d.tmp", (int) alive);
  g_autofree char *other = g_strdup_printf (".~ab.%d.tmp", dead);
  g_autofree char *longer = g_strdup_printf (".~a.b.%d.tmp", dead);
  const char *const expected[] = { ".~a.0.tmp", ".~a.1.tmp", before_us, left, second, NULL };
  g_autoptr (GPtrArray) found = NULL;

  touch_temp (folder, left);
  touch_temp (folder, second);
  touch_temp (folder, living);
  touch_temp (folder, other);
  touch_temp (folder, longer);
  touch_temp (folder, before_us);
  touch_temp (folder, ".~a.0.tmp");
  touch_temp (folder, ".~a.1.tmp"); /* alive, and another program: the number was given out anew */
  touch_temp (folder, ".~a.tmp");
  touch_temp (folder, ".~a.x.tmp");
  found = cf_temp_file_list_leftovers (path);
  g_assert_cmpuint (found->len, ==, g_strv_length ((char **) expected));
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (found, i));

      g_assert_true (g_strv_contains (expected, name));
    }
  cf_temp_file_free (in_use);
  close (folder_fd);
  kill (alive, SIGKILL);
  waitpid (alive, NULL, 0);
}

/* Of a file that is reached by a link they lie beside the file. */
static void
test_linked_leftovers (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *path = g_build_filename (inner, "a", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  cf_test_write (path, "x", -1);
  g_assert_cmpint (symlink ("inner/a", link_path), ==, 0);
  touch_temp (inner, ".~a.0.tmp");
  touch_temp (folder, ".~link.0.tmp");
  found = cf_temp_file_list_leftovers (link_path);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (found, 0), "/inner/.~a.0.tmp"));
}

/* Killed at each call: what was not whole says so, and what has stood in the file does not. */
static void
test_torn (void)
{
  static const CfTestCall calls[] = { CF_CALL_WRITE, CF_CALL_FSYNC, CF_CALL_FCHMOD,
                                      CF_CALL_RENAMEAT2, CF_CALL_UNLINKAT };
  guint n_torn = 0, n_whole = 0;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint nth = 1; nth < 6; nth++)
      {
        CF_TEST_FOLDER folder = cf_test_make_folder ();
        g_autofree char *path = g_build_filename (folder, "a", NULL);
        g_autoptr (GPtrArray) found = NULL;
        pid_t child;

        cf_test_write (path, "old", -1);
        child = fork ();
        if (child == 0)
          {
            cf_test_faults_arm (calls[i], nth, CF_FAULT_KILL);
            replace (path, "new", "old", NULL);
            _exit (0);
          }
        g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
        found = cf_temp_file_list_leftovers (path);
        for (guint k = 0; k < found->len; k++)
          {
            const char *left = g_ptr_array_index (found, k);
            g_autofree char *content = get_content (left);
            gboolean torn = cf_temp_file_is_torn (left);

            g_assert_true (torn || g_strcmp0 (content, "old") == 0 ||
                           g_strcmp0 (content, "new") == 0);
            g_assert_false (torn && g_strcmp0 (content, "old") == 0);
            n_torn += torn ? 1 : 0;
            n_whole += torn ? 0 : 1;
          }
      }
  g_assert_cmpuint (n_torn, >, 0);
  g_assert_cmpuint (n_whole, >, 0);
}

/* As many attributes as a file system takes, and as large. */
static void
test_xattrs (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *long_name = g_strnfill (200, 'n');
  g_autofree char *value = g_strnfill (3000, 'v');
  guint n = 0;

  cf_test_write (path, "one", -1);
  if (setxattr (path, "user.value", value, 3000, 0) != 0)
    {
      g_test_skip ("no extended attributes here");
      return;
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("user.%s%u", long_name, i);

      n += setxattr (path, name, "x", 1, 0) == 0 ? 1 : 0;
    }
  g_test_message ("%u attributes", n);
  g_assert_true (replace (path, "two", "one", NULL));
  g_assert_cmpint ((int) getxattr (path, "user.value", NULL, 0), ==, 3000);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("user.%s%u", long_name, i);

      g_assert_cmpint ((int) getxattr (path, name, NULL, 0), ==, 1);
    }
}

static int opened;

static void
open_in_place (gpointer data)
{
  opened = open (data, O_WRONLY | O_CLOEXEC);
}

static gpointer
write_in_place (gpointer data)
{
  g_usleep (100000);
  g_assert_cmpint ((int) write (opened, "theirs", 6), ==, 6);
  close (opened);
  return NULL;
}

/* Another program writes into the file, as some editors do, and has opened it before we put ours in its
 * place. */
static void
test_in_place_writer (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  GThread *thread;

  cf_test_write (path, "old", -1);
  open_in_place (path);
  thread = g_thread_new ("writer", write_in_place, NULL);
  g_assert_true (replace (path, "ours", "old", NULL));
  g_thread_join (thread);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "ours theirs");
}

/* One that never ends: ours is written, and what it may still write is not thrown away. */
static void
test_endless_writer (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GPtrArray) found = NULL;

  cf_test_write (path, "old", -1);
  open_in_place (path);
  g_assert_true (replace (path, "ours", "old", NULL));
  content = get_content (path);
  g_assert_cmpstr (content, ==, "ours");
  g_assert_cmpint ((int) write (opened, "theirs", 6), ==, 6);
  close (opened);
  found = cf_temp_file_list_leftovers (path);
  g_assert_cmpuint (found->len, ==, 1);
  left = get_content (g_ptr_array_index (found, 0));
  g_assert_cmpstr (left, ==, "theirs");
}

static gpointer
make_again (gpointer data)
{
  g_usleep (400000);
  cf_test_write (data, "theirs", -1);
  return NULL;
}

/* git takes the file away and makes it anew a moment later: it is waited for, and no file of ours is put in
 * its way. */
static void
test_made_anew (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *content = NULL;
  GThread *thread = g_thread_new ("git", make_again, path);

  g_assert_true (replace (path, "ours", "old", NULL));
  g_thread_join (thread);
  content = get_content (path);
  g_assert_cmpstr (content, ==, "ours theirs");
}

/* A name that fills what a file system allows is cut in its temporary's, differently by process ids of
 * different length; it is found all the same, and is no invalid UTF-8. */
static void
test_long_names (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  int status;
  pid_t child;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 82; i++)
    g_string_append (name, "网");
  g_string_append (name, ".lin.a"); /* 252 bytes */
  path = g_build_filename (folder, name->str, NULL);
  cf_test_write (path, "old", -1);
  child = fork ();
  if (child == 0)
    {
      cf_test_faults_arm (CF_CALL_UNLINKAT, 1, CF_FAULT_KILL);
      replace (path, "new", "old", NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  content = get_content (path);
  g_assert_cmpstr (content, ==, "new");
  found = cf_temp_file_list_leftovers (path);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_utf8_validate (g_ptr_array_index (found, 0), -1, NULL));
  {
    g_autofree char *short_pid = g_strdup_printf ("%s/.~%.240s.7777777.tmp", folder, name->str);

    cf_test_write (short_pid, "other", -1);
    g_clear_pointer (&found, g_ptr_array_unref);
    found = cf_temp_file_list_leftovers (path);
    g_assert_cmpuint (found->len, ==, 2);
  }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/replacer/new-and-again", test_new_and_again);
  g_test_add_func ("/replacer/without-merge", test_without_merge);
  g_test_add_func ("/replacer/what-stays", test_what_stays);
  g_test_add_func ("/replacer/refused-targets", test_refused_targets);
  g_test_add_func ("/replacer/rights", test_rights);
  g_test_add_func ("/replacer/faults", test_faults);
  g_test_add_func ("/replacer/without-modes", test_without_modes);
  g_test_add_func ("/replacer/fault-codes", test_fault_codes);
  g_test_add_func ("/replacer/second-attempt", test_second_attempt);
  g_test_add_func ("/replacer/folder-without-sync", test_folder_without_sync);
  g_test_add_func ("/replacer/kills", test_kills);
  g_test_add_func ("/replacer/races", test_races);
  g_test_add_func ("/replacer/vanishing", test_vanishing);
  g_test_add_func ("/replacer/unmergeable", test_unmergeable);
  g_test_add_func ("/replacer/merged-and-lost", test_merged_and_lost);
  g_test_add_func ("/replacer/rivals", test_rivals);
  g_test_add_func ("/replacer/leftovers", test_leftovers);
  g_test_add_func ("/replacer/linked-leftovers", test_linked_leftovers);
  g_test_add_func ("/replacer/torn", test_torn);
  g_test_add_func ("/replacer/xattrs", test_xattrs);
  g_test_add_func ("/replacer/in-place-writer", test_in_place_writer);
  g_test_add_func ("/replacer/endless-writer", test_endless_writer);
  g_test_add_func ("/replacer/made-anew", test_made_anew);
  g_test_add_func ("/replacer/long-names", test_long_names);
  return g_test_run ();
}
