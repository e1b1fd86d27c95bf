/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of the argument map while there is none: why, and what can be done about it, or what is
 * waited for. */

#include "config.h"

#include "cf-argument-blank.h"

#include <glib/gi18n.h>

#define PROGRESS_EVERY_MS 100

struct _CfArgumentBlank
{
  GtkWidget parent_instance;

  CfArgumentKeeper *read; /* whose progress is shown; NULL while none is */
  guint progress_source;

  CfNoticePage *page;
};

G_DEFINE_FINAL_TYPE (CfArgumentBlank, cf_argument_blank, GTK_TYPE_WIDGET)

static void
follow (CfArgumentBlank *self, CfArgumentKeeper *read)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_set_object (&self->read, read);
}

static void
cf_argument_blank_dispose (GObject *object)
{
  CfArgumentBlank *self = CF_ARGUMENT_BLANK (object);

  follow (self, NULL);
  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;
  G_OBJECT_CLASS (cf_argument_blank_parent_class)->dispose (object);
}

static void
cf_argument_blank_unmap (GtkWidget *widget)
{
  follow (CF_ARGUMENT_BLANK (widget), NULL);
  GTK_WIDGET_CLASS (cf_argument_blank_parent_class)->unmap (widget);
}

static void
cf_argument_blank_class_init (CfArgumentBlankClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_argument_blank_dispose;
  widget_class->unmap = cf_argument_blank_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cf_argument_blank_init (CfArgumentBlank *self)
{
  self->page =
    g_object_new (CF_TYPE_NOTICE_PAGE, "icon-name", "counterframe-argument-map-symbolic", NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

/**
 * cf_argument_blank_show_notice:
 * @self: a blank
 * @notice: why there is no map; its button calls an action of what holds @self
 */
void
cf_argument_blank_show_notice (CfArgumentBlank *self, const CfNotice *notice)
{
  follow (self, NULL);
  cf_notice_page_show (self->page, notice);
}

/**
 * cf_argument_blank_show_error:
 * @self: a blank
 * @text: why there is no map, for people
 */
void
cf_argument_blank_show_error (CfArgumentBlank *self, const char *text)
{
  follow (self, NULL);
  cf_notice_page_show_error (self->page, _ ("No Map"), text);
}

static gboolean
on_progress_due (gpointer data)
{
  CfArgumentBlank *self = data;

  cf_notice_page_set_progress (self->page, cf_argument_keeper_get_progress (self->read));
  return G_SOURCE_CONTINUE;
}

/**
 * cf_argument_blank_show_busy:
 * @self: a blank
 * @keeper: who reads, or has read; while it reads, its progress is shown, and a button that calls `map.stop`
 */
void
cf_argument_blank_show_busy (CfArgumentBlank *self, CfArgumentKeeper *keeper)
{
  gboolean reading = cf_argument_keeper_is_busy (keeper);

  cf_notice_page_show_busy (
    self->page, reading ? _ ("Reading the annotations of the project…") : _ ("Arranging the map…"),
    reading ? "map.stop" : NULL);
  if (!reading)
    follow (self, NULL);
  else if (self->progress_source == 0)
    {
      follow (self, keeper);
      self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
    }
}
