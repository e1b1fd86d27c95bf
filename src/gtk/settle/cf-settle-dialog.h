/* SPDX-License-Identifier: GPL-3.0-or-later
 * Settling for one of several versions. */

#pragma once

#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_SETTLE_DIALOG (cf_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfSettleDialog, cf_settle_dialog, CF, SETTLE_DIALOG, AdwWindow)

GtkWindow *cf_settle_dialog_new (CfSession *session, GtkWindow *parent);

G_END_DECLS
