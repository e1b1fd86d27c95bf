/* SPDX-License-Identifier: GPL-3.0-or-later
 * A folder of articles with their sidecars. */

#pragma once

#include "cf-annotator.h"
#include "cf-article-table.h"
#include "cf-article.h"
#include "cf-codebook.h"
#include "cf-problem.h"
#include "cf-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_TYPE_PROJECT (cf_project_get_type ())
G_DECLARE_FINAL_TYPE (CfProject, cf_project, CF, PROJECT, GObject)

CfProject *cf_project_new (const char *path, GPtrArray *problems);
const char *cf_project_get_top (CfProject *self);
char *cf_project_reach_top (CfProject *self, const char *path);
char *cf_project_go_up (const char *folder);
CfCodebook *cf_project_get_codebook (CfProject *self);
gboolean cf_project_set_codebook (CfProject *self, CfCodebook *codebook);
const char *cf_project_get_reader (CfProject *self);
const char *const *cf_project_get_reader_names (CfProject *self);
void cf_project_set_reader (CfProject *self, const char *name);
const char *cf_project_get_table_folder (CfProject *self);
CfArticleTable *cf_project_dup_table (CfProject *self);
gboolean cf_project_set_table (CfProject *self, CfArticleTable *table);
CfArticle *cf_project_correct (CfProject *self, const char *path, CfArticle *article);
char *cf_project_make_relative (CfProject *self, const char *path);
CfAnnotator *cf_project_ensure_annotator (CfProject *self, const char *name, GError **error);

G_END_DECLS
