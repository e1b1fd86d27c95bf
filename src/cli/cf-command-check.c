/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: check. */

#include "config.h"

#include "cf-check.h"
#include "cf-command.h"
#include "cf-problem.h"
#include "cf-sidecar-store.h"

#include <glib/gi18n.h>

static gboolean restore;

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
  cf_print_problems (call, found);
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
