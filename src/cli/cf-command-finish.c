/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: finish. */

#include "config.h"

#include "cf-cli-options.h"
#include "cf-command.h"

#include <glib/gi18n.h>

static char *annotator_option;
static gboolean undo;

static void
report_missing (CfCall *call, CfDocument *document)
{
  g_autoptr (GPtrArray) missing = cf_edit_list_missing (document);

  for (guint i = 0; i < missing->len; i++)
    {
      const CfMissing *entry = g_ptr_array_index (missing, i);
      g_autofree char *quote =
        entry->annotation != NULL ? cf_annotation_get_quote (entry->annotation) : NULL;

      if (entry->annotation == NULL)
        cf_problems_add (call->problems, CF_PROBLEM_ATTRIBUTE_MISSING,
                         cf_document_get_path (document), 0, 0, _ ("the article has no “%s”"),
                         entry->attribute->id);
      else
        cf_problems_add (call->problems, CF_PROBLEM_ATTRIBUTE_MISSING,
                         cf_document_get_path (document), 0, 0, _ ("%s, “%s”, has no “%s”"),
                         cf_record_get_id (CF_RECORD (entry->annotation)), quote,
                         entry->attribute->id);
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
  g_autofree char *annotator = cf_cli_get_annotator (annotator_option);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_autoptr (CfDocument) document =
               cf_document_open (project, call->arguments[0], annotator, call->problems, &error);
  g_autoptr (CfHistory) history = cf_history_new ();

  if (document == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  cf_edit_set_finished (history, document, !undo, "finish");
  if (!cf_document_save (document, &error))
    return cf_call_fail (call, call->arguments[0], error);
  if (!undo)
    report_missing (call, document);
  print_result (call, document, annotator);
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator_option, N_ ("Whose layer"), N_ ("NAME") },
  { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Mark it as in progress again"), NULL },
  { NULL },
};

const CfCommand cf_command_finish = {
  "finish", "ARTICLE", N_ ("Mark a layer as finished; says what is still missing"), 1, 1,
  entries,  run
};
