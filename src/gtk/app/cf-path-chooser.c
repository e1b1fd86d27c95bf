/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for a folder or an article to open. */

#include "config.h"

#include "cf-path-chooser.h"

static void
on_chosen (GtkNativeDialog *chooser, int response, CfWindow *window)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    cf_window_open_path (window, path);
  g_object_unref (chooser);
}

/**
 * cf_path_chooser_ask:
 * @window: a window
 * @title: of the dialog
 * @action: what is to be chosen
 *
 * Opens in @window what the user chooses.
 */
void
cf_path_chooser_ask (CfWindow *window, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, NULL, NULL);
  const char *folder = cf_window_get_folder (window);

  if (folder != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), file, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
