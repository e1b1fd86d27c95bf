/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the way of finishing an article. */

#pragma once

#include "cf-session.h"
#include "cf-unfinished.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_FINISH_DIALOG (cf_finish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfFinishDialog, cf_finish_dialog, CF, FINISH_DIALOG, AdwWindow)

GtkWindow *cf_finish_dialog_new (CfSession *session, GPtrArray *items, GtkWindow *parent);

G_END_DECLS
