/* SPDX-License-Identifier: GPL-3.0-or-later
 * One figure of a plot, as the keyboard and a screen reader come to it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_FIGURE_FIELD (cf_figure_field_get_type ())
G_DECLARE_FINAL_TYPE (CfFigureField, cf_figure_field, CF, FIGURE_FIELD, GtkWidget)

GtkWidget *cf_figure_field_new (guint index, const char *name);
guint cf_figure_field_get_index (CfFigureField *self);

G_END_DECLS
