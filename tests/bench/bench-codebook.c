/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two codes merged that ten thousand annotations of a project have: counted, merged, saved, undone. */

#include "config.h"

#include "cf-bench.h"
#include "cf-codebook-edit.h"
#include "cf-generate.h"
#include "cf-test.h"
#include "cf-usage.h"

#define N_ARTICLES 1250
#define N_ANNOTATIONS 8 /* of each */

/* Where the time goes is told by the processor's; how long somebody waits, by the clock. */
typedef struct
{
  double wall_ms;
  double cpu_ms;
} Moment;

static Moment
now (void)
{
  return (Moment){ cf_bench_wall_ms (), cf_bench_all_cpu_ms () };
}

static void
say (const char *what, Moment since)
{
  Moment to = now ();
  g_autofree char *name = g_strdup_printf ("%s, %u annotations", what, N_ARTICLES * N_ANNOTATIONS);
  g_autofree char *cpu = g_strconcat (name, ", processor", NULL);

  cf_bench_say (name, to.wall_ms - since.wall_ms, "ms", NULL);
  cf_bench_say (cpu, to.cpu_ms - since.cpu_ms, "ms", NULL);
}

static void
make_project (const char *folder)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%04u.txt", i);

      g_free (cf_generate_files (folder, name, CF_GENERATED_CHINESE, 5000, N_ANNOTATIONS));
    }
}

static void
save (CfCodebookEditor *editor, const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!cf_codebook_editor_save (editor, folder, &error))
    g_error ("%s", error->message);
}

/* What the user waits for: the count, the merge with its codebook, and the disk. */
static void
measure_merge (CfCodebookEditor *editor, CfProject *project)
{
  const char *folder = cf_project_get_top (project);
  Moment began = now (), start = began;
  g_autoptr (CfUsage) usage = cf_usage_load (project, NULL, NULL, NULL);
  guint n = cf_usage_count_code (usage, cf_codebook_editor_get_codebook (editor), "claim") +
            cf_usage_count_code (usage, cf_codebook_editor_get_codebook (editor), "rebuttal");

  say ("count what is concerned", start);
  if (n < N_ARTICLES * N_ANNOTATIONS / 2)
    g_error ("only %u annotations are concerned", n);
  start = now ();
  if (!cf_codebook_edit_retire (editor, "claim", "rebuttal", NULL))
    g_error ("it was not merged");
  cf_codebook_editor_get_codebook (editor);
  say ("merge two codes", start);
  save (editor, folder);
  say ("count, merge and save", began);
  start = now ();
  cf_codebook_editor_undo (editor);
  cf_codebook_editor_get_codebook (editor);
  save (editor, folder);
  say ("undo the merge and save", start);
}

static void
measure_list (CfCodebookEditor *editor, CfProject *project)
{
  const char *folder = cf_project_get_top (project);
  g_autoptr (CfCodebookCopy) copy = NULL;
  g_autoptr (GPtrArray) list = NULL;
  Moment start;

  cf_codebook_edit_set_text (editor, CF_PLACE_CODES, "claim", "definition", "en", "Otherwise",
                             NULL);
  save (editor, folder);
  copy = cf_codebook_copy_load (folder, NULL, NULL);
  start = now ();
  list = cf_recoding_list (project, copy, NULL, NULL);
  say ("list what was coded under an old definition", start);
  if (list->len < N_ARTICLES)
    g_error ("only %u annotations are listed", list->len);
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER folder = NULL;
  g_autoptr (CfProject) project = NULL;
  g_autoptr (CfCodebookEditor) editor = NULL;

  g_setenv ("G_TEST_SRCDIR", ".", FALSE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  cf_bench_init ();
  folder = cf_test_make_folder ();
  make_project (folder);
  project = cf_project_new (folder, NULL);
  editor = cf_codebook_editor_open (folder, NULL);
  measure_merge (editor, project);
  measure_list (editor, project);
  return 0;
}
