/* SPDX-License-Identifier: GPL-3.0-or-later
 * How much an entry of the codebook is used, and what can become of it: a code that nothing uses can be deleted,
 * any other merged, split or retired; attributes and relation types are removed, which says how many have them. */

#include "config.h"

#include "cf-entry-actions.h"

#include "cf-fate-dialog.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-message-dialog.h"

#include <glib/gi18n.h>

/* What a label or button is about. */
typedef struct
{
  CfCodebookDesk *desk;
  char *place;
  char *id;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->desk);
  g_free (subject->place);
  g_free (subject->id);
  g_free (subject);
}

static Subject *
attach_subject (GtkWidget *widget, CfCodebookDesk *desk, const char *place, const char *id)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->desk = g_object_ref (desk);
  subject->place = g_strdup (place);
  subject->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (widget), "subject", subject, subject_free);
  return subject;
}

static JsonObject *
get_entry (const Subject *subject)
{
  return cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (subject->desk), subject->place,
                                       subject->id);
}

static guint
count_uses (const Subject *subject, CfUsage *usage)
{
  if (g_str_equal (subject->place, CF_PLACE_CODES))
    return cf_usage_count_code (usage, cf_codebook_desk_get_codebook (subject->desk), subject->id);
  if (g_str_equal (subject->place, CF_PLACE_RELATIONS))
    return cf_usage_count_relations (usage, subject->id);
  return cf_usage_count_values (usage, subject->id, NULL);
}

static char *
describe_uses (const Subject *subject)
{
  CfUsage *usage = cf_codebook_desk_get_usage (subject->desk);
  guint n = usage != NULL ? count_uses (subject, usage) : 0;

  if (usage == NULL)
    return g_strdup (_ ("Its uses are being counted…"));
  if (n == 0)
    return g_strdup (_ ("Not used yet"));
  if (g_str_equal (subject->place, CF_PLACE_RELATIONS))
    return g_strdup_printf (ngettext ("Used by %u link", "Used by %u links", n), n);
  return g_strdup_printf (ngettext ("Used by %u annotation", "Used by %u annotations", n), n);
}

static char *
describe_retirement (const Subject *subject)
{
  JsonObject *entry = get_entry (subject);
  const char *successor = entry != NULL ? cf_json_get_string (entry, "replaced-by") : NULL;
  g_autofree char *label = successor != NULL
                             ? cf_codebook_desk_dup_label (subject->desk, CF_PLACE_CODES, successor)
                             : NULL;

  if (entry == NULL || !cf_json_get_boolean (entry, "retired"))
    return NULL;
  return label != NULL ? g_strdup_printf (_ ("Merged into “%s”"), label) : g_strdup (_ ("Retired"));
}

static void
show_summary (GtkLabel *label)
{
  const Subject *subject = g_object_get_data (G_OBJECT (label), "subject");
  g_autofree char *uses = describe_uses (subject);
  g_autofree char *retirement = describe_retirement (subject);
  g_autofree char *text =
    g_strdup_printf ("%s · %s%s%s", subject->id, uses, retirement != NULL ? " · " : "",
                     retirement != NULL ? retirement : "");

  gtk_label_set_text (label, text);
}

/**
 * cf_entry_summary_new:
 * @desk: the desk
 * @place: a place
 * @id: an entry there
 *
 * Returns: (transfer floating): a line with its id, how much it is used, and what took its place
 */
GtkWidget *
cf_entry_summary_new (CfCodebookDesk *desk, const char *place, const char *id)
{
  GtkWidget *label = gtk_label_new (NULL);

  attach_subject (label, desk, place, id);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  show_summary (GTK_LABEL (label));
  g_signal_connect_object (desk, "usage-changed", G_CALLBACK (show_summary), label,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (show_summary),
                           label, G_CONNECT_SWAPPED);
  return label;
}

static void
on_said (GtkWidget *button, const char *text)
{
  gtk_widget_activate_action (button, "codebook.say", "s", text);
}

static void
open_fate (GtkWidget *button, CfFate fate)
{
  const Subject *subject = g_object_get_data (G_OBJECT (button), "subject");
  GtkWindow *dialog = cf_fate_dialog_new (button, subject->desk, subject->id, fate);

  g_signal_connect_object (dialog, "said", G_CALLBACK (on_said), gtk_widget_get_root (button),
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_merge (GtkWidget *button)
{
  open_fate (button, CF_FATE_MERGE);
}

static void
on_split (GtkWidget *button)
{
  open_fate (button, CF_FATE_SPLIT);
}

static void
on_retire (GtkWidget *button)
{
  open_fate (button, CF_FATE_RETIRE);
}

static void
on_restore (GtkWidget *button)
{
  const Subject *subject = g_object_get_data (G_OBJECT (button), "subject");

  cf_codebook_edit_restore (cf_codebook_desk_get_editor (subject->desk), subject->id, NULL);
}

static void
remove_now (const Subject *subject)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (subject->desk);

  if (g_str_equal (subject->place, CF_PLACE_CODES))
    cf_codebook_edit_delete (editor, subject->id, NULL);
  else
    cf_codebook_edit_remove (editor, subject->place, subject->id, NULL);
}

static void
on_answered (GtkWidget *dialog, const char *response)
{
  if (g_str_equal (response, "remove"))
    remove_now (g_object_get_data (G_OBJECT (dialog), "subject"));
}

static void
ask_to_remove (GtkWidget *parent, const Subject *subject)
{
  g_autofree char *uses = describe_uses (subject);
  g_autofree char *label = cf_codebook_desk_dup_label (subject->desk, subject->place, subject->id);
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), label);
  g_autofree char *body =
    g_strdup_printf ("%s. %s", uses, _ ("What annotations say stays in their files."));
  GtkWidget *dialog =
    cf_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body, NULL);

  attach_subject (dialog, subject->desk, subject->place, subject->id);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Counted is what the files say, whatever has taken its place since. */
static gboolean
is_unused (const Subject *subject)
{
  CfUsage *usage = cf_codebook_desk_get_usage (subject->desk);

  if (usage == NULL)
    return FALSE;
  return g_str_equal (subject->place, CF_PLACE_CODES)
           ? cf_usage_count_written (usage, subject->id) == 0
           : count_uses (subject, usage) == 0;
}

static void
remove_or_ask (GtkWidget *parent, const Subject *subject)
{
  JsonObject *entry = get_entry (subject);

  if (entry == NULL)
    return;
  if (is_unused (subject))
    remove_now (subject);
  else if (!g_str_equal (subject->place, CF_PLACE_CODES))
    ask_to_remove (parent, subject);
  else if (!cf_json_get_boolean (entry, "retired"))
    gtk_window_present (cf_fate_dialog_new (parent, subject->desk, subject->id, CF_FATE_RETIRE));
  else
    gtk_widget_error_bell (parent);
}

/**
 * cf_entry_actions_remove:
 * @parent: a widget of the window that asks
 * @desk: the desk
 * @place: a place
 * @id: an entry there
 *
 * Takes it away, where nothing uses it; else asks, and offers to retire a code.
 */
void
cf_entry_actions_remove (GtkWidget *parent, CfCodebookDesk *desk, const char *place, const char *id)
{
  Subject subject = { desk, (char *) place, (char *) id };

  remove_or_ask (parent, &subject);
}

static void
on_remove (GtkWidget *button)
{
  remove_or_ask (button, g_object_get_data (G_OBJECT (button), "subject"));
}

/* What can become of an entry: of which kind, while it is in use, retired or not used at all. */
static const struct
{
  gboolean of_codes;
  gboolean of_others;
  gboolean of_retired;
  gboolean only_unused;
  const char *label;
  void (*run) (GtkWidget *button);
  const char *style;
} actions[] = {
  { TRUE, FALSE, FALSE, FALSE, N_ ("_Merge Into…"), on_merge, NULL },
  { TRUE, FALSE, FALSE, FALSE, N_ ("_Split…"), on_split, NULL },
  { TRUE, FALSE, FALSE, FALSE, N_ ("_Retire…"), on_retire, NULL },
  { TRUE, FALSE, TRUE, FALSE, N_ ("_Use Again"), on_restore, NULL },
  { TRUE, FALSE, FALSE, TRUE, N_ ("_Delete"), on_remove, "destructive-action" },
  { FALSE, TRUE, FALSE, FALSE, N_ ("_Remove…"), on_remove, "destructive-action" },
};

static void
show_button (GtkWidget *button)
{
  const Subject *subject = g_object_get_data (G_OBJECT (button), "subject");

  gtk_widget_set_visible (button, is_unused (subject));
}

static void
add_button (GtkBox *box, CfCodebookDesk *desk, const char *place, const char *id, guint i)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (actions[i].label));

  attach_subject (button, desk, place, id);
  if (actions[i].style != NULL)
    gtk_widget_add_css_class (button, actions[i].style);
  g_signal_connect (button, "clicked", G_CALLBACK (actions[i].run), NULL);
  if (actions[i].only_unused)
    {
      show_button (button);
      g_signal_connect_object (desk, "usage-changed", G_CALLBACK (show_button), button,
                               G_CONNECT_SWAPPED);
    }
  gtk_box_append (box, button);
}

/**
 * cf_entry_actions_new:
 * @desk: the desk
 * @place: a place
 * @id: an entry there
 *
 * Returns: (transfer floating): buttons
 */
GtkWidget *
cf_entry_actions_new (CfCodebookDesk *desk, const char *place, const char *id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gboolean is_code = g_str_equal (place, CF_PLACE_CODES);
  JsonObject *entry = cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (desk), place, id);
  gboolean is_retired = entry != NULL && cf_json_get_boolean (entry, "retired");

  /* What is said of articles stays. */
  if (is_code && g_str_equal (id, "article"))
    return box;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if ((is_code ? actions[i].of_codes : actions[i].of_others) &&
        actions[i].of_retired == is_retired)
      add_button (GTK_BOX (box), desk, place, id, i);
  return box;
}
