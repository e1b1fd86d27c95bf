/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands below the list of articles: how many are finished, how many are shown, how far reading them
 * is, and how many doubts there are. */

#include "config.h"

#include "cf-library-footer.h"

#include "cf-doubts-view.h"

#include <glib/gi18n.h>

struct _CfLibraryFooter
{
  GtkWidget parent_instance;

  CfLibrary *library;
  CfLibraryLoader *loader;

  GtkWidget *box;
  GtkRevealer *progress_bar;
  GtkProgressBar *progress;
  GtkButton *stop_button;
  GtkLabel *text;
  GtkButton *doubts_button;
};

G_DEFINE_FINAL_TYPE (CfLibraryFooter, cf_library_footer, GTK_TYPE_WIDGET)

static void
cf_library_footer_dispose (GObject *object)
{
  CfLibraryFooter *self = CF_LIBRARY_FOOTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_FOOTER);
  g_clear_object (&self->loader);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cf_library_footer_parent_class)->dispose (object);
}

static void
on_stop (CfLibraryFooter *self)
{
  if (cf_library_loader_is_reading (self->loader))
    cf_library_loader_stop (self->loader);
  else
    cf_library_loader_continue (self->loader);
}

static void
cf_library_footer_class_init (CfLibraryFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_footer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, box);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, progress);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, text);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFooter, doubts_button);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cf_library_footer_init (CfLibraryFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (CfLibraryFooter *self)
{
  const CfLibraryResult *result = cf_library_get_result (self->library);
  guint n = cf_library_get_infos (self->library)->len;
  guint n_read = cf_library_get_n_read (self->library);
  guint n_shown = result->shown->len;
  const CfRoundWork *work = cf_library_get_query (self->library)->work;

  if (cf_library_loader_is_scanning (self->loader))
    return g_strdup (_ ("Looking for articles"));
  if (n_read < n && cf_library_loader_is_reading (self->loader))
    return g_strdup_printf (_ ("Reading %u of %u"), n_read, n);
  if (n_read < n)
    return g_strdup_printf (_ ("%u of %u read"), n_read, n);
  if (n == 0)
    return g_strdup ("");
  /* Where of the work everything is shown. */
  if (work != NULL && n_shown == work->n)
    return g_strdup_printf (ngettext ("%u of %u finished", "%u of %u finished", work->n),
                            result->n_done, work->n);
  if (n_shown < n)
    return g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", n), n_shown, n);
  return g_strdup_printf (ngettext ("%u of %u finished", "%u of %u finished", n),
                          result->n_statuses[CF_ENTRY_FINISHED], n);
}

static void
update (CfLibraryFooter *self)
{
  const CfLibraryResult *result = cf_library_get_result (self->library);
  guint n = cf_library_get_infos (self->library)->len;
  guint n_read = cf_library_get_n_read (self->library);
  gboolean reading = cf_library_loader_is_reading (self->loader);
  g_autofree char *text = describe (self);
  g_autofree char *doubts = cf_doubts_view_describe (result->n_to_settle, result->n_doubts);

  gtk_label_set_text (self->text, text);
  gtk_revealer_set_reveal_child (self->progress_bar, n_read < n);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) n_read / n : 0);
  gtk_button_set_icon_name (self->stop_button, reading ? "media-playback-stop-symbolic"
                                                       : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->stop_button),
                               reading ? _ ("Stop Reading") : _ ("Read the Others Too"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stop_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? _ ("Stop Reading") : _ ("Read the Others Too"), -1);
  gtk_button_set_label (self->doubts_button, doubts);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts_button),
                          result->n_doubts + result->n_to_settle > 0);
}

/**
 * cf_library_footer_set_library:
 * @self: a footer
 * @library: what it is about
 * @loader: what fills @library
 */
void
cf_library_footer_set_library (CfLibraryFooter *self, CfLibrary *library, CfLibraryLoader *loader)
{
  g_set_object (&self->library, library);
  g_set_object (&self->loader, loader);
  g_signal_connect_object (library, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loader, "progress", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
