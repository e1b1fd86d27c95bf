/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers are wanted: a check button a coder. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_CODER_CHECKS (cf_coder_checks_get_type ())
G_DECLARE_FINAL_TYPE (CfCoderChecks, cf_coder_checks, CF, CODER_CHECKS, GtkWidget)

GtkWidget *cf_coder_checks_new (void);
void cf_coder_checks_offer (CfCoderChecks *self, GPtrArray *names);
void cf_coder_checks_choose (CfCoderChecks *self, const char *const *names);
char **cf_coder_checks_list (CfCoderChecks *self);
void cf_coder_checks_forget (CfCoderChecks *self);

G_END_DECLS
