/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the figures of agreement are of: counted how, of which layers, codes and coders. */

#pragma once

#include "cf-agreement-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_OPTIONS (cf_agreement_options_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementOptions, cf_agreement_options, CF, AGREEMENT_OPTIONS, GtkPopover)

GtkWidget *cf_agreement_options_new (void);
void cf_agreement_options_offer (CfAgreementOptions *self,
                                 CfCodebook *codebook,
                                 const CfAgreementSettings *settings,
                                 const CfAgreementReport *report);
void cf_agreement_options_forget (CfAgreementOptions *self);
void cf_agreement_options_apply (CfAgreementOptions *self, CfAgreementSettings *settings);

G_END_DECLS
