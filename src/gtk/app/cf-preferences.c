/* SPDX-License-Identifier: GPL-3.0-or-later
 * The preferences window: who annotates, and how the article looks. */

#include "config.h"

#include "cf-preferences.h"

#include "cf-annotators.h"
#include "cf-drop-down-name.h"
#include "cf-unshown.h"

#include <glib/gi18n.h>

struct _CfPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  CfSession *session;
  char *current; /* the annotator of this computer; that of the session is another in the sample */
  AdwEntryRow *name;
  AdwEntryRow *full_name;
  GtkSpinButton *text_size;
  GtkSpinButton *line_height;
  AdwComboRow *font;
  AdwComboRow *theme;
};

G_DEFINE_FINAL_TYPE (CfPreferences, cf_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
cf_preferences_dispose (GObject *object)
{
  CfPreferences *self = CF_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (cf_preferences_parent_class)->dispose (object);
}

static const char *
get_name (CfPreferences *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name));
}

static void
on_name_changed (CfPreferences *self)
{
  if (cf_annotator_is_personal_name (get_name (self)))
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
}

/* Another annotator has another full name: the one that is known, or none; what stands there is kept only if it
 * was typed for the new one. */
static void
show_full_name (CfPreferences *self)
{
  g_autoptr (CfAnnotator) former = cf_annotators_get (self->current);
  g_autoptr (CfAnnotator) annotator = cf_annotators_get (get_name (self));
  const char *shown = former != NULL && former->full_name != NULL ? former->full_name : "";
  gboolean is_known = annotator != NULL && annotator->full_name != NULL;

  if (!g_str_equal (get_name (self), self->current) &&
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->full_name)), shown))
    gtk_editable_set_text (GTK_EDITABLE (self->full_name), is_known ? annotator->full_name : "");
}

static gboolean
apply_names (CfPreferences *self, GError **error)
{
  return cf_autosave_flush (cf_session_get_autosave (self->session), error) &&
         cf_annotators_set_current (get_name (self),
                                    gtk_editable_get_text (GTK_EDITABLE (self->full_name)), error);
}

/* The article that is open is opened anew, with the layer and the full name of the annotator that is set now. */
static void
use_annotator (CfPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *path = document != NULL ? g_strdup (cf_document_get_path (document)) : NULL;
  gboolean is_in_use = g_strcmp0 (cf_session_get_annotator (self->session), self->current) == 0;

  g_free (self->current);
  self->current = g_strdup (get_name (self));
  if (!is_in_use)
    return;
  cf_session_set_annotator (self->session, NULL);
  cf_session_set_annotator (self->session, get_name (self));
  if (path != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-article", "s", path);
}

static void
on_name_applied (CfPreferences *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (!cf_annotator_is_personal_name (get_name (self)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->name));
      return;
    }
  show_full_name (self);
  if (apply_names (self, &error))
    {
      use_annotator (self);
      return;
    }
  toast = adw_toast_new ("");
  escaped = g_markup_escape_text (error->message, -1);
  adw_toast_set_title (toast, escaped);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

/* The question is the main window's, with what comes of it. */
static void
on_rename (CfPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.rename-annotator", NULL);
}

static void
on_font_changed (CfPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "font-family",
                         (int) adw_combo_row_get_selected (self->font));
}

static void
on_theme_changed (CfPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "theme", (int) adw_combo_row_get_selected (self->theme));
}

static void
cf_preferences_class_init (CfPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, full_name);
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, line_height);
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, CfPreferences, theme);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_rename);
  gtk_widget_class_bind_template_callback (widget_class, on_font_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_theme_changed);
}

static void
cf_preferences_init (CfPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cf_drop_down_name_row (self->font);
  cf_drop_down_name_row (self->theme);
  cf_unshown_follow (GTK_WIDGET (self));
}

static void
show_annotator (CfPreferences *self)
{
  g_autoptr (CfAnnotator) annotator = NULL;

  self->current = cf_annotators_get_current_name ();
  annotator = cf_annotators_get (self->current);
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->current);
  if (annotator != NULL && annotator->full_name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->full_name), annotator->full_name);
}

/**
 * cf_preferences_new:
 * @settings: the settings of the window
 * @session: whose annotator is set
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
cf_preferences_new (GSettings *settings, CfSession *session, GtkWindow *parent)
{
  CfPreferences *self = g_object_new (CF_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_annotator (self);
  adw_combo_row_set_selected (self->font, (guint) g_settings_get_enum (settings, "font-family"));
  adw_combo_row_set_selected (self->theme, (guint) g_settings_get_enum (settings, "theme"));
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "text-size", self->text_size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-height", self->line_height, "value", G_SETTINGS_BIND_DEFAULT);
  return GTK_WINDOW (self);
}
