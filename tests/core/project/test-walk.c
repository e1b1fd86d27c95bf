/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders from outside: deep, full, with links and with what is no file. */

#include "config.h"

#include "cf-limits.h"
#include "cf-test.h"
#include "cf-walk.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  GString *names;
  guint n;
} Visits;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Visits *visits = user_data;
  g_autofree char *name = g_path_get_basename (path);

  g_string_append_printf (visits->names, "%s%s", visits->n++ > 0 ? " " : "", name);
  return TRUE;
}

/* The names of the files that are met, in their order; how many problems there were. */
static char *
walk (const char *folder, guint *n_problems)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  Visits visits = { g_string_new (NULL), 0 };

  cf_walk (folder, on_file, &visits, problems, NULL);
  *n_problems = problems->len;
  return g_string_free (visits.names, FALSE);
}

static void
make_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  cf_test_write (path, "", 0);
}

/* A file in that many folders, one in the other. */
static void
make_deep (const char *folder, guint depth)
{
  g_autoptr (GString) path = g_string_new (folder);

  for (guint i = 0; i < depth; i++)
    g_string_append (path, "/f");
  g_assert_cmpint (g_mkdir_with_parents (path->str, 0700), ==, 0);
  make_file (path->str, "a.txt");
}

/* However the folder is named: by its path, with a slash, or as the current one. */
static void
test_depth (void)
{
  for (guint over = 0; over < 2; over++)
    {
      CF_TEST_FOLDER folder = cf_test_make_folder ();
      g_autofree char *slash = g_strconcat (folder, "/", NULL);
      g_autofree char *before = g_get_current_dir ();
      const char *const names[] = { folder, slash, "." };

      make_deep (folder, CF_LIMIT_FOLDER_DEPTH + over);
      g_assert_cmpint (g_chdir (folder), ==, 0);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          guint n_problems;
          g_autofree char *found = walk (names[i], &n_problems);

          g_assert_cmpstr (found, ==, over ? "" : "a.txt");
          g_assert_cmpuint (n_problems, ==, over);
        }
      g_assert_cmpint (g_chdir (before), ==, 0);
    }
}

/* Empty files are links to one: that takes a second instead of ten. */
static void
make_files (int folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char first[16], name[16];

      g_snprintf (first, sizeof first, "%u.txt", i / 30000 * 30000);
      g_snprintf (name, sizeof name, "%u.txt", i);
      if (i % 30000 == 0)
        close (openat (folder, name, O_CREAT | O_WRONLY, 0600));
      else
        g_assert_cmpint (linkat (folder, first, folder, name, 0), ==, 0);
    }
}

static gboolean
count_file (const char *path, CfFileKind kind, gpointer user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

static void
test_files (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  int fd = open (folder, O_RDONLY | O_DIRECTORY);

  make_files (fd, CF_LIMIT_FOLDER_FILES);
  for (guint over = 0; over < 2; over++)
    {
      g_autoptr (GPtrArray) problems = cf_problems_new ();
      guint n = 0;

      g_assert_cmpint (cf_walk (folder, count_file, &n, problems, NULL), ==, !over);
      g_assert_cmpuint (n, ==, CF_LIMIT_FOLDER_FILES);
      g_assert_cmpuint (problems->len, ==, over);
      make_file (folder, "one-more.txt");
    }
  close (fd);
}

static void
make_link (const char *folder, const char *name, const char *to)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (to, path), ==, 0);
}

/* Links to files in here are followed; those that lead out, to folders, to nothing or in circles are
 * not, nor is what is no file looked at. */
static void
test_links (void)
{
  CF_TEST_FOLDER outside = cf_test_make_folder ();
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *secret = g_build_filename (outside, "secret.txt", NULL);
  g_autofree char *inside = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.txt", NULL);
  g_autofree char *found = NULL;
  guint n_problems;

  make_file (outside, "secret.txt");
  make_file (folder, "a.txt");
  make_link (folder, "b.txt", "a.txt");
  make_link (folder, "c.txt", inside);
  make_link (folder, "d.txt", secret);
  make_link (folder, "e.txt", "../../../../../../../etc/passwd");
  make_link (folder, "f.txt", "/dev/zero");
  make_link (folder, "g.txt", "g.txt");
  make_link (folder, "h.txt", "nothing");
  make_link (folder, "i", ".");
  make_link (folder, "j", outside);
  make_link (folder, "k.txt", "/proc/self/environ");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  found = walk (folder, &n_problems);
  g_assert_cmpstr (found, ==, "a.txt b.txt c.txt");
  g_assert_cmpuint (n_problems, ==, 0);
}

/* Names that other programs would take for options or paths. */
static void
test_names (void)
{
  static const char *const names[] = { "-rf.txt", "a\nb.txt",     "%00.txt",
                                       " .txt",   "\xff\xfe.txt", "a;b.txt" };
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    make_file (folder, names[i]);
  g_assert_true (cf_walk (folder, count_file, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (names));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/walk/depth", test_depth);
  g_test_add_func ("/walk/files", test_files);
  g_test_add_func ("/walk/links", test_links);
  g_test_add_func ("/walk/names", test_names);
  return g_test_run ();
}
