/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks whether the window is to be closed although something could not be saved.
 *
 * The heading is a label of ours: that of AdwMessageDialog is measured narrower than its words, of which GTK 4.18
 * warns. */

#include "config.h"

#include "cf-unsaved-dialog.h"

#include <glib/gi18n.h>

#define SPACING 12

static void
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_dialog (GtkWindow *window, const char *message, const char *consequence)
{
  GtkWidget *dialog = adw_message_dialog_new (window, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Not Everything Is Saved"));
  append_label (box, _ ("Not Everything Is Saved"), "title-2");
  append_label (box, message, "body");
  append_label (box, consequence, "body");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
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
