/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which folders are watched: as many as the limit, and no more. */

#include "config.h"

#include "cf-limits.h"
#include "cf-test.h"
#include "cf-watch.h"

#include <glib/gstdio.h>

typedef struct
{
  GMainLoop *loop;
  GPtrArray *told; /* of char *: names of folders in which something changed */
} Ears;

static void
on_changed (CfWatch *watch, const char *path, Ears *ears)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_ptr_array_add (ears->told, g_path_get_basename (folder));
  g_main_loop_quit (ears->loop);
}

static void
touch (const char *folder, guint number)
{
  g_autofree char *path = g_strdup_printf ("%s/%04u/a.txt", folder, number);

  cf_test_write (path, "x", -1);
}

/* The one above the limit changes first, and is not told; the last of the limit is. */
static void
test_limit (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CfWatch) watch = cf_watch_new ();
  g_auto (GStrv) folders = NULL;
  Ears ears = { loop, told };
  g_autofree char *last = g_strdup_printf ("%04u", CF_LIMIT_FOLDERS_WATCHED - 1);

  for (guint i = 0; i <= CF_LIMIT_FOLDERS_WATCHED; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%04u", folder, i);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_strv_builder_add (builder, path);
    }
  folders = g_strv_builder_end (builder);
  cf_watch_set_folders (watch, (const char *const *) folders);
  g_signal_connect (watch, "changed", G_CALLBACK (on_changed), &ears);
  touch (folder, CF_LIMIT_FOLDERS_WATCHED);
  touch (folder, CF_LIMIT_FOLDERS_WATCHED - 1);
  g_main_loop_run (loop);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (told, 0), ==, last);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/watch/limit", test_limit);
  return g_test_run ();
}
