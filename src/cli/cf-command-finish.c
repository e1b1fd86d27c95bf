/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: finish. */

#include "config.h"

#include "cf-cli-options.h"
#include "cf-cli-save.h"
#include "cf-command.h"
#include "cf-seal.h"
#include "cf-unfinished.h"

#include <glib/gi18n.h>

static char *annotator_option;
static gboolean undo;

static const struct
{
  CfProblemId problem;
  const char *text; /* NULL: what is missing is named */
} reports[] = {
  [CF_UNFINISHED_MISSING] = { CF_PROBLEM_ATTRIBUTE_MISSING, NULL },
  [CF_UNFINISHED_UNLINKED] = { CF_PROBLEM_REBUTTAL_UNLINKED,
                               N_ ("linked to nothing that it rebuts") },
  [CF_UNFINISHED_LOST] = { CF_PROBLEM_NOT_ANCHORED, N_ ("its words are not found any more") },
  [CF_UNFINISHED_DOUBT] = { CF_PROBLEM_DOUBT, N_ ("marked as doubtful") },
};

static char *
describe (const CfUnfinished *item)
{
  g_autofree char *quote = NULL;

  if (item->annotation == NULL || cf_annotation_has_article_scope (item->annotation))
    return g_strdup (_ ("the article as a whole"));
  quote = cf_annotation_get_quote (item->annotation);
  return g_strdup_printf (_ ("%s, “%s”"), cf_record_get_id (CF_RECORD (item->annotation)), quote);
}

static void
report_unfinished (CfCall *call, CfDocument *document)
{
  g_autoptr (GPtrArray) items = cf_unfinished_list (document);

  for (guint i = 0; i < items->len; i++)
    {
      const CfUnfinished *item = g_ptr_array_index (items, i);
      const char *text = reports[item->kind].text;
      g_autofree char *who = describe (item);
      g_autofree char *what = text != NULL
                                ? g_strdup (g_dgettext (GETTEXT_PACKAGE, text))
                                : g_strdup_printf (_ ("“%s” has no value"), item->attribute->id);

      cf_problems_add (call->problems, reports[item->kind].problem, cf_document_get_path (document),
                       0, 0, _ ("%s: %s"), who, what);
    }
}

static void
print_result (CfCall *call, CfDocument *document, const char *annotator)
{
  const char *status = cf_state_get_status (cf_layer_get_state (cf_document_get_layer (document)));
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("%s\t%s\t%s\n", cf_document_get_path (document), annotator, status);
      return;
    }
  writer = cf_print_begin ();
  cf_json_writer_string_member (writer, "file", cf_document_get_path (document));
  cf_json_writer_string_member (writer, "annotator", annotator);
  cf_json_writer_string_member (writer, "status", status);
  cf_print_end (writer);
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *annotator = cf_cli_get_annotator (annotator_option, &error);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfHistory) history = cf_history_new ();

  if (annotator != NULL)
    document = cf_document_open (project, call->arguments[0], annotator, call->problems, &error);
  if (document == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  cf_edit_set_finished (history, document, !undo, "finish");
  if (!cf_cli_save (call, document, &error))
    return cf_call_fail (call, call->arguments[0], error);
  if (!undo &&
      !cf_seal_layer (project, cf_sidecar_store_get_path (cf_document_get_store (document)), NULL,
                      &error))
    return cf_call_fail (call, call->arguments[0], error);
  if (!undo)
    report_unfinished (call, document);
  print_result (call, document, annotator);
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Whose layer"), N_ ("NAME") },
  { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Mark it as in progress again"), NULL },
  { NULL },
};

const CfCommand cf_command_finish = {
  "finish", "ARTICLE", N_ ("Mark a layer as finished; says what is still missing"), 1, 1,
  entries,  run
};
