/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks whether the window is to be closed although something could not be saved. */

#include "config.h"

#include "cf-unsaved-dialog.h"

#include "cf-message-dialog.h"

#include <glib/gi18n.h>

static GtkWidget *
make_dialog (GtkWindow *window, const char *message, const char *consequence)
{
  GtkWidget *dialog =
    cf_message_dialog_new (window, _ ("Not Everything Is Saved"), message, consequence, NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Stay"), "close",
                                    _ ("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  return dialog;
}

static gboolean
close_anyway (gpointer data)
{
  gtk_window_destroy (data);
  return G_SOURCE_REMOVE;
}

/* The dialog goes first: GTK 4.8 looks for the window that it belonged to once more. */
static void
on_close_anyway (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, "close"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_anyway, g_object_ref (window), g_object_unref);
}

/**
 * cf_unsaved_dialog_ask:
 * @window: the window that is to be closed
 * @message: what could not be saved, and why
 * @consequence: what becomes of it
 *
 * Closes @window all the same, if the user says so.
 */
void
cf_unsaved_dialog_ask (GtkWindow *window, const char *message, const char *consequence)
{
  GtkWidget *dialog = make_dialog (window, message, consequence);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_anyway), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
