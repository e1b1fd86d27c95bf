/* SPDX-License-Identifier: GPL-3.0-or-later
 * What sidecars are called, and whose they are. */

#include "config.h"

#include "cf-annotators.h"
#include "cf-digest.h"
#include "cf-dirs.h"
#include "cf-error.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>

static void
test_make (void)
{
  static const char *const rows[][2] = {
    { "a.txt", "a.txt.lin.anno.json" },
    { "./a.txt", "./a.txt.lin.anno.json" },
    { "x/网 1.md", "x/网 1.md.lin.anno.json" },
    { "/x/a.b.html", "/x/a.b.html.lin.anno.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = cf_sidecar_name_make (rows[i][0], "lin");

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *name;
    const char *article;
    const char *annotator;
  } rows[] = {
    { "a.txt.lin.anno.json", "a.txt", "lin" },
    { "a.b.txt.x-y_1.anno.json", "a.b.txt", "x-y_1" },
    { "网.html.gold.anno.json", "网.html", "gold" },
    { ".a.txt.lin.anno.json", NULL, NULL },
    { "lin.anno.json", NULL, NULL },
    { ".anno.json", NULL, NULL },
    { "a.txt.林.anno.json", NULL, NULL },
    { "a.txt.lin.anno.json~", NULL, NULL },
    { "a.txt.lin.ANNO.JSON", NULL, NULL },
    { "a.txt.012345678901234567890123456789012.anno.json", NULL, NULL },
    { "a.txt..anno.json", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *article = NULL;
      g_autofree char *annotator = NULL;
      gboolean is = cf_sidecar_name_parse (rows[i].name, &article, &annotator);

      g_assert_cmpint (is, ==, rows[i].article != NULL);
      g_assert_cmpstr (article, ==, rows[i].article);
      g_assert_cmpstr (annotator, ==, rows[i].annotator);
    }
}

/* A name that would pass 255 bytes is cut between characters and given a hash; no two articles share
 * one. */
static void
test_long (void)
{
  g_autofree char *annotator = g_strnfill (32, 'x');

  for (guint n = 60; n <= 85; n++)
    {
      g_autoptr (GString) article = g_string_new (NULL);
      g_autoptr (GString) sibling = g_string_new (NULL);
      g_autofree char *name = NULL;
      g_autofree char *other = NULL;
      g_autofree char *stem = NULL;

      for (guint i = 0; i + 2 < n; i++)
        g_string_append (article, "网");
      g_string_append (article, "a.txt");
      g_string_append (sibling, article->str);
      sibling->str[sibling->len - 5] = 'b';
      name = cf_sidecar_name_make (article->str, annotator);
      other = cf_sidecar_name_make (sibling->str, annotator);
      g_assert_cmpuint (strlen (name), <=, CF_LIMIT_FILE_NAME_BYTES);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpstr (name, !=, other);
      g_assert_true (cf_sidecar_name_belongs (name, article->str));
      g_assert_false (cf_sidecar_name_belongs (name, sibling->str));
      g_assert_true (cf_sidecar_name_parse (name, &stem, NULL));
      if (article->len + 32 + strlen (".x.anno.json") - 1 <= CF_LIMIT_FILE_NAME_BYTES)
        g_assert_cmpstr (stem, ==, article->str);
    }
}

/* At the limit nothing is cut; one byte above, something is. */
static void
test_limit (void)
{
  for (guint over = 0; over < 2; over++)
    {
      gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (".lin.anno.json");
      g_autofree char *article = g_strnfill (room + over, 'a');
      g_autofree char *name = cf_sidecar_name_make (article, "lin");

      g_assert_cmpint (g_str_has_prefix (name, article), ==, over == 0);
      g_assert_cmpuint (strlen (name), ==, CF_LIMIT_FILE_NAME_BYTES);
      g_assert_true (cf_sidecar_name_belongs (name, article));
    }
}

static void
test_list (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  static const char *const names[] = { "a.txt",
                                       "a.txt.wu.anno.json",
                                       "a.txt.lin.anno.json",
                                       "b.txt.lin.anno.json",
                                       "a.txt.lin.anno.sync-conflict-20210719-180325-ABCDEFG.json",
                                       ".~a.txt.lin.anno.json.1.tmp" };
  g_autofree char *article = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      cf_test_write (path, "", 0);
    }
  found = cf_sidecar_name_list (article);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (found, 0), "/a.txt.lin.anno.json"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (found, 1), "/a.txt.wu.anno.json"));
}

static gpointer
ensure (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfAnnotator) annotator = cf_annotators_ensure (data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (annotator);
  return g_strdup (annotator->id);
}

/* Articles are opened in threads, each of which asks who annotates. */
static void
test_at_once (void)
{
  static const char *const names[] = { "chen", "chen", "gao", "gao", "chen", "gao", "hu", "hu" };
  GThread *threads[G_N_ELEMENTS (names)];
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    threads[i] = g_thread_new (names[i], ensure, (gpointer) names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *id = g_thread_join (threads[i]);
      const char *before = g_hash_table_lookup (ids, names[i]);

      g_assert_nonnull (id);
      if (before != NULL)
        g_assert_cmpstr (id, ==, before);
      g_hash_table_replace (ids, (gpointer) names[i], id);
    }
}

/* One person has one identity on a computer, whoever asks first. */
static void
test_annotators (void)
{
  g_autoptr (CfAnnotator) first = cf_annotators_ensure ("lin", NULL);
  g_autoptr (CfAnnotator) again = cf_annotators_ensure ("lin", NULL);
  g_autoptr (CfAnnotator) wu = cf_annotators_ensure ("wu", NULL);
  g_autoptr (CfAnnotator) named = NULL;
  g_autofree char *current = NULL;

  g_assert_true (g_str_has_prefix (first->id, CF_UUID_PREFIX));
  g_assert_cmpstr (first->id, ==, again->id);
  g_assert_cmpstr (first->id, !=, wu->id);
  g_assert_null (cf_annotators_get ("nobody"));
  g_assert_true (cf_annotators_set_current ("lin", "Lin Wei", NULL));
  named = cf_annotators_get ("lin");
  g_assert_cmpstr (named->full_name, ==, "Lin Wei");
  g_assert_cmpstr (named->id, ==, first->id);
  current = cf_annotators_get_current_name ();
  g_assert_cmpstr (current, ==, "lin");
}

/* A name that only adjudication writes under is none for a person, even if the settings have it. */
static void
test_reserved (void)
{
  g_autofree char *current = NULL;

  g_assert_true (cf_annotators_set_current (CF_ANNOTATOR_GOLD, NULL, NULL));
  current = cf_annotators_get_current_name ();
  g_assert_cmpstr (current, !=, CF_ANNOTATOR_GOLD);
  g_assert_true (cf_annotator_is_personal_name (current));
}

static void
test_bad_names (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cf_annotators_ensure ("a.b", &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
}

/* Settings of ours that are damaged are put aside, not lost. */
static void
test_damaged_settings (void)
{
  g_autofree char *path = cf_dirs_get_settings ("annotators.json");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (CfAnnotator) annotator = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_true (cf_dirs_ensure (folder, NULL));
  cf_test_write (path, "{ broken", -1);
  annotator = cf_annotators_ensure ("lin", NULL);
  g_assert_nonnull (annotator);
  names = cf_test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (names, 1), "annotators.json.damaged-"));
}

/* Members of the settings that we do not know stay. */
static void
test_unknown_settings (void)
{
  g_autofree char *path = cf_dirs_get_settings ("annotators.json");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *content = NULL;
  g_autoptr (CfAnnotator) annotator = NULL;

  g_assert_true (cf_dirs_ensure (folder, NULL));
  cf_test_write (
    path, "{\"x\": 1, \"annotators\": [{\"name\": \"wu\", \"id\": \"urn:uuid:1\", \"y\": 2}]}", -1);
  annotator = cf_annotators_ensure ("lin", NULL);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "\"x\": 1"));
  g_assert_nonnull (strstr (content, "\"y\": 2"));
}

/* What cannot be written back equal is shown, and its bytes are kept when something is added. */
static void
test_read_only_settings (void)
{
  g_autofree char *path = cf_dirs_get_settings ("annotators.json");
  g_autofree char *folder = g_path_get_dirname (path);
  static const char content[] =
    "{\"x\": 1e5, \"annotators\": [{\"name\": \"wu\", \"id\": \"urn:uuid:1\"}]}";
  g_autoptr (CfAnnotator) wu = NULL;
  g_autoptr (CfAnnotator) lin = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *kept_path = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (cf_dirs_ensure (folder, NULL));
  cf_test_write (path, content, -1);
  wu = cf_annotators_ensure ("wu", NULL);
  g_assert_cmpstr (wu->id, ==, "urn:uuid:1");
  names = cf_test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 1);
  lin = cf_annotators_ensure ("lin", NULL);
  g_assert_nonnull (lin);
  g_clear_pointer (&names, g_ptr_array_unref);
  names = cf_test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 2);
  kept_path = g_build_filename (folder, g_ptr_array_index (names, 1), NULL);
  g_assert_true (g_file_get_contents (kept_path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, content);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/names/make", test_make);
  g_test_add_func ("/names/parse", test_parse);
  g_test_add_func ("/names/long", test_long);
  g_test_add_func ("/names/limit", test_limit);
  g_test_add_func ("/names/list", test_list);
  g_test_add_func ("/names/annotators", test_annotators);
  g_test_add_func ("/names/at-once", test_at_once);
  g_test_add_func ("/names/reserved", test_reserved);
  g_test_add_func ("/names/bad-names", test_bad_names);
  g_test_add_func ("/names/damaged-settings", test_damaged_settings);
  g_test_add_func ("/names/unknown-settings", test_unknown_settings);
  g_test_add_func ("/names/read-only-settings", test_read_only_settings);
  return g_test_run ();
}
