/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading files: what is no file does not block, what is too large is not read. */

#include "config.h"

#include "cf-dirs.h"
#include "cf-error.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-json-file.h"
#include "cf-test.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_code (const char *path, gsize limit, CfError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_file_read (path, limit, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, CF_ERROR, (int) code);
}

static void
test_limit (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) bytes = NULL;

  cf_test_write (path, "12345678", 8);
  bytes = cf_file_read (path, 8, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 8);
  /* Whoever takes it for a string finds its end. */
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, "12345678");
  assert_code (path, 7, CF_ERROR_TOO_BIG);
  cf_test_write (path, "", 0);
  g_bytes_unref (bytes);
  bytes = cf_file_read (path, 0, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

static void
test_no_files (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autofree char *absent = g_build_filename (folder, "absent", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", link_path), ==, 0);
  assert_code (fifo, 100, CF_ERROR_UNSUPPORTED);
  assert_code (link_path, 100, CF_ERROR_UNSUPPORTED);
  assert_code ("/dev/null", 100, CF_ERROR_UNSUPPORTED);
  assert_code (folder, 100, CF_ERROR_UNSUPPORTED);
  assert_code (absent, 100, CF_ERROR_NOT_FOUND);
}

static void
test_stamp (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) bytes = NULL;
  CfFileStamp read, looked, later, none = { 0 };

  cf_test_write (path, "one", 3);
  bytes = cf_file_read (path, 100, &read, NULL);
  g_assert_nonnull (bytes);
  g_assert_true (cf_file_get_stamp (path, &looked));
  g_assert_true (cf_file_stamp_equal (&read, &looked));
  cf_test_write (path, "four", 4);
  g_assert_true (cf_file_get_stamp (path, &later));
  g_assert_false (cf_file_stamp_equal (&read, &later));
  unlink (path);
  g_assert_false (cf_file_get_stamp (path, &later));
  g_assert_true (cf_file_stamp_equal (&later, &none));
  g_assert_false (cf_file_get_stamp (folder, &later));
}

static void
test_within (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "in", NULL);
  g_autofree char *sibling = g_build_filename (folder, "inside-not", NULL);
  g_autofree char *file = g_build_filename (inner, "a", NULL);
  g_autofree char *out = g_build_filename (inner, "out", NULL);
  g_autofree char *dots = g_build_filename (inner, "..", "inside-not", NULL);

  g_assert_cmpint (mkdir (inner, 0700), ==, 0);
  cf_test_write (file, "", 0);
  cf_test_write (sibling, "", 0);
  g_assert_cmpint (symlink (sibling, out), ==, 0);
  g_assert_true (cf_file_is_within (inner, file));
  g_assert_true (cf_file_is_within ("/", file));
  g_assert_true (cf_file_is_within (inner, inner));
  g_assert_false (cf_file_is_within (inner, sibling));
  g_assert_false (cf_file_is_within (inner, out));
  g_assert_false (cf_file_is_within (inner, dots));
}

/* What is not there yet may be written, what a link leads to inside too; what lies elsewhere may not. */
static void
test_check_link (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "in", NULL);
  g_autofree char *sibling = g_build_filename (folder, "inside-not", NULL);
  g_autofree char *file = g_build_filename (inner, "a", NULL);
  g_autofree char *missing = g_build_filename (inner, "missing", NULL);
  g_autofree char *within = g_build_filename (inner, "within", NULL);
  const char *foreign[][2] = { { "out", sibling }, { "nowhere", "../not-there" } };

  g_assert_cmpint (mkdir (inner, 0700), ==, 0);
  cf_test_write (file, "", 0);
  cf_test_write (sibling, "", 0);
  g_assert_cmpint (symlink ("a", within), ==, 0);
  g_assert_true (cf_file_check_link (inner, file, NULL));
  g_assert_true (cf_file_check_link (inner, missing, NULL));
  g_assert_true (cf_file_check_link (inner, within, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *link = g_build_filename (inner, foreign[i][0], NULL);

      g_assert_cmpint (symlink (foreign[i][1], link), ==, 0);
      g_assert_false (cf_file_check_link (inner, link, &error));
      g_assert_error (error, CF_ERROR, CF_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, link));
    }
}

/* All or nothing: until it is committed, and if it never is, the file is as it was. */
static void
test_writer (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *big = g_malloc (600000);
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  gsize length;
  CfFileWriter *writer;

  memset (big, 'x', 600000);
  cf_test_write (path, "old", -1);
  writer = cf_file_writer_new (path, NULL);
  g_assert_true (cf_file_writer_write (writer, big, 600000, NULL));
  cf_file_writer_free (writer);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  names = cf_test_list_folder_text (folder);
  g_assert_cmpstr (names, ==, "a");

  writer = cf_file_writer_new (path, NULL);
  for (guint i = 0; i < 6; i++)
    g_assert_true (cf_file_writer_write (writer, big, 100000, NULL));
  g_assert_true (cf_file_writer_commit (writer, NULL));
  cf_file_writer_free (writer);
  g_free (content);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, 600000);
  g_assert_cmpmem (content, length, big, 600000);
}

static void
test_writer_errors (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *absent = g_build_filename (folder, "no", "a", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cf_file_writer_new (absent, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_NOT_FOUND);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cf_error_from_errno (ENOSPC), ==, CF_ERROR_NO_SPACE);
  g_assert_cmpint (cf_error_from_errno (EDQUOT), ==, CF_ERROR_NO_SPACE);
  g_assert_cmpint (cf_error_from_errno (EROFS), ==, CF_ERROR_DENIED);
  g_assert_cmpint (cf_error_from_errno (EIO), ==, CF_ERROR_IO);
  cf_set_error_errno (&error, ENOENT, "/a/b", "could not be read");
  g_assert_cmpstr (error->message, ==, "/a/b could not be read: No such file or directory");
}

static void
test_dirs (void)
{
  g_autofree char *settings = cf_dirs_get_settings ("x.json");
  g_autofree char *state = cf_dirs_get_state ("journal", "y");
  g_autofree char *folder = g_path_get_dirname (state);
  struct stat info;

  g_assert_true (g_str_has_suffix (settings, "/counterframe/x.json"));
  g_assert_true (g_str_has_prefix (settings, g_get_user_config_dir ()));
  g_assert_true (g_str_has_prefix (state, g_get_user_state_dir ()));
  g_assert_true (cf_dirs_ensure (folder, NULL));
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 077, ==, 0);
}

/* What is no file is not replaced by one: as root, /dev/null would be gone. A link stays. */
static void
test_writer_targets (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *device = g_build_filename (folder, "device", NULL); /* a link to a fifo */
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const char *const refused[] = { fifo, device, folder };
  g_autofree char *content = NULL;
  struct stat info;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("fifo", device), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cf_file_write (refused[i], bytes, &error));
      g_assert_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED);
    }
  g_assert_true (stat (device, &info) == 0 && S_ISFIFO (info.st_mode));
  cf_test_write (file, "old", -1);
  g_assert_cmpint (symlink ("file", link_path), ==, 0);
  g_assert_true (cf_file_write (link_path, bytes, NULL));
  g_assert_true (lstat (link_path, &info) == 0 && S_ISLNK (info.st_mode));
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "x");
}

#define WHOLE "{ \"rounds\": [ ] }\n"

/* Writes a file as slow programs do: half, a little more, and whole only when somebody must have looked at it. */
static gpointer
write_slowly (gpointer path)
{
  for (gsize length = 1; length < strlen (WHOLE) - 2; length++)
    {
      cf_test_write (path, WHOLE, (gssize) length);
      g_usleep (10000);
    }
  cf_test_write (path, WHOLE, strlen (WHOLE));
  return NULL;
}

/* Should this machine leave the writer without any time, it looks as if nobody wrote any more: then again. */
static void
test_being_written (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  gboolean waited = FALSE;

  for (guint i = 0; i < 20 && !waited; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      GThread *writer;

      cf_test_write (path, "{", 1);
      writer = g_thread_new ("writer", write_slowly, path);
      bytes = cf_json_file_read (path, NULL);
      g_thread_join (writer);
      waited = g_bytes_get_size (bytes) == strlen (WHOLE);
    }
  g_assert_true (waited);
}

/* What is half and stays so is returned as it is; what is not there is not waited for. */
static void
test_left_half (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cf_json_file_read (path, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_NOT_FOUND);
  cf_test_write (path, "{ \"a\":", 6);
  bytes = cf_json_file_read (path, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 6);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/file/limit", test_limit);
  g_test_add_func ("/file/no-files", test_no_files);
  g_test_add_func ("/file/stamp", test_stamp);
  g_test_add_func ("/file/within", test_within);
  g_test_add_func ("/file/check-link", test_check_link);
  g_test_add_func ("/file/writer", test_writer);
  g_test_add_func ("/file/writer-errors", test_writer_errors);
  g_test_add_func ("/file/errors", test_errors);
  g_test_add_func ("/file/dirs", test_dirs);
  g_test_add_func ("/file/writer-targets", test_writer_targets);
  g_test_add_func ("/file/json/being-written", test_being_written);
  g_test_add_func ("/file/json/left-half", test_left_half);
  return g_test_run ();
}
