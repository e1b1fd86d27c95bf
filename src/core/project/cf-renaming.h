/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of an annotator under another short name. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/* From the top of the project: where files of former names are put away. */
#define CF_RENAMING_FOLDER ".counterframe" G_DIR_SEPARATOR_S "renamed"

/**
 * CfRenaming:
 * @n_renamed: how many layers have the new name
 * @failures: (element-type utf8): why others have not, for people
 */
typedef struct
{
  guint n_renamed;
  GPtrArray *failures;
} CfRenaming;

const CfRound *cf_renaming_find_round (CfProject *project, const char *name);
gboolean cf_renaming_can_record (CfProject *project);
gboolean cf_renaming_concerns (CfProject *project, const char *article, const char *const *former);
CfRenaming *cf_renaming_run (CfProject *project,
                             const CfAnnotator *owner,
                             const char *const *former,
                             GCancellable *cancellable);
void cf_renaming_free (CfRenaming *renaming);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRenaming, cf_renaming_free)

G_END_DECLS
