/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement are written to a file. */

#pragma once

#include "cf-agreement-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*CfAgreementExported) (GtkWidget *owner, const char *text);

void cf_agreement_export_ask (GtkWidget *owner,
                              CfAgreementReport *report,
                              guint pair,
                              const char *what,
                              CfAgreementExported done);
GMenuModel *cf_agreement_export_make_menu (const char *action);

G_END_DECLS
