/* SPDX-License-Identifier: GPL-3.0-or-later
 * Good copies of a sidecar: which are kept, and which one is taken. */

#include "config.h"

#include "cf-backup.h"
#include "cf-clock.h"
#include "cf-dirs.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>

#define HOUR 3600
#define DAY (24 * HOUR)

static void
keep (const char *path, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  g_assert_true (cf_backup_keep (path, bytes, NULL));
}

static GPtrArray *
list (const char *path)
{
  g_autofree char *name = cf_backup_make_folder_name (path);
  g_autofree char *folder = cf_dirs_get_state ("backups", name);

  return cf_test_list_folder (folder);
}

static char *
get_newest (const char *path)
{
  g_autoptr (GBytes) bytes = cf_backup_get_newest (path, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static void
test_newest (void)
{
  g_autofree char *newest = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) names = NULL;

  keep ("/p/a.json", "{\"n\": 1}");
  keep ("/p/a.json", "{\"n\": 2}");
  keep ("/p/a.json", "{\"n\": 2}"); /* the same is not kept twice */
  keep ("/p/b.json", "{\"n\": 3}");
  newest = get_newest ("/p/a.json");
  other = get_newest ("/p/none.json");
  g_assert_cmpstr (newest, ==, "{\"n\": 2}");
  g_assert_null (other);
  names = list ("/p/a.json");
  g_assert_cmpuint (names->len, ==, 2);
}

/* A clock that was set back does not make the newest copy look old. */
static void
test_clock_set_back (void)
{
  g_autofree char *newest = NULL;

  keep ("/p/a.json", "{\"n\": 1}");
  cf_clock_set_fixed (CF_TEST_NOW - 400 * DAY);
  keep ("/p/a.json", "{\"n\": 2}");
  cf_clock_set_fixed (CF_TEST_NOW);
  newest = get_newest ("/p/a.json");
  g_assert_cmpstr (newest, ==, "{\"n\": 2}");
}

/* A copy that cannot be read any more is passed over. */
static void
test_spoilt (void)
{
  g_autofree char *newest = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *folder_name = cf_backup_make_folder_name ("/p/a.json");
  g_autofree char *path = NULL;

  keep ("/p/a.json", "{\"n\": 1}");
  keep ("/p/a.json", "{\"n\": 2}");
  names = list ("/p/a.json");
  path = g_build_filename (g_get_user_state_dir (), "counterframe", "backups", folder_name,
                           g_ptr_array_index (names, 1), NULL);
  cf_test_write (path, "{\"n\"", -1);
  newest = get_newest ("/p/a.json");
  g_assert_cmpstr (newest, ==, "{\"n\": 1}");
}

static gboolean
has (GPtrArray *names, gint64 seconds)
{
  g_autofree char *prefix = g_strdup_printf ("%015" G_GINT64_FORMAT, seconds * 1000);

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (names, i), prefix))
      return TRUE;
  return FALSE;
}

/* One every ten minutes for forty days: the last ten, one an hour for a day, one a day for thirty. */
static void
test_thinning (void)
{
  const gint64 start = CF_TEST_NOW - CF_TEST_NOW % DAY, end = start + 40 * DAY;
  g_autoptr (GPtrArray) names = NULL;

  for (gint64 now = start; now < end; now += 600)
    {
      g_autofree char *content = g_strdup_printf ("{\"n\": %" G_GINT64_FORMAT "}", now);

      cf_clock_set_fixed (now);
      keep ("/p/a.json", content);
    }
  names = list ("/p/a.json");
  for (guint i = 1; i <= 10; i++)
    g_assert_true (has (names, end - 600 * i));
  /* Some copy of each hour of the last day, and of each of the thirty days. */
  for (guint hour = 1; hour < 24; hour++)
    {
      gboolean found = FALSE;

      for (gint64 at = end - (gint64) hour * HOUR; at < end - ((gint64) hour - 1) * HOUR; at += 600)
        found = found || has (names, at);
      g_assert_true (found);
    }
  for (guint day = 1; day < 30; day++)
    {
      gboolean found = FALSE;

      for (gint64 at = end - (gint64) day * DAY; at < end - ((gint64) day - 1) * DAY; at += 600)
        found = found || has (names, at);
      g_assert_true (found);
    }
  g_assert_false (has (names, start));
  g_assert_cmpuint (names->len, <=, 10 + 24 + 31);
  g_assert_cmpuint (names->len, >=, 10 + 22 + 28);
  cf_clock_set_fixed (CF_TEST_NOW);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/backup/newest", test_newest);
  g_test_add_func ("/backup/clock-set-back", test_clock_set_back);
  g_test_add_func ("/backup/spoilt", test_spoilt);
  g_test_add_func ("/backup/thinning", test_thinning);
  return g_test_run ();
}
