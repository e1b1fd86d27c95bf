/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of the codebook's window share. */

#pragma once

#include "cf-codebook-edit.h"
#include "cf-codebook-saver.h"
#include "cf-session.h"
#include "cf-usage.h"
#include "cf-work.h"

G_BEGIN_DECLS

#define CF_TYPE_CODEBOOK_DESK (cf_codebook_desk_get_type ())
G_DECLARE_FINAL_TYPE (CfCodebookDesk, cf_codebook_desk, CF, CODEBOOK_DESK, GObject)

CfCodebookDesk *cf_codebook_desk_new (CfSession *session, CfProject *project, GError **error);
CfCodebookEditor *cf_codebook_desk_get_editor (CfCodebookDesk *self);
CfCodebookSaver *cf_codebook_desk_get_saver (CfCodebookDesk *self);
CfProject *cf_codebook_desk_get_project (CfCodebookDesk *self);
CfSession *cf_codebook_desk_get_session (CfCodebookDesk *self);
CfCodebook *cf_codebook_desk_get_codebook (CfCodebookDesk *self);

CfWork *cf_codebook_desk_get_work (CfCodebookDesk *self);
CfUsage *cf_codebook_desk_get_usage (CfCodebookDesk *self);
gboolean cf_codebook_desk_is_counting (CfCodebookDesk *self, guint *done, guint *total);
void cf_codebook_desk_count (CfCodebookDesk *self);

GPtrArray *cf_codebook_desk_list_languages (CfCodebookDesk *self);
gboolean cf_codebook_desk_add_language (CfCodebookDesk *self, const char *language, GError **error);
char *cf_codebook_desk_dup_label (CfCodebookDesk *self, const char *place, const char *id);

G_END_DECLS
