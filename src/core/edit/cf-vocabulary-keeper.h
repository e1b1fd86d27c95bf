/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of a project's lists, read from its sidecars in a thread. */

#pragma once

#include "cf-project.h"
#include "cf-vocabulary.h"

G_BEGIN_DECLS

#define CF_TYPE_VOCABULARY_KEEPER (cf_vocabulary_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CfVocabularyKeeper, cf_vocabulary_keeper, CF, VOCABULARY_KEEPER, GObject)

CfVocabularyKeeper *cf_vocabulary_keeper_new (void);
void cf_vocabulary_keeper_set_project (CfVocabularyKeeper *self,
                                       CfProject *project,
                                       const char *annotator);
void cf_vocabulary_keeper_load (CfVocabularyKeeper *self);
CfVocabulary *cf_vocabulary_keeper_get (CfVocabularyKeeper *self);

G_END_DECLS
