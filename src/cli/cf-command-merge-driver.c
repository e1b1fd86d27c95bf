/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: merge-driver, which git calls (gitattributes(5), "Defining a custom merge driver"). */

#include "config.h"

#include "cf-command.h"
#include "cf-copy.h"
#include "cf-file-writer.h"

#include <glib/gi18n.h>

enum
{
  BASE,
  OURS,
  THEIRS,
  PATH,
  N_ARGUMENTS
};

/* The base is not looked at: a merge needs none. What waits to be settled is no conflict for git, since the file is
 * whole; `check` and the window tell of it. */
static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfCopy) copy = cf_copy_read (call->arguments[OURS], &error);
  g_autoptr (CfCopy) other = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (copy != NULL)
    other = cf_copy_read (call->arguments[THEIRS], &error);
  if (other != NULL && cf_copy_merge_in (copy, other, &error))
    bytes = cf_copy_to_bytes (copy, call->arguments[PATH], &error);
  if (bytes == NULL || !cf_file_write (call->arguments[OURS], bytes, &error))
    return cf_call_fail (call, call->arguments[PATH], error);
  return CF_EXIT_DONE;
}

const CfCommand cf_command_merge_driver = {
  "merge-driver",
  N_ ("BASE OURS THEIRS PATH"),
  N_ ("Unite two versions for git, which calls this itself"),
  N_ARGUMENTS,
  N_ARGUMENTS,
  NULL,
  run
};
