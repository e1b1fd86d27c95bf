/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of figures while there are none: why, and what can be done about it, or what is waited
 * for. */

#pragma once

#include "cf-agreement-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_BLANK (cf_agreement_blank_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementBlank, cf_agreement_blank, CF, AGREEMENT_BLANK, GtkWidget)

GtkWidget *cf_agreement_blank_new (void);
void cf_agreement_blank_show_why (CfAgreementBlank *self, CfNoFigures why);
void cf_agreement_blank_show_no_project (CfAgreementBlank *self);
void cf_agreement_blank_show_stopped (CfAgreementBlank *self);
void cf_agreement_blank_show_error (CfAgreementBlank *self, const char *text);

G_END_DECLS
