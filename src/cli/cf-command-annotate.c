/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: annotate. */

#include "config.h"

#include "cf-cli-options.h"
#include "cf-cli-record.h"
#include "cf-cli-save.h"
#include "cf-error.h"
#include "cf-visible.h"

#include <glib/gi18n.h>

#include <string.h>

#define UNSET G_MININT

static CfAnnotationOptions options;
static char *quote;
static int occurrence = UNSET;

static gboolean
count_occurrences (CfText *text, CfSpan *found, guint *n_found)
{
  gsize length, n = strlen (quote);
  const char *utf8 = cf_text_get_utf8 (text, &length);
  const char *p = utf8;

  *n_found = 0;
  while (n > 0 && (p = memmem (p, length - (gsize) (p - utf8), quote, n)) != NULL)
    {
      (*n_found)++;
      if (*n_found == (guint) MAX (occurrence, 1))
        {
          found->start = cf_text_from_byte (text, (gsize) (p - utf8));
          found->end = cf_text_from_byte (text, (gsize) (p - utf8) + n);
        }
      p++;
    }
  return *n_found >= (guint) MAX (occurrence, 1);
}

static GArray *
find_quote (CfDocument *document, GError **error)
{
  CfText *text = cf_document_get_text (document);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfSpan found = { 0, 0 };
  guint n;

  if (count_occurrences (text, &found, &n) && (n == 1 || occurrence > 0) &&
      cf_edit_is_visible (document, found))
    {
      g_array_append_val (spans, found);
      return spans;
    }
  g_array_unref (spans);
  if (n > 0 && !cf_utf8_shows_something (quote, strlen (quote)))
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("there is nothing to be seen in the quote"));
  else if (n == 0)
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("the quote is not in the article"));
  else if (occurrence > 0)
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                 _ ("the quote is in the article %u times; there is no occurrence %d"), n,
                 occurrence);
  else
    g_set_error (error, CF_ERROR, CF_ERROR_AMBIGUOUS,
                 _ ("the quote is in the article %u times; say which with --occurrence"), n);
  return NULL;
}

static GArray *
get_spans (CfDocument *document, const CfCode *code, GError **error)
{
  gboolean has_spans = options.spans != NULL || quote != NULL;

  if (code->scope == CF_SCOPE_ARTICLE && has_spans)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("“%s” is given to an article, not to a span"), code->id);
      return NULL;
    }
  if (code->scope == CF_SCOPE_ARTICLE)
    {
      if (cf_layer_get_article_annotation (cf_document_get_layer (document)) == NULL)
        return g_array_new (FALSE, FALSE, sizeof (CfSpan));
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("the article has its annotation already; change it with `edit`"));
      return NULL;
    }
  if (!has_spans || (options.spans != NULL && quote != NULL))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("say what to mark: --span or --quote"));
      return NULL;
    }
  return quote != NULL ? find_quote (document, error)
                       : cf_cli_parse_spans (options.spans, document, error);
}

static CfAnnotation *
make_draft (CfDocument *document, const CfCode *code, GArray *spans, GError **error)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, code, (const CfSpan *) (gpointer) spans->data, spans->len);

  if (!cf_cli_set_attributes (CF_RECORD (draft), codebook, code->id, options.attributes, error))
    return NULL;
  cf_record_set_note (CF_RECORD (draft), options.note);
  cf_record_set_doubt (CF_RECORD (draft), options.doubt);
  return g_steal_pointer (&draft);
}

static CfAnnotation *
annotate (CfCall *call, CfDocument *document, GError **error)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const CfCode *code = cf_cli_find_code (codebook, options.code, error);
  g_autoptr (GArray) spans = code != NULL ? get_spans (document, code, error) : NULL;
  g_autoptr (CfAnnotation) draft = spans != NULL ? make_draft (document, code, spans, error) : NULL;
  g_autoptr (CfHistory) history = cf_history_new ();

  if (draft == NULL)
    return NULL;
  cf_edit_add (history, document, CF_RECORD (draft), "annotate");
  if (!cf_cli_save (call, document, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *annotator = cf_cli_get_annotator (options.annotator, &error);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfAnnotation) annotation = NULL;

  if (options.code == NULL)
    return cf_call_refuse (call, "%s", _ ("say which code: --code"));
  if (occurrence != UNSET && (occurrence < 1 || quote == NULL))
    return cf_call_refuse (call, "%s", _ ("--occurrence goes with --quote and counts from 1"));
  if (annotator != NULL)
    document = cf_document_open (project, call->arguments[0], annotator, call->problems, &error);
  if (document != NULL)
    annotation = annotate (call, document, &error);
  if (annotation == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  cf_cli_print_record (call, CF_RECORD (annotation), call->arguments[0], NULL, annotator,
                       cf_project_get_codebook (project));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Whose layer"), N_ ("NAME") },
  { "code", 0, 0, G_OPTION_ARG_STRING, &options.code, N_ ("The code"), N_ ("CODE") },
  { "span", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.spans,
    N_ ("What to mark, in code points, the end exclusive; several for several parts"),
    N_ ("START-END") },
  { "quote", 0, 0, G_OPTION_ARG_STRING, &quote, N_ ("What to mark, in its words"), N_ ("TEXT") },
  { "occurrence", 0, 0, G_OPTION_ARG_INT, &occurrence,
    N_ ("Which, where the quote stands several times, from 1"), N_ ("N") },
  { "attribute", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.attributes,
    N_ ("An attribute; several of one name for several choices"), N_ ("NAME=VALUE") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note"), N_ ("TEXT") },
  { "doubt", 0, 0, G_OPTION_ARG_NONE, &options.doubt, N_ ("Mark it as doubtful"), NULL },
  { NULL },
};

const CfCommand cf_command_annotate = { "annotate", "ARTICLE", N_ ("Add an annotation to a layer"),
                                        1,          1,         entries,
                                        run };
