/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window with a folder of many articles: the first one shown, the list complete, the list sorted.
 *
 * bench-library [ARTICLES] */

#include "config.h"

#include "cf-application.h"
#include "cf-bench-window.h"
#include "cf-generate.h"
#include "cf-test.h"
#include "cf-window.h"

#include <stdlib.h>

#define N_ARTICLES 10000
#define N_BYTES 5000
#define N_ANNOTATIONS 8
#define N_SORTS 5

static guint n_articles;

static void
say (const char *when, const char *what, double value, const char *unit, const CfPeer *peer)
{
  g_autofree char *name = g_strdup_printf ("library of %u articles %s, %s", n_articles, when, what);

  cf_bench_say (name, value, unit, peer);
}

static void
generate (const char *folder)
{
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%05u.txt", i);

      g_free (cf_generate_files (folder, name, CF_GENERATED_CHINESE, N_BYTES, N_ANNOTATIONS));
    }
}

/* What it takes to name the files. */
static double
find_files (const char *folder)
{
  const char *const command[] = { "find", folder, "-name", "*.txt", NULL };
  double start = cf_bench_wall_ms ();

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  return cf_bench_wall_ms () - start;
}

static void
measure_opening (CfWindow *window, const char *folder, const char *which)
{
  CfSession *session = cf_window_get_session (window);
  CfPeer peer = { "find", find_files (folder) };
  double all_start = cf_bench_all_cpu_ms ();
  CfStopwatch first, rest;

  cf_session_show (session, NULL);
  cf_stopwatch_start (&first);
  cf_window_open_path (window, folder);
  while (cf_session_get_document (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  cf_stopwatch_run_to_frame (&first, GTK_WIDGET (window));
  cf_stopwatch_start (&rest);
  cf_bench_settle ();
  cf_stopwatch_stop (&rest);
  say (which, "first article painted", first.wall_ms, "ms", &peer);
  say (which, "main thread until complete", first.cpu_ms + rest.cpu_ms, "ms", NULL);
  say (which, "all threads until complete", cf_bench_all_cpu_ms () - all_start, "ms", NULL);
  say (which, "longest block of the main loop", MAX (first.block_ms, rest.block_ms), "ms", NULL);
  say (which, "memory", cf_bench_rss_mb (), "MB", NULL);
}

static void
measure_sorting (CfWindow *window)
{
  static const CfLibraryOrder orders[] = { CF_LIBRARY_BY_TITLE, CF_LIBRARY_NEWEST_FIRST };
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SORTS; i++)
    {
      CfStopwatch watch;

      cf_stopwatch_start (&watch);
      cf_library_pane_set_order (cf_window_get_library_pane (window),
                                 orders[i % G_N_ELEMENTS (orders)]);
      cf_bench_settle ();
      cf_stopwatch_stop (&watch);
      g_array_append_val (blocks, watch.block_ms);
    }
  say ("sorted", "longest block of the main loop", cf_bench_median (blocks), "ms", NULL);
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfApplication) application = NULL;
  CfWindow *window;

  n_articles = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : N_ARTICLES;
  cf_bench_init ();
  generate (folder);
  application = cf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  cf_bench_window_init ();
  window = CF_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1560, 900);
  cf_bench_settle ();
  measure_opening (window, folder, "opened first");
  measure_opening (window, folder, "opened again");
  measure_sorting (window);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
