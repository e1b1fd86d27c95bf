/* SPDX-License-Identifier: GPL-3.0-or-later
 * A plot of figures that can be walked by key. */

#pragma once

#include "cf-figure-plot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_FIGURE_VIEW (cf_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (CfFigureView, cf_figure_view, CF, FIGURE_VIEW, GtkWidget)

GtkWidget *cf_figure_view_new (const CfFigurePlot *plot);
const CfFigurePlot *cf_figure_view_get_plot (CfFigureView *self);
guint cf_figure_view_get_current (CfFigureView *self);
void cf_figure_view_set_current (CfFigureView *self, guint index);

G_END_DECLS
