/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of the argument map while there is none: why, and what can be done about it, or what is
 * waited for. */

#include "config.h"

#include "cf-argument-blank.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PROGRESS_EVERY_MS 100

struct _CfArgumentBlank
{
  GtkWidget parent_instance;

  const CfArgumentNotice *shown; /* NULL while none is */
  CfArgumentKeeper *read;        /* whose progress is shown; NULL while none is */
  guint progress_source;

  GtkStack *stack;
  AdwStatusPage *notice;
  GtkButton *notice_button;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkWidget *stop_button;
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
  follow (CF_ARGUMENT_BLANK (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CF_TYPE_ARGUMENT_BLANK);
  G_OBJECT_CLASS (cf_argument_blank_parent_class)->dispose (object);
}

static void
cf_argument_blank_unmap (GtkWidget *widget)
{
  follow (CF_ARGUMENT_BLANK (widget), NULL);
  GTK_WIDGET_CLASS (cf_argument_blank_parent_class)->unmap (widget);
}

static void
on_notice_clicked (CfArgumentBlank *self)
{
  if (self->shown != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->shown->action, NULL);
}

static void
cf_argument_blank_class_init (CfArgumentBlankClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_argument_blank_dispose;
  widget_class->unmap = cf_argument_blank_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-argument-blank.ui");
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, stack);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, notice);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, notice_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, busy_label);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, progress);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentBlank, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cf_argument_blank_init (CfArgumentBlank *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (CfArgumentBlank *self, const char *title, const char *description, const char *button)
{
  follow (self, NULL);
  adw_status_page_set_title (self->notice, title);
  adw_status_page_set_description (self->notice, description);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->notice_button, button);
  gtk_stack_set_visible_child_name (self->stack, "notice");
}

/**
 * cf_argument_blank_show_notice:
 * @self: a blank
 * @notice: why there is no map; its button calls an action of what holds @self
 */
void
cf_argument_blank_show_notice (CfArgumentBlank *self, const CfArgumentNotice *notice)
{
  self->shown = notice;
  show_text (self, _ (notice->title), _ (notice->description),
             notice->button != NULL ? _ (notice->button) : NULL);
}

/**
 * cf_argument_blank_show_error:
 * @self: a blank
 * @text: why there is no map, for people
 */
void
cf_argument_blank_show_error (CfArgumentBlank *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  self->shown = NULL;
  show_text (self, _ ("No Map"), safe, NULL);
}

static gboolean
on_progress_due (gpointer data)
{
  CfArgumentBlank *self = data;

  gtk_progress_bar_set_fraction (self->progress, cf_argument_keeper_get_progress (self->read));
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

  gtk_label_set_text (self->busy_label, reading ? _ ("Reading the annotations of the project…")
                                                : _ ("Arranging the map…"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading);
  gtk_widget_set_visible (self->stop_button, reading);
  if (!reading)
    follow (self, NULL);
  else if (self->progress_source == 0)
    {
      follow (self, keeper);
      self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
    }
  gtk_stack_set_visible_child_name (self->stack, "busy");
}
