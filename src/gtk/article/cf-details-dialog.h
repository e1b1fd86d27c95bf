/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corrects title, outlet, date, link and languages of the article. */

#pragma once

#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_DETAILS_DIALOG (cf_details_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfDetailsDialog, cf_details_dialog, CF, DETAILS_DIALOG, AdwWindow)

GtkWindow *cf_details_dialog_new (CfSession *session, GtkWindow *parent);

G_END_DECLS
