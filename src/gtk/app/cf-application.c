/* SPDX-License-Identifier: GPL-3.0-or-later
 * The application: makes windows and holds no data. */

#include "config.h"

#include "cf-application.h"

#include "cf-dirs.h"
#include "cf-preferences.h"
#include "cf-presenter.h"
#include "cf-settings.h"
#include "cf-shortcuts.h"
#include "cf-stage.h"
#include "cf-unshown.h"
#include "cf-window.h"

#include <glib/gi18n.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

struct _CfApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CfApplication, cf_application, ADW_TYPE_APPLICATION)

static CfWindow *
ensure_window (CfApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !CF_IS_WINDOW (window))
    window = GTK_WINDOW (cf_window_new (GTK_APPLICATION (self), self->settings));
  return CF_WINDOW (window);
}

/* Without a project there is nothing to wait for. */
static void
present (CfWindow *window)
{
  if (cf_window_get_folder (window) != NULL)
    cf_presenter_present (GTK_WINDOW (window), cf_window_get_session (window));
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
cf_application_activate (GApplication *application)
{
  CfApplication *self = CF_APPLICATION (application);
  gboolean first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  CfWindow *window = ensure_window (self);

  if (first)
    cf_window_restore (window);
  present (window);
}

static void
cf_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CfWindow *window = ensure_window (CF_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        cf_window_open_path (window, path);
    }
  present (window);
}

static void
apply_theme (CfApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int theme = g_settings_get_enum (self->settings, "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (theme, 0, 2)]);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/counterframe/ui/counterframe.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  /* Uninstalled, the icon of the application is where it was drawn; the others are in the resource. */
  if (cf_dirs_is_uninstalled ())
    gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    CF_SOURCE_DATADIR "/icons");
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *about = g_object_new (
    ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (user_data), "modal",
    TRUE, "application-name", "Counterframe", "application-icon", CF_APP_ID, "version", CF_VERSION,
    "developer-name", _ ("The Counterframe developers"), "license-type", GTK_LICENSE_GPL_3_0,
    "comments", _ ("Annotate how news media frame events."), "translator-credits",
    _ ("translator-credits"), NULL);

  cf_unshown_follow (about);
  gtk_window_present (GTK_WINDOW (about));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CfApplication *self = CF_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (CF_IS_WINDOW (window))
    gtk_window_present (
      cf_preferences_new (self->settings, cf_window_get_session (CF_WINDOW (window)), window));
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  gtk_window_present (cf_shortcuts_new (window));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = on_quit },
  { .name = "about", .activate = on_about },
  { .name = "preferences", .activate = on_preferences },
  { .name = "shortcuts", .activate = on_shortcuts },
};

static void
set_accels (CfApplication *self, const char *action, const char *accels)
{
  g_auto (GStrv) list = g_strsplit (accels, " ", -1);

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action,
                                         (const char *const *) list);
}

/* The C library would give each thread a store of memory of its own, which keeps what was freed in it. */
static void
share_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
}

static void
cf_application_startup (GApplication *application)
{
  CfApplication *self = CF_APPLICATION (application);
  guint n_views;
  const CfWindowAction *row;
  const CfStageView *views = cf_stage_list_views (&n_views);

  share_memory ();
  G_APPLICATION_CLASS (cf_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (CF_APP_ID);
  self->settings = cf_settings_new ();
  load_style ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (self, "app.quit", "<Control>q");
  set_accels (self, "app.preferences", "<Control>comma");
  set_accels (self, "app.shortcuts", "<Control>question");
  for (guint i = 0; (row = cf_window_actions_get (i)) != NULL; i++)
    if (row->accelerators != NULL)
      {
        g_autofree char *name = g_strconcat ("win.", row->name, NULL);

        set_accels (self, name, row->accelerators);
      }
  for (guint i = 0; i < n_views; i++)
    {
      g_autofree char *name = g_strconcat ("win.view::", views[i].name, NULL);

      set_accels (self, name, views[i].accelerator);
    }
  g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (apply_theme), self,
                           G_CONNECT_SWAPPED);
  apply_theme (self);
}

static void
cf_application_finalize (GObject *object)
{
  CfApplication *self = CF_APPLICATION (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (cf_application_parent_class)->finalize (object);
}

static void
cf_application_class_init (CfApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cf_application_finalize;
  application_class->activate = cf_application_activate;
  application_class->open = cf_application_open;
  application_class->startup = cf_application_startup;
}

static void
cf_application_init (CfApplication *self)
{
}

CfApplication *
cf_application_new (void)
{
  return g_object_new (CF_TYPE_APPLICATION, "application-id", CF_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/counterframe", NULL);
}
