/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person can act on: one problem, found at one place of one file. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CF_SEVERITY_WARNING,
  CF_SEVERITY_ERROR,
} CfSeverity;

typedef enum
{
  CF_PROBLEM_SIDECAR_DAMAGED,
  CF_PROBLEM_SIDECAR_NEWER,
  CF_PROBLEM_SIDECAR_READ_ONLY,
  CF_PROBLEM_SIDECAR_TOO_BIG,
  CF_PROBLEM_SIDECAR_ORPHAN,
  CF_PROBLEM_SIDECAR_LINKED,
  CF_PROBLEM_SCHEMA,
  CF_PROBLEM_OFFSET_OUT_OF_RANGE,
  CF_PROBLEM_QUOTE_DIFFERS,
  CF_PROBLEM_NOT_ANCHORED,
  CF_PROBLEM_ID_DUPLICATE,
  CF_PROBLEM_RELATION_DANGLING,
  CF_PROBLEM_TO_SETTLE,
  CF_PROBLEM_CONFLICT_COPY,
  CF_PROBLEM_ARTICLE_DUPLICATE,
  CF_PROBLEM_ARTICLE_UNREADABLE,
  CF_PROBLEM_ENCODING_REPLACED,
  CF_PROBLEM_CODEBOOK_INVALID,
  CF_PROBLEM_CODE_UNKNOWN,
  CF_PROBLEM_ATTRIBUTE_MISSING,
  CF_PROBLEM_REBUTTAL_UNLINKED,
  CF_PROBLEM_DOUBT,
  CF_PROBLEM_METADATA_INVALID,
  CF_PROBLEM_FOLDER_LIMIT,
  CF_PROBLEM_OPERATION,
  CF_N_PROBLEMS
} CfProblemId;

/**
 * CfProblem:
 * @id: what kind of problem; its row in the table says how grave it is
 * @severity: usually that of the row
 * @file: (nullable): the file concerned, as it was reached
 * @line: from 1, or 0 where the file has no such place
 * @column: from 1, in code points, or 0
 * @text: what happened and what was kept, for people
 */
typedef struct
{
  CfProblemId id;
  CfSeverity severity;
  char *file;
  guint line;
  guint column;
  char *text;
} CfProblem;

const char *cf_problem_id_get_name (CfProblemId id);
const char *cf_problem_id_get_explanation (CfProblemId id);
const char *cf_severity_get_name (CfSeverity severity);

void cf_problem_free (CfProblem *problem);
char *cf_problem_to_string (const CfProblem *problem);

GPtrArray *cf_problems_new (void);
void cf_problems_add (GPtrArray *problems,
                      CfProblemId id,
                      const char *file,
                      guint line,
                      guint column,
                      const char *format,
                      ...) G_GNUC_PRINTF (6, 7);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfProblem, cf_problem_free)

G_END_DECLS
