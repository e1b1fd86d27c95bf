/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: differences. */

#include "config.h"

#include "cf-agenda.h"
#include "cf-cli-difference.h"
#include "cf-file-writer.h"
#include "cf-format.h"

#include <glib/gi18n.h>

static char **annotators_option;
static char *agenda_option;

/* What is to be talked about, as a page to print. */
static gboolean
write_agenda (CfCall *call, CfProject *project, char **annotators, GError **error)
{
  g_autoptr (CfComparisonQuery) query =
               cf_comparison_query_new (call->arguments[0], (const char *const *) annotators);
  g_autoptr (CfComparison) comparison = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  CfAgenda agenda = { 0 };

  if (!cf_export_check_destination (agenda_option, error))
    return FALSE;
  comparison = cf_comparison_make (project, query, NULL, NULL, NULL, error);
  if (comparison == NULL)
    return FALSE;
  for (guint i = 0; i < comparison->found->material->coders->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (comparison->found->material->coders, i));
  g_ptr_array_add (names, NULL);
  agenda.project = project;
  agenda.comparison = comparison;
  agenda.names = (const char *const *) names->pdata;
  bytes = cf_agenda_make_html (&agenda);
  return cf_file_write (agenda_option, bytes, error);
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_auto (GStrv) annotators = cf_cli_split_annotators (annotators_option);
  g_autoptr (CfComparable) found = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (agenda_option != NULL && call->arguments[1] != NULL)
    return cf_call_refuse (call, "%s", _ ("--agenda takes one PATH"));
  found = cf_cli_collect (call, project, annotators, TRUE, &error);
  if (found != NULL)
    differences = cf_differences_list (found->material, NULL, &error);
  if (differences == NULL ||
      (agenda_option != NULL && !write_agenda (call, project, annotators, &error)))
    return cf_call_fail (call, cf_call_find_absent (call), error);
  for (guint i = 0; i < differences->len; i++)
    cf_cli_print_difference (call, found->material, g_ptr_array_index (differences, i));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotators", 0, 0, G_OPTION_ARG_STRING_ARRAY, &annotators_option,
    N_ ("Whose layers, with commas between"), N_ ("NAME,NAME…") },
  { "agenda", 0, 0, G_OPTION_ARG_FILENAME, &agenda_option,
    N_ ("Write them as a page of HTML to print, too"), N_ ("FILE") },
  { NULL },
};

const CfCommand cf_command_differences = {
  "differences", "PATH…", N_ ("List in what annotators differ"), 1, 0, entries, run
};
