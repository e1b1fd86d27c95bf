/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is open, chosen and selected: the state of one window. */

#pragma once

#include "cf-agreement-keeper.h"
#include "cf-argument-keeper.h"
#include "cf-autosave.h"
#include "cf-corrector.h"
#include "cf-history.h"
#include "cf-link-fit.h"
#include "cf-link-keeper.h"
#include "cf-mending.h"
#include "cf-other-layers.h"
#include "cf-sealer.h"
#include "cf-segment.h"
#include "cf-sides.h"
#include "cf-vocabulary.h"

G_BEGIN_DECLS

#define CF_TYPE_SESSION (cf_session_get_type ())
G_DECLARE_FINAL_TYPE (CfSession, cf_session, CF, SESSION, GObject)

/**
 * CfListArticles:
 * @owner: who has read them
 * @shown: only those that it shows
 *
 * Returns: (transfer full) (element-type CfEntryInfo): articles
 */
typedef GPtrArray *(*CfListArticles) (gpointer owner, gboolean shown);

/**
 * CfLinking:
 *
 * See cf-linking.h.
 */
typedef struct _CfLinking CfLinking;

CfSession *cf_session_new (void);
CfHistory *cf_session_get_history (CfSession *self);
CfAutosave *cf_session_get_autosave (CfSession *self);
CfCorrector *cf_session_get_corrector (CfSession *self);
CfLinking *cf_session_get_linking (CfSession *self);
CfLinkKeeper *cf_session_get_links (CfSession *self);
CfArgumentKeeper *cf_session_get_argument (CfSession *self);
CfAgreementKeeper *cf_session_get_agreement (CfSession *self);

CfProject *cf_session_get_project (CfSession *self);
void cf_session_set_project (CfSession *self, CfProject *project);
CfCodebook *cf_session_get_codebook (CfSession *self);
CfVocabulary *cf_session_get_vocabulary (CfSession *self);
const char *cf_session_get_annotator (CfSession *self);
void cf_session_set_annotator (CfSession *self, const char *name);
gboolean cf_session_let_go (CfSession *self, GError **error);

CfDocument *cf_session_get_document (CfSession *self);
void cf_session_keep (CfSession *self, CfDocument *document);
void cf_session_show (CfSession *self, CfDocument *document);
void cf_session_set_article (CfSession *self, CfDocument *document, CfArticle *article);

CfSide cf_session_get_side (CfSession *self);
gboolean cf_session_shows_all (CfSession *self);
void cf_session_set_side (CfSession *self, CfSide side, gboolean alone);
CfSpan cf_session_get_selection (CfSession *self);
void cf_session_list_selected (CfSession *self, GArray *parts);
char *cf_session_dup_selected (CfSession *self);
void cf_session_set_selection (CfSession *self, CfSpan selection, gboolean by_user);
void cf_session_reveal (CfSession *self, CfSpan span);
gboolean cf_session_is_selection_of_chosen (CfSession *self);
gboolean cf_session_select_unit (CfSession *self, CfUnit unit, gboolean backward);
gboolean cf_session_step_back (CfSession *self);

CfAnnotation *cf_session_get_chosen (CfSession *self);
void cf_session_choose (CfSession *self, CfAnnotation *annotation, gboolean reveal);

/* cf-session-beside.c */
CfSession *cf_session_new_beside (CfSession *other, const char *annotator);
void cf_session_follow (CfSession *self, CfSession *other);

/* cf-session-documents.c */
CfDocument *cf_session_find_document (CfSession *self, const char *path);
GPtrArray *cf_session_list_documents (CfSession *self);

/* cf-session-codebook.c */
void cf_session_refresh_codebook (CfSession *self, const char *folder);
gboolean cf_session_confirm (CfSession *self, CfDocument *document, const char *id);

/* cf-session-choose.c */
gboolean cf_session_choose_at (CfSession *self, guint offset);
gboolean cf_session_choose_next (CfSession *self, gboolean backward);

/* cf-session-others.c */
CfOtherLayers *cf_session_get_others (CfSession *self);
const CfOtherLayer *cf_session_get_chosen_layer (CfSession *self);
CfAnnotation *cf_session_get_seen (CfSession *self);
CfVerdict cf_session_get_spans (CfSession *self, CfAnnotation *annotation, GArray *spans);
gboolean cf_session_refuses (CfSession *self);
void cf_session_toggle_others (CfSession *self);
CfAnnotation *cf_session_take_chosen (CfSession *self);

/* cf-session-edit.c */
gboolean cf_session_tag (CfSession *self, const CfCode *code);
gboolean cf_session_tag_again (CfSession *self, const CfCode *code);
gboolean cf_session_repeat (CfSession *self);
gboolean cf_session_recode (CfSession *self, const CfCode *code);
gboolean cf_session_delete (CfSession *self);
gboolean cf_session_toggle_doubt (CfSession *self, CfRecord *record);
gboolean cf_session_set_note (CfSession *self, CfRecord *record, const char *note);
gboolean cf_session_set_value (
  CfSession *self, CfRecord *record, const CfAttribute *attribute, const char *value, gboolean has);
gboolean cf_session_clear_values (CfSession *self, CfRecord *record, const CfAttribute *attribute);
gboolean cf_session_move_end (CfSession *self, CfUnit unit, gboolean end, gboolean forward);
gboolean cf_session_place (
  CfSession *self, CfAnnotation *annotation, CfSide side, const CfSpan *spans, guint n);
gboolean cf_session_add_part (CfSession *self);
gboolean cf_session_remove_part (CfSession *self);
void cf_session_set_finished (CfSession *self, gboolean finished);
gboolean cf_session_correct (CfSession *self, const CfCorrection *correction);

/* cf-session-link.c */
gboolean
cf_session_link (CfSession *self, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to);
gboolean cf_session_tag_and_link (CfSession *self,
                                  const CfCode *code,
                                  const CfRelationType *type,
                                  gboolean selection_speaks,
                                  CfLinkEnd other);
gboolean cf_session_retarget_link (CfSession *self,
                                   CfDocument *document,
                                   CfRelation *relation,
                                   CfLinkEnd to);
gboolean cf_session_reverse_link (CfSession *self,
                                  CfDocument *document,
                                  CfRelation *relation,
                                  CfDocument *target);
gboolean cf_session_delete_link (CfSession *self, CfDocument *document, CfRelation *relation);

void cf_session_copy_source_links (
  CfSession *self, CfStep *step, CfDocument *document, const char *id, CfAnnotation *like);

/* cf-session-counterpart.c */
gboolean cf_session_go_to_counterpart (CfSession *self);

/* cf-session-rounds.c */
void cf_session_set_articles (CfSession *self, CfListArticles list, gpointer owner);
GPtrArray *cf_session_list_articles (CfSession *self, gboolean shown);
void cf_session_refresh_seals (CfSession *self);
CfSealer *cf_session_get_sealer (CfSession *self);

/* cf-session-pairs.c */
gboolean cf_session_mend_pairs (CfSession *self, CfMend mend);

/* cf-session-settle.c */
GPtrArray *cf_session_list_unsettled (CfSession *self);
gboolean cf_session_settle (CfSession *self, const CfVersion *version);

/* cf-session-undo.c */
const CfStep *cf_session_undo (CfSession *self);
const CfStep *cf_session_redo (CfSession *self);

G_END_DECLS
