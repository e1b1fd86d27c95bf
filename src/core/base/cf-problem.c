/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person can act on: one problem, found at one place of one file. */

#include "config.h"

#include "cf-problem.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  CfSeverity severity;
  const char *explanation;
} CfProblemRow;

static const CfProblemRow rows[CF_N_PROBLEMS] = {
  [CF_PROBLEM_SIDECAR_DAMAGED] = { "sidecar-damaged", CF_SEVERITY_ERROR,
                                   N_ ("The sidecar is not readable JSON of ours. It is never "
                                       "overwritten.") },
  [CF_PROBLEM_SIDECAR_NEWER] = { "sidecar-newer", CF_SEVERITY_WARNING,
                                 N_ ("The sidecar was made by a newer version and is read-only.") },
  [CF_PROBLEM_SIDECAR_READ_ONLY] = { "sidecar-read-only", CF_SEVERITY_WARNING,
                                     N_ ("The sidecar holds values that cannot be written back "
                                         "exactly; it is read-only.") },
  [CF_PROBLEM_SIDECAR_TOO_BIG] = { "sidecar-too-big", CF_SEVERITY_ERROR,
                                   N_ ("The sidecar passes a limit and was not read.") },
  [CF_PROBLEM_SIDECAR_ORPHAN] = { "sidecar-orphan", CF_SEVERITY_WARNING,
                                  N_ ("The sidecar's article is not beside it.") },
  [CF_PROBLEM_SIDECAR_LINKED] = { "sidecar-linked", CF_SEVERITY_WARNING,
                                  N_ ("The sidecar has other names, which keep what it was when it "
                                      "is saved.") },
  [CF_PROBLEM_SCHEMA] = { "schema", CF_SEVERITY_ERROR,
                          N_ ("A member is missing, or has the wrong type or value.") },
  [CF_PROBLEM_OFFSET_OUT_OF_RANGE] = { "offset-out-of-range", CF_SEVERITY_ERROR,
                                       N_ ("A span does not lie inside the article's text.") },
  [CF_PROBLEM_QUOTE_DIFFERS] = { "quote-differs", CF_SEVERITY_WARNING,
                                 N_ ("The text at the span is not the text that was marked.") },
  [CF_PROBLEM_NOT_ANCHORED] = { "not-anchored", CF_SEVERITY_WARNING,
                                N_ ("The words that were marked are no longer found in the "
                                    "article.") },
  [CF_PROBLEM_ID_DUPLICATE] = { "id-duplicate", CF_SEVERITY_ERROR,
                                N_ ("Two annotations have the same id.") },
  [CF_PROBLEM_RELATION_DANGLING] = { "relation-dangling", CF_SEVERITY_WARNING,
                                     N_ ("A relation ends at an annotation that is not there.") },
  [CF_PROBLEM_TO_SETTLE] = { "to-settle", CF_SEVERITY_WARNING,
                             N_ ("Two versions of an annotation exist; a person has to choose.") },
  [CF_PROBLEM_CONFLICT_COPY] = { "conflict-copy", CF_SEVERITY_WARNING,
                                 N_ ("A sync program left a second copy of a sidecar.") },
  [CF_PROBLEM_ARTICLE_DUPLICATE] = { "article-duplicate", CF_SEVERITY_WARNING,
                                     N_ ("Two files are the same article.") },
  [CF_PROBLEM_ARTICLE_UNREADABLE] = { "article-unreadable", CF_SEVERITY_ERROR,
                                      N_ ("The article could not be read.") },
  [CF_PROBLEM_ENCODING_REPLACED] = { "encoding-replaced", CF_SEVERITY_WARNING,
                                     N_ ("Some bytes are not valid in the file's encoding and are "
                                         "shown as U+FFFD.") },
  [CF_PROBLEM_CODEBOOK_INVALID] = { "codebook-invalid", CF_SEVERITY_ERROR,
                                    N_ ("The codebook breaks a rule; the default codebook is used "
                                        "for what it lacks.") },
  [CF_PROBLEM_CODE_UNKNOWN] = { "code-unknown", CF_SEVERITY_WARNING,
                                N_ ("A code, attribute or value is not in the codebook.") },
  [CF_PROBLEM_ATTRIBUTE_MISSING] = { "attribute-missing", CF_SEVERITY_WARNING,
                                     N_ ("An attribute that the codebook requires for finishing "
                                         "has no value.") },
  [CF_PROBLEM_REBUTTAL_UNLINKED] = { "rebuttal-unlinked", CF_SEVERITY_WARNING,
                                     N_ ("A rebuttal is linked to nothing that it answers.") },
  [CF_PROBLEM_DOUBT] = { "doubt", CF_SEVERITY_WARNING,
                         N_ ("Its annotator has marked it as doubtful.") },
  [CF_PROBLEM_METADATA_INVALID] = { "metadata-invalid", CF_SEVERITY_WARNING,
                                    N_ ("A row or cell of articles.csv is not understood; it "
                                        "corrects nothing.") },
  [CF_PROBLEM_FOLDER_LIMIT] = { "folder-limit", CF_SEVERITY_WARNING,
                                N_ ("The folder is deeper or larger than what is read.") },
  [CF_PROBLEM_OPERATION] = { "operation", CF_SEVERITY_ERROR, N_ ("The operation failed.") },
};

const char *
cf_problem_id_get_name (CfProblemId id)
{
  g_return_val_if_fail (id < CF_N_PROBLEMS, NULL);
  return rows[id].name;
}

/**
 * cf_problem_id_get_explanation:
 * @id: a kind of problem
 *
 * Returns: one sentence about it, in the user's language
 */
const char *
cf_problem_id_get_explanation (CfProblemId id)
{
  g_return_val_if_fail (id < CF_N_PROBLEMS, NULL);
  return g_dgettext (GETTEXT_PACKAGE, rows[id].explanation);
}

const char *
cf_severity_get_name (CfSeverity severity)
{
  return severity == CF_SEVERITY_ERROR ? "error" : "warning";
}

void
cf_problem_free (CfProblem *problem)
{
  g_free (problem->file);
  g_free (problem->text);
  g_free (problem);
}

/**
 * cf_problem_to_string:
 * @problem: a problem
 *
 * Returns: (transfer full): `file:line:column: severity: text [id]`, one line whatever it quotes; line
 *   and column are 1 where the whole file is meant
 */
char *
cf_problem_to_string (const CfProblem *problem)
{
  GString *string = g_string_new (NULL);

  if (problem->file != NULL)
    {
      g_autofree char *shown = g_filename_display_name (problem->file);

      g_string_append (string, shown);
      g_string_append_printf (string, ":%u:%u", MAX (problem->line, 1), MAX (problem->column, 1));
      g_string_append (string, ": ");
    }
  g_string_append_printf (string, "%s: %s [%s]", cf_severity_get_name (problem->severity),
                          problem->text, rows[problem->id].name);
  return g_strdelimit (g_string_free (string, FALSE), "\n\r\t", ' ');
}

/**
 * cf_problems_new:
 *
 * Returns: (transfer full) (element-type CfProblem): an empty list, which owns what is put in
 */
GPtrArray *
cf_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cf_problem_free);
}

/**
 * cf_problems_add:
 * @problems: (nullable) (element-type CfProblem): the list; with %NULL nothing happens
 * @id: the kind, which also gives the severity
 * @file: (nullable): the file, as it was reached
 * @line: from 1, or 0
 * @column: from 1, in code points, or 0
 * @format: what happened, for people, with its arguments
 */
void
cf_problems_add (GPtrArray *problems,
                 CfProblemId id,
                 const char *file,
                 guint line,
                 guint column,
                 const char *format,
                 ...)
{
  CfProblem *problem;
  va_list arguments;

  g_return_if_fail (id < CF_N_PROBLEMS);

  if (problems == NULL)
    return;

  problem = g_new0 (CfProblem, 1);
  problem->id = id;
  problem->severity = rows[id].severity;
  problem->file = g_strdup (file);
  problem->line = line;
  problem->column = column;
  va_start (arguments, format);
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}
