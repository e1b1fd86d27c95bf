/* SPDX-License-Identifier: GPL-3.0-or-later
 * The language by which glyphs are chosen. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *cf_font_language_get (const char *language);
void cf_font_language_apply (PangoLayout *layout);
void cf_font_language_apply_to_label (GtkLabel *label);

G_END_DECLS
