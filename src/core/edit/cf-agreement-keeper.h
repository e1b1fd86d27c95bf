/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps figures of agreement in step with the layers of a project. */

#pragma once

#include "cf-figure-differences.h"

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_KEEPER (cf_agreement_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementKeeper, cf_agreement_keeper, CF, AGREEMENT_KEEPER, GObject)

CfAgreementKeeper *cf_agreement_keeper_new (void);
void cf_agreement_keeper_set_project (CfAgreementKeeper *self, CfProject *project);
const CfAgreementSettings *cf_agreement_keeper_get_settings (CfAgreementKeeper *self);
void cf_agreement_keeper_set_settings (CfAgreementKeeper *self,
                                       const CfAgreementSettings *settings);
void cf_agreement_keeper_refresh (CfAgreementKeeper *self);

void cf_agreement_keeper_hold (CfAgreementKeeper *self);
void cf_agreement_keeper_release (CfAgreementKeeper *self);
void cf_agreement_keeper_stop (CfAgreementKeeper *self);
void cf_agreement_keeper_resume (CfAgreementKeeper *self);
CfAgreementReport *cf_agreement_keeper_get_report (CfAgreementKeeper *self);
const char *cf_agreement_keeper_get_error (CfAgreementKeeper *self);
gboolean cf_agreement_keeper_is_busy (CfAgreementKeeper *self);
gboolean cf_agreement_keeper_is_stopped (CfAgreementKeeper *self);
double cf_agreement_keeper_get_progress (CfAgreementKeeper *self);
void cf_agreement_keeper_set_figure (CfAgreementKeeper *self, CfFigureDifferences *figure);
CfFigureDifferences *cf_agreement_keeper_get_figure (CfAgreementKeeper *self);

G_END_DECLS
