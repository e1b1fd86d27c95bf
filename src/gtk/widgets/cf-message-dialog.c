/* SPDX-License-Identifier: GPL-3.0-or-later
 * A dialog that asks, whose words fit into any width.
 *
 * Heading and text are labels of ours: those of AdwMessageDialog are measured narrower than a long word in them,
 * as a file's name is, of which GTK 4.18 warns. */

#include "config.h"

#include "cf-message-dialog.h"

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
 * cf_message_dialog_new:
 * @parent: a window
 * @heading: what is asked
 * @...: paragraphs of what is to be known for the answer, then %NULL
 *
 * Returns: (transfer none): an AdwMessageDialog without responses
 */
GtkWidget *
cf_message_dialog_new (GtkWindow *parent, const char *heading, ...)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  const char *paragraph;
  va_list paragraphs;

  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  append_label (box, heading, "title-2");
  va_start (paragraphs, heading);
  while ((paragraph = va_arg (paragraphs, const char *)) != NULL)
    append_label (box, paragraph, "body");
  va_end (paragraphs);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  return dialog;
}
