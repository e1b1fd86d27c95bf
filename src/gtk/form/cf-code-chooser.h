/* SPDX-License-Identifier: GPL-3.0-or-later
 * Chooses a code by typing. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_CODE_CHOOSER (cf_code_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CfCodeChooser, cf_code_chooser, CF, CODE_CHOOSER, GtkWidget)

GtkWidget *cf_code_chooser_new (void);
void cf_code_chooser_set_session (CfCodeChooser *self, CfSession *session);
void cf_code_chooser_open (CfCodeChooser *self);
gboolean cf_code_chooser_open_propositions (CfCodeChooser *self);
void cf_code_chooser_close (CfCodeChooser *self);

G_END_DECLS
