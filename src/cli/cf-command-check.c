/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: check. */

#include "config.h"

#include "cf-check.h"
#include "cf-command.h"
#include "cf-problem.h"
#include "cf-sidecar-store.h"

#include <glib/gi18n.h>

static gboolean restore;

static void
print_problem (CfCall *call, const CfProblem *problem)
{
  g_autofree char *text = NULL;
  CfJsonWriter *writer;

  if (!call->json)
    {
      text = cf_problem_to_string (problem);
      cf_print ("%s\n", text);
      return;
    }
  writer = cf_print_begin ();
  cf_json_writer_string_member (writer, "file", problem->file);
  cf_json_writer_integer_member (writer, "line", MAX (problem->line, 1));
  cf_json_writer_integer_member (writer, "column", MAX (problem->column, 1));
  cf_json_writer_string_member (writer, "severity", cf_severity_get_name (problem->severity));
  cf_json_writer_string_member (writer, "id", cf_problem_id_get_name (problem->id));
  cf_json_writer_string_member (writer, "text", problem->text);
  cf_print_end (writer);
}

/* Puts backups in the place of the damaged sidecars among @found. */
static CfExit
restore_damaged (CfCall *call, GPtrArray *found)
{
  CfExit status = CF_EXIT_DONE;

  for (guint i = 0; i < found->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (found, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept_as = NULL;

      if (problem->id != CF_PROBLEM_SIDECAR_DAMAGED)
        continue;
      if (!cf_sidecar_store_restore (problem->file, &kept_as, &error))
        status = cf_call_fail (call, problem->file, error);
      else if (!call->quiet && !call->json)
        cf_print (_ ("%s: restored from the newest backup; what was there is kept as %s\n"),
                  problem->file, kept_as);
    }
  return status;
}

/* By file, then place; what is said of one place stays in its order. */
static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const CfProblem *x = *(const CfProblem *const *) a, *y = *(const CfProblem *const *) b;
  int order = g_strcmp0 (x->file, y->file);

  if (order == 0)
    order = x->line != y->line ? (x->line < y->line ? -1 : 1) : 0;
  if (order == 0)
    order = x->column != y->column ? (x->column < y->column ? -1 : 1) : 0;
  return order;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cf_problems_new ();
  CfExit status = CF_EXIT_DONE;

  if (!cf_check ((const char *const *) call->arguments, found, &error))
    return cf_call_fail (call, cf_call_find_absent (call), error);
  if (restore)
    {
      status = restore_damaged (call, found);
      g_ptr_array_set_size (found, 0);
      if (!cf_check ((const char *const *) call->arguments, found, &error))
        return cf_call_fail (call, cf_call_find_absent (call), error);
    }
  g_ptr_array_sort (found, compare_problems);
  for (guint i = 0; i < found->len; i++)
    print_problem (call, g_ptr_array_index (found, i));
  if (status != CF_EXIT_DONE)
    return status;
  return found->len > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
}

static const GOptionEntry entries[] = {
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore,
    N_ ("Put the newest good backup in the place of a damaged sidecar, whose bytes are kept"),
    NULL },
  { NULL },
};

const CfCommand cf_command_check = {
  "check", "PATH…", N_ ("Find what is wrong with articles, sidecars and codebook"), 1, 0,
  entries, run
};
