/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a user can do to a layer. */

#pragma once

#include "cf-codebook.h"
#include "cf-gold-copies.h"
#include "cf-history.h"

G_BEGIN_DECLS

gboolean cf_edit_is_visible (CfDocument *document, CfSpan span);
const CfCode *cf_edit_get_article_code (CfDocument *document);
CfAnnotation *cf_edit_annotate (
  CfHistory *history, CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans);
CfAnnotation *cf_edit_draft_placed (
  CfDocument *document, CfText *text, const CfCode *code, const CfSpan *spans, guint n_spans);
CfAnnotation *
cf_edit_draft (CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans);
void cf_edit_add (CfHistory *history, CfDocument *document, CfRecord *draft, const char *label);
CfRelation *
cf_edit_draft_relation (CfDocument *document, const CfRelationType *type, const char *from);
CfAnnotation *
cf_edit_find_same (CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans);

CfRecord *cf_edit_begin (CfDocument *document, CfRecord *record);
gboolean cf_edit_commit (CfHistory *history,
                         CfDocument *document,
                         CfRecord *changed,
                         const char *label,
                         const char *merge_key);
gboolean
cf_edit_confirm (CfHistory *history, CfDocument *document, CfRecord *record, const char *label);
void cf_edit_place (
  CfDocument *document, CfAnnotation *changed, const CfSpan *spans, guint n_spans, gboolean trim);
void cf_edit_recode (CfDocument *document, CfAnnotation *changed, const CfCode *code);
void cf_edit_add_deletion (CfStep *step, CfDocument *document, CfRecord *record);
void cf_edit_delete (CfHistory *history, CfDocument *document, CfRecord *record, const char *label);

/* cf-edit-state.c */
GPtrArray *cf_edit_list_seals (CfDocument *document);
void cf_edit_set_finished (CfHistory *history,
                           CfDocument *document,
                           gboolean finished,
                           const char *label);

gboolean cf_edit_correct (CfHistory *history,
                          CfDocument *document,
                          const CfCorrection *correction,
                          const char *label);

/* cf-edit-value.c */
gboolean cf_edit_check_value (const CfCodebook *codebook,
                              const char *code,
                              const char *attribute,
                              const char *value,
                              GError **error);

G_END_DECLS
