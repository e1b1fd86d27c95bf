/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exports a labelled dataset. */

#pragma once

#include "cf-format.h"
#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_EXPORT_DIALOG (cf_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfExportDialog, cf_export_dialog, CF, EXPORT_DIALOG, AdwWindow)

GtkWindow *cf_export_dialog_new (CfSession *session, const char *folder, GtkWindow *parent);

G_END_DECLS
