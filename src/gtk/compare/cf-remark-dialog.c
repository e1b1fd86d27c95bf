/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a difference is due to: a reason of a short list, and a note. */

#include "config.h"

#include "cf-remark-dialog.h"

#include "cf-difference-words.h"
#include "cf-drop-down-name.h"
#include "cf-message-dialog.h"

#include <glib/gi18n.h>

#define SAVE "save"

typedef struct
{
  GtkWidget *owner; /* not owned: the dialog is modal above it */
  CfRemarked done;
  GtkDropDown *reason;
  GtkEditable *note;
} Asking;

static void
on_response (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  guint reason = gtk_drop_down_get_selected (asking->reason);

  if (g_str_equal (response, SAVE))
    asking->done (asking->owner,
                  reason > 0 ? cf_difference_words_get_nth_reason (reason - 1) : NULL,
                  gtk_editable_get_text (asking->note));
}

static GtkDropDown *
new_reasons (const char *reason)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkDropDown *list;
  const char *word;
  guint selected = 0;

  gtk_string_list_append (labels, _ ("No reason"));
  for (guint i = 0; (word = cf_difference_words_get_nth_reason (i)) != NULL; i++)
    {
      gtk_string_list_append (labels, cf_difference_words_get_reason (word));
      if (g_strcmp0 (reason, word) == 0)
        selected = i + 1;
    }
  list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_drop_down_set_selected (list, selected);
  cf_drop_down_name_parts (list, _ ("Reason"));
  return list;
}

/**
 * cf_remark_dialog_ask:
 * @owner: who asks, in a window
 * @reason: (nullable): the reason that is there
 * @note: (nullable): the note that is there
 * @done: gets what is to be there, if anything is
 */
void
cf_remark_dialog_ask (GtkWidget *owner, const char *reason, const char *note, CfRemarked done)
{
  GtkWidget *dialog = cf_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)),
                                             _ ("What Is the Difference Due To?"), NULL);
  GtkWidget *box = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  Asking *asking = g_new0 (Asking, 1);

  asking->owner = owner;
  asking->done = done;
  asking->reason = new_reasons (reason);
  asking->note = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_text (asking->note, note != NULL ? note : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->note), _ ("Note"));
  gtk_entry_set_activates_default (GTK_ENTRY (asking->note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->reason));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->note));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), SAVE,
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), SAVE,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), SAVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->reason));
}
