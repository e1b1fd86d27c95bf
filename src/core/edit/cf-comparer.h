/* SPDX-License-Identifier: GPL-3.0-or-later
 * A comparison while it is looked at and decided. */

#pragma once

#include "cf-arbiter.h"
#include "cf-session.h"

G_BEGIN_DECLS

#define CF_TYPE_COMPARER (cf_comparer_get_type ())
G_DECLARE_FINAL_TYPE (CfComparer, cf_comparer, CF, COMPARER, GObject)

CfComparer *cf_comparer_new (CfSession *session);
CfSession *cf_comparer_get_session (CfComparer *self);
CfSession *cf_comparer_get_gold (CfComparer *self);
void cf_comparer_follow_project (CfComparer *self);
CfComparison *cf_comparer_get_comparison (CfComparer *self);
void cf_comparer_set_comparison (CfComparer *self, CfComparison *comparison);
void cf_comparer_set_hidden (CfComparer *self, gboolean hidden);
gboolean cf_comparer_is_hidden (CfComparer *self);

guint cf_comparer_get_coder_at (CfComparer *self, guint place);
guint cf_comparer_find_place (CfComparer *self, guint coder);
char *cf_comparer_dup_name (CfComparer *self, guint coder);

CfDecided cf_comparer_judge (CfComparer *self, guint item);
CfRuling *cf_comparer_find_ruling (CfComparer *self, guint item);
CfAnnotation *cf_comparer_find_annotation (CfComparer *self, guint item);
guint cf_comparer_count_decided (CfComparer *self);
GHashTable *cf_comparer_list_open (CfComparer *self);

GPtrArray *cf_comparer_list_unopened (CfComparer *self, guint item);
CfDocument *cf_comparer_ensure_document (CfComparer *self, const char *path, GError **error);
void cf_comparer_keep (CfComparer *self, CfDocument *document);

/* cf-comparer-decide.c */
gboolean cf_comparer_take (CfComparer *self, guint item, guint coder);
gboolean cf_comparer_reject (CfComparer *self, guint item);
gboolean cf_comparer_leave_open (CfComparer *self, guint item);
gboolean cf_comparer_remark (CfComparer *self, guint item, const char *reason, const char *note);
gboolean cf_comparer_split (CfComparer *self, guint item);

G_END_DECLS
