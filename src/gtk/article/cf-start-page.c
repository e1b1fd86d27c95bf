/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is shown while no project is open: how to begin, and the projects that were open before. */

#include "config.h"

#include "cf-start-page.h"

struct _CfStartPage
{
  GtkWidget parent_instance;

  GtkWidget *page; /* all of the rest is in it */
  GtkLabel *notice;
  GtkBox *recent;
  GtkWidget *recent_heading; /* its first child */
};

G_DEFINE_FINAL_TYPE (CfStartPage, cf_start_page, GTK_TYPE_WIDGET)

static void
cf_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CF_TYPE_START_PAGE);
  G_OBJECT_CLASS (cf_start_page_parent_class)->dispose (object);
}

static void
cf_start_page_class_init (CfStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CfStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, CfStartPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CfStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, CfStartPage, recent_heading);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
}

static void
cf_start_page_init (CfStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cf_start_page_set_notice:
 * @self: a start page
 * @text: why the window begins with nothing
 */
void
cf_start_page_set_notice (CfStartPage *self, const char *text)
{
  gtk_label_set_text (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

/**
 * cf_start_page_set_recent:
 * @self: a start page
 * @folders: (array zero-terminated=1): folders that were open before, the last first
 */
void
cf_start_page_set_recent (CfStartPage *self, const char *const *folders)
{
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self->recent), folders[0] != NULL);
  while ((child = gtk_widget_get_next_sibling (self->recent_heading)) != NULL)
    gtk_box_remove (self->recent, child);
  for (guint i = 0; folders[i] != NULL && i < 5; i++)
    {
      GtkWidget *button = gtk_button_new ();
      g_autofree char *name = g_filename_display_basename (folders[i]);
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, folders[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-path");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", folders[i]);
      gtk_box_append (self->recent, button);
    }
}
