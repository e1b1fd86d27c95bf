/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session without a window: loading, tagging, autosave, memory.
 *
 * bench-edit [CASES]: letters that choose from the table, all without them. */

#include "config.h"

#include "cf-bench.h"
#include "cf-edit.h"
#include "cf-generate.h"
#include "cf-session.h"
#include "cf-test.h"

#include <string.h>

#define N_TAGS 100
#define MANY 10000

typedef struct
{
  guint n_annotations;
  gsize n_bytes;
} Size;

static const Size sizes[] = { { 50, 5000 }, { 1000, 100000 }, { 10000, 1000000 } };

static CfDocument *
open_document (CfSession *session, const char *path)
{
  g_autoptr (GError) error = NULL;
  CfDocument *document =
    cf_document_open (cf_session_get_project (session), path, CF_GENERATED_ANNOTATOR, NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

static void
say (const char *what, guint n, double value, const char *unit)
{
  g_autofree char *name = g_strdup_printf ("%s, %u annotations", what, n);

  cf_bench_say (name, value, unit, NULL);
}

/* Everything that the main thread does from the end of the key to the word "Saved". */
static double
run_until_saved (CfSession *session)
{
  CfAutosave *autosave = cf_session_get_autosave (session);
  double before = cf_bench_cpu_ms ();

  while (cf_autosave_get_state (autosave, cf_session_get_document (session)) != CF_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  return cf_bench_cpu_ms () - before;
}

static void
tag_at (CfSession *session, guint at)
{
  guint length = cf_text_get_length (cf_document_get_text (cf_session_get_document (session)));
  guint start = (guint) (((guint64) at * 7919) % (length - 20));
  CfCodebook *codebook = cf_session_get_codebook (session);

  cf_session_set_selection (session, (CfSpan){ start, start + 11 }, TRUE);
  cf_session_tag (session, cf_codebook_get_code_for_key (codebook, "1"));
}

static void
measure_tags (CfSession *session, guint n)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_TAGS; i++)
    {
      double start = cf_bench_cpu_ms (), took;

      tag_at (session, i);
      took = cf_bench_cpu_ms () - start;
      g_array_append_val (samples, took);
    }
  say ("tag without a window, p99", n, cf_bench_percentile (samples, 99), "ms");
}

static void
measure_saves (CfSession *session, guint n)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  run_until_saved (session);
  for (guint i = 0; i < 5; i++)
    {
      double took;

      tag_at (session, N_TAGS + i);
      took = run_until_saved (session);
      g_array_append_val (samples, took);
    }
  say ("autosave, main thread", n, cf_bench_median (samples), "ms");
}

static void
measure_steps (CfSession *session, guint n)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_TAGS; i++)
    {
      double start, took;

      cf_session_choose (session, NULL, FALSE);
      cf_session_set_selection (session, (CfSpan){ i * 97 % 1000, i * 97 % 1000 }, TRUE);
      start = cf_bench_cpu_ms ();
      cf_session_choose_next (session, (i & 1) != 0);
      took = cf_bench_cpu_ms () - start;
      g_array_append_val (samples, took);
    }
  say ("next annotation without a window, p99", n, cf_bench_percentile (samples, 99), "ms");
}

static void
measure (const char *folder, const Size *size)
{
  g_autofree char *name = g_strdup_printf ("article-%u.txt", size->n_annotations);
  g_autofree char *path =
    cf_generate_files (folder, name, CF_GENERATED_CHINESE, size->n_bytes, size->n_annotations);
  g_autoptr (CfSession) session = cf_session_new ();
  g_autoptr (CfProject) project = cf_project_new (folder, NULL);
  g_autoptr (CfDocument) document = NULL;
  g_autofree char *again = NULL;
  double start, all_start;
  gsize before;

  cf_session_set_annotator (session, CF_GENERATED_ANNOTATOR);
  cf_session_set_project (session, project);
  before = cf_bench_memory_bytes ();
  start = cf_bench_wall_ms ();
  all_start = cf_bench_all_cpu_ms ();
  document = open_document (session, path);
  say ("open without a window", size->n_annotations, cf_bench_wall_ms () - start, "ms");
  say ("open without a window, computing in all threads", size->n_annotations,
       cf_bench_all_cpu_ms () - all_start, "ms");
  /* Of few, what else is allocated and freed in between is more. */
  if (size->n_annotations >= MANY)
    say ("memory of an annotation", size->n_annotations,
         ((double) cf_bench_memory_bytes () - (double) before - (double) size->n_bytes) /
           size->n_annotations,
         "bytes");
  start = cf_bench_cpu_ms ();
  cf_session_show (session, document);
  say ("show in a session without a window", size->n_annotations, cf_bench_cpu_ms () - start, "ms");
  measure_steps (session, size->n_annotations);
  measure_tags (session, size->n_annotations);
  measure_saves (session, size->n_annotations);
}

/* The journal and the backups are part of what is measured. */
static void
set_private_folders (const char *folder)
{
  static const char *const names[] = { "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                                       "XDG_DATA_HOME" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_setenv (names[i], path, TRUE);
    }
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER home = cf_test_make_folder ();
  CF_TEST_FOLDER folder = cf_test_make_folder ();

  set_private_folders (home);
  cf_bench_init ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (argc < 2 || strchr (argv[1], 'a' + (int) i) != NULL)
      measure (folder, &sizes[i]);
  return 0;
}
