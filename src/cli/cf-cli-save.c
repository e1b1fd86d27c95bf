/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saves what a command has changed. */

#include "config.h"

#include "cf-cli-save.h"

/* What waited to be settled in the file as it was. */
static void
forget_to_settle (GPtrArray *problems, const char *path)
{
  for (guint i = problems->len; i > 0; i--)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i - 1);

      if (problem->id == CF_PROBLEM_TO_SETTLE && g_str_equal (problem->file, path))
        g_ptr_array_remove_index (problems, i - 1);
    }
}

/**
 * cf_cli_save:
 * @call: gets what waits to be settled in the file as it is now
 * @document: a document
 * @error: why the file is as it was
 *
 * Another machine's version may have come into the file meanwhile, and ours may be what it has to be
 * settled with: a person hears of that from whoever wrote it.
 */
gboolean
cf_cli_save (CfCall *call, CfDocument *document, GError **error)
{
  const char *path = cf_sidecar_store_get_path (cf_document_get_store (document));
  g_autoptr (GPtrArray) found = cf_problems_new ();
  g_autoptr (CfSidecarStore) saved = NULL;

  if (!cf_document_save (document, error))
    return FALSE;
  saved = cf_sidecar_store_peek (path, found, NULL);
  forget_to_settle (call->problems, path);
  for (guint i = 0; i < found->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (found, i);

      if (problem->id == CF_PROBLEM_TO_SETTLE)
        cf_problems_add (call->problems, problem->id, problem->file, problem->line, problem->column,
                         "%s", problem->text);
    }
  return TRUE;
}
