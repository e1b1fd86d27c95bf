/* SPDX-License-Identifier: GPL-3.0-or-later
 * A colour of a code, as it is on light and on dark. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_SWATCH (cf_swatch_get_type ())
G_DECLARE_FINAL_TYPE (CfSwatch, cf_swatch, CF, SWATCH, GtkWidget)

GtkWidget *cf_swatch_new (const char *light, const char *dark);

G_END_DECLS
