/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of problems, and how one is printed. */

#include "config.h"

#include "cf-problem.h"
#include "cf-test.h"

#include <string.h>

/* The ids that cli.md promises to scripts. */
static const char *const promised[] = {
  "sidecar-damaged",     "sidecar-newer",    "sidecar-read-only", "schema",
  "offset-out-of-range", "quote-differs",    "id-duplicate",      "relation-dangling",
  "to-settle",           "conflict-copy",    "article-duplicate", "article-unreadable",
  "encoding-replaced",   "codebook-invalid", "code-unknown",      NULL
};

static void
test_table (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < CF_N_PROBLEMS; i++)
    {
      const char *name = cf_problem_id_get_name (i);

      g_assert_nonnull (name);
      g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (name));
      g_assert_true (g_hash_table_add (names, (gpointer) name));
      g_assert_true (g_str_has_suffix (cf_problem_id_get_explanation (i), "."));
    }
  for (guint i = 0; promised[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (names, promised[i]));
}

static void
test_to_string (void)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autofree char *with_place = NULL;
  g_autofree char *whole_file = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *one_line = NULL;

  cf_problems_add (NULL, CF_PROBLEM_SCHEMA, "a", 1, 1, "nobody listens");
  cf_problems_add (problems, CF_PROBLEM_SCHEMA, "a b.json", 3, 14, "no “%s”", "id");
  cf_problems_add (problems, CF_PROBLEM_CONFLICT_COPY, "c", 0, 0, "a copy");
  cf_problems_add (problems, CF_PROBLEM_OPERATION, NULL, 0, 0, "not done");
  cf_problems_add (problems, CF_PROBLEM_QUOTE_DIFFERS, "d", 1, 2, "“%s” stands there", "x\r\n\ty");
  with_place = cf_problem_to_string (g_ptr_array_index (problems, 0));
  whole_file = cf_problem_to_string (g_ptr_array_index (problems, 1));
  one_line = cf_problem_to_string (g_ptr_array_index (problems, 3));
  nowhere = cf_problem_to_string (g_ptr_array_index (problems, 2));
  g_assert_cmpstr (with_place, ==, "a b.json:3:14: error: no “id” [schema]");
  g_assert_cmpstr (whole_file, ==, "c:1:1: warning: a copy [conflict-copy]");
  g_assert_cmpstr (one_line, ==, "d:1:2: warning: “x   y” stands there [quote-differs]");
  g_assert_cmpstr (nowhere, ==, "error: not done [operation]");
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/problem/table", test_table);
  g_test_add_func ("/problem/to-string", test_to_string);
  return g_test_run ();
}
