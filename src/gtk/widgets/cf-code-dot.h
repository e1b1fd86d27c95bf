/* SPDX-License-Identifier: GPL-3.0-or-later
 * The coloured dot of a code. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_CODE_DOT (cf_code_dot_get_type ())
G_DECLARE_FINAL_TYPE (CfCodeDot, cf_code_dot, CF, CODE_DOT, GtkWidget)

GtkWidget *cf_code_dot_new (CfCodebook *codebook, const char *code);
void cf_code_dot_set_code (CfCodeDot *self, CfCodebook *codebook, const char *code);
void cf_code_button_fill (GtkWidget *button, CfCodebook *codebook, const CfCode *code);

G_END_DECLS
