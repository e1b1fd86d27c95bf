/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window, on which files are dropped as soon as it is there: tool-drop PATH... A drag from another window
 * cannot be made on a screen without a window manager, so the drop itself is sent. */

#include "config.h"

#include "cf-application.h"
#include "cf-window.h"

static GtkDropTarget *
find_target (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
drop (GtkWidget *window, char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = find_target (window);
  gboolean taken = FALSE;

  g_assert (target != NULL);
  g_assert (
    gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), GDK_TYPE_FILE_LIST));
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  g_signal_emit_by_name (target, "drop", &value, 0.0, 0.0, &taken);
  g_assert (taken);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, char **paths)
{
  if (CF_IS_WINDOW (window))
    g_signal_connect (window, "map", G_CALLBACK (drop), paths);
}

int
main (int argc, char **argv)
{
  g_autoptr (CfApplication) application = cf_application_new ();
  char *name[] = { argv[0], NULL };

  g_signal_connect_after (application, "window-added", G_CALLBACK (on_window_added), argv + 1);
  return g_application_run (G_APPLICATION (application), 1, name);
}
