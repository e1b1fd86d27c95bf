/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: delete. */

#include "config.h"

#include "cf-cli-find.h"
#include "cf-cli-options.h"
#include "cf-cli-record.h"
#include "cf-cli-save.h"

#include <glib/gi18n.h>

static char *annotator_option;
static char *id;

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *annotator = cf_cli_get_annotator (annotator_option, &error);
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (CfRecord) deleted = NULL;

  if (id == NULL)
    return cf_call_refuse (call, "%s", _ ("say which annotation: --id"));
  if (annotator != NULL)
    document = cf_cli_open_with_record (call, annotator, id, &error);
  if (document == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  deleted = g_object_ref (cf_layer_get_record (cf_document_get_layer (document), id));
  if (!cf_edit_check_unlocked (deleted, &error))
    return cf_call_fail (call, call->arguments[0], error);
  cf_edit_delete (history, document, deleted, "delete");
  if (!cf_cli_save (call, document, &error))
    return cf_call_fail (call, call->arguments[0], error);
  cf_cli_print_record (call, deleted, cf_document_get_path (document), NULL, annotator,
                       cf_project_get_codebook (cf_document_get_project (document)));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Whose layer"), N_ ("NAME") },
  { "id", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which annotation, or relation"), N_ ("ID") },
  { NULL },
};

const CfCommand cf_command_delete = { "delete", "PATH", N_ ("Delete an annotation"), 1, 1,
                                      entries,  run };
