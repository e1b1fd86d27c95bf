/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of which round the work is shown. */

#pragma once

#include "cf-round-work.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ROUND_CHOOSER (cf_round_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CfRoundChooser, cf_round_chooser, CF, ROUND_CHOOSER, GtkWidget)

void cf_round_chooser_set_session (CfRoundChooser *self, CfSession *session);
void cf_round_chooser_load (CfRoundChooser *self);
CfRoundWork *cf_round_chooser_get_work (CfRoundChooser *self);

G_END_DECLS
