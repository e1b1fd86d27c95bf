/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says how far the changes are: "Saved 14:32" means that they are on the disk. */

#include "config.h"

#include "cf-save-label.h"

#include "cf-time-text.h"

#include <glib/gi18n.h>

static char *
make_text (CfAutosave *autosave, CfDocument *document)
{
  g_autofree char *time = cf_time_text_clock (cf_autosave_get_saved_time (autosave, document));

  switch (cf_autosave_get_state (autosave, document))
    {
    case CF_SAVE_SAVED:
      return g_strdup_printf (_ ("Saved %s"), time);
    case CF_SAVE_PENDING:
      return g_strdup (_ ("Saving…"));
    case CF_SAVE_FAILED:
      return g_strdup (_ ("Not saved"));
    case CF_SAVE_READ_ONLY:
      return g_strdup (_ ("Read-only"));
    case CF_SAVE_NONE:
    default:
      return g_strdup ("");
    }
}

static char *
make_details (CfAutosave *autosave, CfDocument *document)
{
  const char *error = cf_autosave_get_error (autosave, document);

  if (error == NULL)
    return NULL;
  return g_strdup_printf (
    _ ("%s\nYour changes are kept in a safe place and saved as soon as possible."), error);
}

/**
 * cf_save_label_update:
 * @label: a label
 * @autosave: who knows
 * @document: (nullable): the article that is shown
 */
void
cf_save_label_update (GtkLabel *label, CfAutosave *autosave, CfDocument *document)
{
  g_autofree char *text = document != NULL ? make_text (autosave, document) : g_strdup ("");
  g_autofree char *details = document != NULL ? make_details (autosave, document) : NULL;

  gtk_label_set_text (label, text);
  /* GTK asks the display where the pointer is whenever a tooltip is set, and waits for the answer. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (label)), details) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (label), details);
  if (details != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}
