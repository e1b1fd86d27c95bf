/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: edit. */

#include "config.h"

#include "cf-cli-find.h"
#include "cf-cli-options.h"
#include "cf-cli-record.h"
#include "cf-cli-save.h"
#include "cf-error.h"

#include <glib/gi18n.h>

static CfAnnotationOptions options;
static char *id;
static gboolean no_doubt;

static gboolean
change_annotation (CfDocument *document, CfAnnotation *changed, GError **error)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  g_autoptr (GArray) spans = NULL;
  const CfCode *code;

  if (options.code != NULL)
    {
      code = cf_cli_find_code (codebook, options.code, error);
      if (code == NULL)
        return FALSE;
      if ((code->scope == CF_SCOPE_ARTICLE) != cf_annotation_has_article_scope (changed))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is of another scope"), code->id);
          return FALSE;
        }
      cf_edit_recode (document, changed, code);
    }
  if (options.spans == NULL)
    return TRUE;
  if (!cf_edit_check_unlocked (CF_RECORD (changed), error))
    return FALSE;
  if (cf_annotation_has_article_scope (changed))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("the annotation is of the whole article"));
      return FALSE;
    }
  spans = cf_cli_parse_spans (options.spans, document, error);
  if (spans != NULL)
    cf_edit_place (document, changed, (const CfSpan *) (gpointer) spans->data, spans->len, TRUE);
  return spans != NULL;
}

static gboolean
change (CfDocument *document, CfRecord *changed, GError **error)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));

  if (CF_IS_RELATION (changed) && (options.code != NULL || options.spans != NULL))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("a relation has no code and no spans"));
      return FALSE;
    }
  if (CF_IS_ANNOTATION (changed) && !change_annotation (document, CF_ANNOTATION (changed), error))
    return FALSE;
  if (!cf_cli_set_attributes (changed, codebook, cf_record_get_code (changed), options.attributes,
                              error))
    return FALSE;
  if (options.note != NULL)
    cf_record_set_note (changed, options.note);
  if (options.doubt || no_doubt)
    cf_record_set_doubt (changed, options.doubt);
  return TRUE;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *annotator = cf_cli_get_annotator (options.annotator, &error);
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (CfRecord) changed = NULL;

  if (id == NULL)
    return cf_call_refuse (call, "%s", _ ("say which annotation: --id"));
  if (options.doubt && no_doubt)
    return cf_call_refuse (call, "%s", _ ("--doubt and --no-doubt exclude each other"));
  if (annotator != NULL)
    document = cf_cli_open_with_record (call, annotator, id, &error);
  if (document == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  changed = cf_edit_begin (document, cf_layer_get_record (cf_document_get_layer (document), id));
  if (!change (document, changed, &error))
    return cf_call_fail (call, call->arguments[0], error);
  cf_edit_commit (history, document, changed, "edit", NULL);
  if (!cf_cli_save (call, document, &error))
    return cf_call_fail (call, call->arguments[0], error);
  cf_cli_print_record (call, cf_layer_get_record (cf_document_get_layer (document), id),
                       cf_document_get_path (document), NULL, annotator,
                       cf_project_get_codebook (cf_document_get_project (document)));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Whose layer"), N_ ("NAME") },
  { "id", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which annotation, or relation"), N_ ("ID") },
  { "code", 0, 0, G_OPTION_ARG_STRING, &options.code, N_ ("Another code"), N_ ("CODE") },
  { "span", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.spans,
    N_ ("Other places, in code points, the end exclusive"), N_ ("START-END") },
  { "attribute", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.attributes,
    N_ ("What an attribute is from now on; NAME= clears it"), N_ ("NAME=VALUE") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("Another note; empty for none"),
    N_ ("TEXT") },
  { "doubt", 0, 0, G_OPTION_ARG_NONE, &options.doubt, N_ ("Mark it as doubtful"), NULL },
  { "no-doubt", 0, 0, G_OPTION_ARG_NONE, &no_doubt, N_ ("Take the mark of doubt away"), NULL },
  { NULL },
};

const CfCommand cf_command_edit = {
  "edit", "PATH", N_ ("Change an annotation"), 1, 1, entries, run
};
