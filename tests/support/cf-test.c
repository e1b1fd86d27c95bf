/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every test uses: its surroundings, and files. */

#include "config.h"

#include "cf-test.h"

#include "cf-clock.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/**
 * cf_test_init:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Gives the test folders of its own in the place of the user's, messages in English, and a clock that
 * stands still.
 */
void
cf_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  cf_clock_set_fixed (CF_TEST_NOW);
}

/**
 * cf_test_data:
 * @first: first part of a path under `tests/data`
 *
 * Returns: (transfer full): the path
 */
char *
cf_test_data (const char *first, ...)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  va_list arguments;

  g_strv_builder_add (parts, g_test_get_dir (G_TEST_DIST));
  g_strv_builder_add (parts, "data");
  va_start (arguments, first);
  for (const char *part = first; part != NULL; part = va_arg (arguments, const char *))
    g_strv_builder_add (parts, part);
  va_end (arguments);
  all = g_strv_builder_end (parts);
  return g_build_filenamev (all);
}

/**
 * cf_test_read:
 * @path: a file that is there
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
cf_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, length);
}

/**
 * cf_test_write:
 * @path: a file
 * @data: what is to stand there
 * @length: its bytes, or -1 if it ends in a NUL
 */
void
cf_test_write (const char *path, const void *data, gssize length)
{
  FILE *file = fopen (path, "wb");
  gsize n = length < 0 ? strlen (data) : (gsize) length;

  if (file == NULL || fwrite (data, 1, n, file) != n || fclose (file) != 0)
    g_error ("%s could not be written", path);
}

/**
 * cf_test_describe:
 * @data: bytes
 * @length: how many
 *
 * Returns: (transfer full): them as text, what cannot be shown as `\xHH`
 */
char *
cf_test_describe (const void *data, gsize length)
{
  GString *shown = g_string_new (NULL);
  const guchar *p = data;

  for (gsize i = 0; i < length; i++)
    if (p[i] >= 0x20 && p[i] < 0x7f)
      g_string_append_c (shown, (char) p[i]);
    else
      g_string_append_printf (shown, "\\x%02x", p[i]);
  return g_string_free (shown, FALSE);
}
