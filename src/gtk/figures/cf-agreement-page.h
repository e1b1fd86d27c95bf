/* SPDX-License-Identifier: GPL-3.0-or-later
 * All figures of agreement, as plots below each other, with what must be said of them. */

#pragma once

#include "cf-figure-plot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_PAGE (cf_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementPage, cf_agreement_page, CF, AGREEMENT_PAGE, GtkWidget)

GtkWidget *cf_agreement_page_new (void);
void cf_agreement_page_show (CfAgreementPage *self, CfAgreementReport *report);
guint cf_agreement_page_get_pair (CfAgreementPage *self);
gboolean cf_agreement_page_take_focus (CfAgreementPage *self);

G_END_DECLS
