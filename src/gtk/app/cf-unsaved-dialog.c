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

/**
 * cf_unsaved_dialog_new:
 * @parent: the window that is to be closed
 * @message: what could not be saved, and why
 * @consequence: what becomes of it
 *
 * Returns: (transfer floating): an #AdwMessageDialog with the responses `cancel` and `close`
 */
GtkWidget *
cf_unsaved_dialog_new (GtkWindow *parent, const char *message, const char *consequence)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
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
