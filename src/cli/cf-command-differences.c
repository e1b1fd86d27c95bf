/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: differences. */

#include "config.h"

#include "cf-cli-difference.h"

#include <glib/gi18n.h>

static char **annotators_option;

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_auto (GStrv) annotators = cf_cli_split_annotators (annotators_option);
  g_autoptr (CfComparable) found = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  found = cf_cli_collect (call, project, annotators, TRUE, &error);
  if (found != NULL)
    differences = cf_differences_list (found->material, NULL, &error);
  if (differences == NULL)
    return cf_call_fail (call, cf_call_find_absent (call), error);
  for (guint i = 0; i < differences->len; i++)
    cf_cli_print_difference (call, found->material, g_ptr_array_index (differences, i));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotators", 0, 0, G_OPTION_ARG_STRING_ARRAY, &annotators_option,
    N_ ("Whose layers, with commas between"), N_ ("NAME,NAME…") },
  { NULL },
};

const CfCommand cf_command_differences = {
  "differences", "PATH…", N_ ("List in what annotators differ"), 1, 0, entries, run
};
