/* SPDX-License-Identifier: GPL-3.0-or-later
 * One figure of a plot, as the keyboard and a screen reader come to it. The plot draws it. */

#include "config.h"

#include "cf-figure-field.h"

struct _CfFigureField
{
  GtkWidget parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (CfFigureField, cf_figure_field, GTK_TYPE_WIDGET)

static void
cf_figure_field_class_init (CfFigureFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "figurefield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cf_figure_field_init (CfFigureField *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * cf_figure_field_new:
 * @index: of its cell in the plot
 * @name: all that there is to say of it
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
cf_figure_field_new (guint index, const char *name)
{
  CfFigureField *self = g_object_new (CF_TYPE_FIGURE_FIELD, NULL);

  self->index = index;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

guint
cf_figure_field_get_index (CfFigureField *self)
{
  return self->index;
}
