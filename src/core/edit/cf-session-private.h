/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the session share. */

#pragma once

#include "cf-linking.h"
#include "cf-other-layers.h"
#include "cf-sealer.h"
#include "cf-selector.h"
#include "cf-session.h"
#include "cf-vocabulary-keeper.h"

G_BEGIN_DECLS

struct _CfSession
{
  GObject parent_instance;

  CfHistory *history;
  CfAutosave *autosave;
  CfCorrector *corrector;
  CfLinking *linking;
  CfLinkKeeper *links;
  CfSealer *sealer;
  CfListArticles list_articles; /* NULL while nobody knows them */
  gpointer articles_owner;
  CfOtherLayers *others;
  CfArgumentKeeper *argument;
  CfAgreementKeeper *agreement;
  CfProject *project;
  char *annotator;
  gboolean is_beside;    /* of cf_session_new_beside() */
  GHashTable *documents; /* path -> CfDocument */
  CfDocument *document;
  CfSelector *selector; /* the units that were selected one after another */
  CfVocabularyKeeper *vocabulary;
  guint load_source; /* before vocabulary and links are read */
  CfSide side;       /* where the keys are */
  gboolean alone;    /* nothing else is shown */
  CfSpan selection;
  gboolean selection_of_chosen; /* it came with the choice: keys mean the annotation */
  char *chosen;                 /* id, NULL for none */
  char *chosen_of; /* the short name of whose it is, if it is somebody else's; NULL for one's own */
  char
    *counterpart_of; /* id of what was chosen before, if the key for counterparts chose another */
};

/* cf-session.c */
void cf_session_reread (CfSession *self);

/* cf-session-select.c */
gboolean cf_session_find_first_part (CfSession *self, CfAnnotation *annotation, CfSpan *part);

/* cf-session-others.c */
void cf_session_init_others (CfSession *self);

/* cf-session-edit.c */
void cf_session_tell (CfSession *self, const char *text, gboolean undoable);
gboolean cf_session_has_words (CfSession *self);
gboolean cf_session_can_change (CfSession *self, CfDocument *document);
gboolean cf_session_can_edit (CfSession *self);
gboolean cf_session_can_move (CfSession *self, CfAnnotation *annotation);
gboolean
cf_session_commit (CfSession *self, CfRecord *changed, const char *label, const char *merge_key);
void cf_session_collapse_selection (CfSession *self);

/* cf-session-link.c */
void cf_session_add_link (CfStep *step, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to);

G_END_DECLS
