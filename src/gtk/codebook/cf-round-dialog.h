/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a round is to be made. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_ROUND_DIALOG (cf_round_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfRoundDialog, cf_round_dialog, CF, ROUND_DIALOG, AdwWindow)

GtkWindow *cf_round_dialog_new (GtkWidget *parent, CfCodebookDesk *desk, const char *id);

G_END_DECLS
