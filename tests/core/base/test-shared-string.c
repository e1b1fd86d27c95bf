/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strings that are shared, also while several threads make and free the same ones. */

#include "config.h"

#include "cf-shared-string.h"
#include "cf-test.h"

#define N_THREADS 4
#define N_ROUNDS 50000

static void
test_same (void)
{
  g_autofree char *text = g_strdup ("claim");
  const char *first = cf_shared_string_new (text);
  const char *second = cf_shared_string_new ("claim");
  const char *other = cf_shared_string_new ("rebuttal");

  g_assert_true (first == second);
  g_assert_true (first != text);
  g_assert_true (first != other);
  g_assert_cmpstr (first, ==, "claim");
  cf_shared_string_unref (first);
  g_assert_true (cf_shared_string_ref (second) == second);
  cf_shared_string_unref (second);
  g_assert_cmpstr (second, ==, "claim");
  cf_shared_string_unref (second);
  cf_shared_string_unref (other);
}

static gpointer
make_and_free (gpointer data)
{
  static const char *const texts[] = { "claim", "rebuttal", "source", "" };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      const char *shared = cf_shared_string_new (text);
      const char *again = cf_shared_string_new (text);

      g_assert_true (shared == again);
      g_assert_cmpstr (shared, ==, text);
      cf_shared_string_unref (shared);
      cf_shared_string_unref (again);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("strings", make_and_free, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/shared-string/same", test_same);
  g_test_add_func ("/shared-string/threads", test_threads);
  return g_test_run ();
}
