/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of a view that has nothing to show: why, and what can be done about it; what went wrong; or
 * what is waited for.
 *
 * Its texts are no markup: a file is called as it likes. */

#include "config.h"

#include "cf-notice-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CfNoticePage
{
  GtkWidget parent_instance;

  AdwStatusPage *page;
  GtkProgressBar *bar;
  GtkButton *button;
};

enum
{
  PROP_0,
  PROP_ICON_NAME
};

G_DEFINE_FINAL_TYPE (CfNoticePage, cf_notice_page, GTK_TYPE_WIDGET)

static void
cf_notice_page_dispose (GObject *object)
{
  CfNoticePage *self = CF_NOTICE_PAGE (object);

  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;
  G_OBJECT_CLASS (cf_notice_page_parent_class)->dispose (object);
}

static void
cf_notice_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  adw_status_page_set_icon_name (CF_NOTICE_PAGE (object)->page, g_value_get_string (value));
}

static void
cf_notice_page_class_init (CfNoticePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cf_notice_page_dispose;
  object_class->set_property = cf_notice_page_set_property;
  g_object_class_install_property (
    object_class, PROP_ICON_NAME,
    g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cf_notice_page_init (CfNoticePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bar), 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  adw_status_page_set_child (self->page, box);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

static void
show (CfNoticePage *self,
      const char *title,
      const char *description,
      const char *button,
      const char *action)
{
  g_autofree char *safe = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, safe);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button == NULL)
    return;
  gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}

/**
 * cf_notice_page_show:
 * @self: a page
 * @notice: why there is nothing
 */
void
cf_notice_page_show (CfNoticePage *self, const CfNotice *notice)
{
  show (self, _ (notice->title), _ (notice->description),
        notice->button != NULL ? _ (notice->button) : NULL, notice->action);
}

/**
 * cf_notice_page_show_error:
 * @self: a page
 * @title: what there is not
 * @text: why, for people
 */
void
cf_notice_page_show_error (CfNoticePage *self, const char *title, const char *text)
{
  show (self, title, text, NULL, NULL);
}

/**
 * cf_notice_page_show_busy:
 * @self: a page
 * @title: what is done
 * @stop: (nullable): the action that stops it; then there is a bar for how far it is, too
 */
void
cf_notice_page_show_busy (CfNoticePage *self, const char *title, const char *stop)
{
  show (self, title, "", stop != NULL ? _ ("_Cancel") : NULL, stop);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), stop != NULL);
}

/**
 * cf_notice_page_set_progress:
 * @self: a page that is busy
 * @fraction: how far that is, from 0 to 1; less than 0 while that is not known
 */
void
cf_notice_page_set_progress (CfNoticePage *self, double fraction)
{
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}
