/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text view that is as high as its text. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_TEXT_AREA (cf_text_area_get_type ())
G_DECLARE_FINAL_TYPE (CfTextArea, cf_text_area, CF, TEXT_AREA, GtkTextView)

GtkWidget *cf_text_area_new (const char *language);

G_END_DECLS
