/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies that sync programs and git leave where two people, or one on two machines, have changed one file. */

#pragma once

#include "cf-project.h"
#include "cf-walk.h"

G_BEGIN_DECLS

/* Where copies go once what they held is in the file that they are copies of; from the top of the project. */
#define CF_CONFLICT_FOLDER ".counterframe" G_DIR_SEPARATOR_S "merged"

/**
 * CfConflict:
 * @path: the copy, or a file with the marks of a conflict in git, as it was reached
 * @of: the file that it is a copy of, which need not be there; @path itself if it has marks
 * @annotator: (nullable): whose layer it is, by short name; %NULL for a codebook
 * @article_file: (nullable): of which article, as the copy or its name says
 */
typedef struct
{
  char *path;
  char *of;
  char *annotator;
  char *article_file;
} CfConflict;

/**
 * CfConflictResult:
 * @kept_as: where the copy is now; %NULL if another process has put it away
 * @annotations: how many the united layer shows
 * @to_settle: how many of its versions wait for a person
 */
typedef struct
{
  char *kept_as;
  guint annotations;
  guint to_settle;
} CfConflictResult;

CfConflict *cf_conflict_recognise (CfProject *project, const char *path, CfFileKind kind);
GPtrArray *cf_conflict_list (CfProject *project,
                             const char *folder,
                             GPtrArray *problems,
                             GCancellable *cancellable);
void cf_conflict_free (CfConflict *conflict);
gboolean cf_conflict_may_be_seen (CfProject *project, const CfConflict *conflict);

gboolean cf_conflict_merge (CfProject *project,
                            const CfConflict *conflict,
                            CfConflictResult *result,
                            GError **error);
void cf_conflict_result_clear (CfConflictResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfConflict, cf_conflict_free)

G_END_DECLS
