/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement are written to a file. */

#pragma once

#include "cf-agreement-report.h"
#include "cf-file-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_agreement_export_ask (
  GtkWidget *owner, CfAgreementReport *report, guint pair, const char *what, CfFileExported done);
GMenuModel *cf_agreement_export_make_menu (const char *action);

G_END_DECLS
