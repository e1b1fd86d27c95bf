/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks what is to become of the annotations of a code that is merged, split or retired.
 *
 * They are counted off the main thread, with what was counted before shown meanwhile; nobody has to wait for it.
 *
 * #CfFateDialog::said (text) tells what was done, and of how many. */

#include "config.h"

#include "cf-fate-dialog.h"

#include "cf-drop-down-name.h"
#include "cf-fill.h"
#include "cf-word-lists.h"

#include <glib/gi18n.h>

#define MAX_PARTS 9

struct _CfFateDialog
{
  AdwWindow parent_instance;

  CfCodebookDesk *desk;
  char *code;
  CfFate fate;

  GtkWidget *lines;
  GtkWidget *button;
  GtkLabel *count;
  GtkProgressBar *progress;
  GtkLabel *error;
  CfWords *successors; /* merge */
  GtkDropDown *successor;
  GPtrArray *parts; /* split; of GtkEditable, not owned */
  GtkBox *part_box;
  GtkDropDown *receiver;
};

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFateDialog, cf_fate_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *title;
  const char *explanation;
  const char *action;
} fates[] = {
  [CF_FATE_MERGE] = { N_ ("Merge “%s”"),
                      N_ (
                        "Its annotations read as the other code from now on, in everybody’s files, "
                        "which stay as they are: the owner of each writes the new code with the "
                        "next change. The other code gets its attributes and relation types "
                        "besides its own."),
                      N_ ("_Merge") },
  [CF_FATE_SPLIT] = { N_ ("Split “%s”"),
                      N_ ("The new codes begin with its definition, attributes and relation types. "
                          "The old one is not offered any more."),
                      N_ ("_Split") },
  [CF_FATE_RETIRE] = { N_ ("Retire “%s”"),
                       N_ ("It is not offered any more. Its annotations keep it, and stand in the "
                           "list of what is to be coded anew, until somebody gives them another "
                           "code."),
                       N_ ("_Retire") },
};

static void
cf_fate_dialog_dispose (GObject *object)
{
  CfFateDialog *self = CF_FATE_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->successors, cf_words_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_fate_dialog_parent_class)->dispose (object);
}

static void
cf_fate_dialog_class_init (CfFateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_fate_dialog_dispose;
  signals[SAID] = g_signal_new ("said", CF_TYPE_FATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static guint
count (CfFateDialog *self, gboolean *is_known)
{
  CfUsage *usage = cf_codebook_desk_get_usage (self->desk);

  *is_known = usage != NULL;
  return usage != NULL
           ? cf_usage_count_code (usage, cf_codebook_desk_get_codebook (self->desk), self->code)
           : 0;
}

static void
show_count (CfFateDialog *self)
{
  guint done, total, n;
  gboolean is_known, is_counting;
  g_autofree char *text = NULL;

  if (self->desk == NULL)
    return;
  is_counting = cf_codebook_desk_is_counting (self->desk, &done, &total);
  n = count (self, &is_known);
  if (is_known)
    text = g_strdup_printf (
      ngettext ("%u annotation is concerned.", "%u annotations are concerned.", n), n);
  else
    text = g_strdup (_ ("The annotations are being counted…"));
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_counting);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
say_error (CfFateDialog *self, const char *text)
{
  gtk_label_set_text (self->error, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), text != NULL);
}

static gboolean
merge (CfFateDialog *self, GError **error)
{
  guint selected = gtk_drop_down_get_selected (self->successor);

  if (selected >= self->successors->ids->len)
    return FALSE;
  return cf_codebook_edit_retire (cf_codebook_desk_get_editor (self->desk), self->code,
                                  g_ptr_array_index (self->successors->ids, selected), error);
}

static gboolean
retire (CfFateDialog *self, GError **error)
{
  return cf_codebook_edit_retire (cf_codebook_desk_get_editor (self->desk), self->code, NULL,
                                  error);
}

static GPtrArray *
list_parts (CfFateDialog *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autofree char *name = g_strdup (gtk_editable_get_text (g_ptr_array_index (self->parts, i)));

      if (*g_strstrip (name) != '\0')
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names;
}

static gboolean
split (CfFateDialog *self, GError **error)
{
  g_autoptr (GPtrArray) names = list_parts (self);
  int receiver = (int) gtk_drop_down_get_selected (self->receiver) - 1;
  g_auto (GStrv) ids = NULL;

  g_ptr_array_add (names, NULL);
  ids = cf_codebook_edit_split (cf_codebook_desk_get_editor (self->desk), self->code,
                                (const char *const *) names->pdata, receiver, error);
  return ids != NULL;
}

static gboolean (*const doers[]) (CfFateDialog *self, GError **error) = {
  [CF_FATE_MERGE] = merge,
  [CF_FATE_SPLIT] = split,
  [CF_FATE_RETIRE] = retire,
};

static char *
describe_done (CfFateDialog *self, const char *label, guint n, gboolean is_known)
{
  const char *format = self->fate == CF_FATE_MERGE   ? _ ("“%s” is merged")
                       : self->fate == CF_FATE_SPLIT ? _ ("“%s” is split")
                                                     : _ ("“%s” is retired");
  g_autofree char *done = cf_fill (format, label);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);

  return is_known ? g_strdup_printf ("%s: %s", done, counted) : g_steal_pointer (&done);
}

static void
on_done (CfFateDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = cf_codebook_desk_dup_label (self->desk, CF_PLACE_CODES, self->code);
  gboolean is_known;
  guint n = count (self, &is_known);
  g_autofree char *said = describe_done (self, label, n, is_known);

  if (!doers[self->fate](self, &error))
    {
      say_error (self, error != NULL ? error->message : NULL);
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_signal_emit (self, signals[SAID], 0, said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
update_button (CfFateDialog *self)
{
  g_autoptr (GPtrArray) names = self->parts != NULL ? list_parts (self) : NULL;

  gtk_widget_set_sensitive (self->button,
                            self->fate == CF_FATE_RETIRE ||
                              (self->fate == CF_FATE_MERGE && self->successors->ids->len > 0) ||
                              (names != NULL && names->len > 1));
}

static GtkLabel *
add_label (CfFateDialog *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->lines), label);
  return GTK_LABEL (label);
}

static GtkDropDown *
add_drop_down (CfFateDialog *self, const char *title, GtkStringList *words)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  add_label (self, title, "heading");
  cf_drop_down_name_parts (GTK_DROP_DOWN (drop_down), title);
  gtk_box_append (GTK_BOX (self->lines), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static void
add_successor (CfFateDialog *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  self->successors = cf_words_list_successors (self->desk, self->code);
  for (guint i = 0; i < self->successors->labels->len; i++)
    gtk_string_list_append (words, g_ptr_array_index (self->successors->labels, i));
  self->successor = add_drop_down (self, _ ("Into"), words);
}

/* Those that have a name may get the annotations. */
static void
on_part_changed (CfFateDialog *self)
{
  g_autoptr (GPtrArray) names = list_parts (self);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->receiver);

  gtk_string_list_append (words, _ ("None: they stay under the old code"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (words, g_ptr_array_index (names, i));
  gtk_drop_down_set_model (self->receiver, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->receiver, selected <= names->len ? selected : 0);
  update_button (self);
}

static void
add_part (CfFateDialog *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Name of code %u"), self->parts->len + 1);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->parts, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_part_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->part_box, entry);
}

static void
on_more_parts (GtkWidget *button, CfFateDialog *self)
{
  add_part (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->parts, self->parts->len - 1));
  gtk_widget_set_sensitive (button, self->parts->len < MAX_PARTS);
}

static void
add_parts (CfFateDialog *self)
{
  GtkWidget *more = gtk_button_new_with_mnemonic (_ ("_One More"));

  self->parts = g_ptr_array_new ();
  add_label (self, _ ("Into"), "heading");
  self->part_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->part_box));
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  g_signal_connect (more, "clicked", G_CALLBACK (on_more_parts), self);
  gtk_box_append (GTK_BOX (self->lines), more);
  self->receiver =
    add_drop_down (self, _ ("Which gets the annotations"), gtk_string_list_new (NULL));
}

static GtkWidget *
new_header (CfFateDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->button = gtk_button_new_with_mnemonic (_ (fates[self->fate].action));
  gtk_widget_add_css_class (self->button, self->fate == CF_FATE_RETIRE ? "destructive-action"
                                                                       : "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_done), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  return header;
}

static void
build (CfFateDialog *self)
{
  g_autofree char *label = cf_codebook_desk_dup_label (self->desk, CF_PLACE_CODES, self->code);
  g_autofree char *title = cf_fill (_ (fates[self->fate].title), label);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_box_append (GTK_BOX (all), new_header (self));
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->lines, "dialog-lines");
  gtk_box_append (GTK_BOX (all), self->lines);
  if (self->fate == CF_FATE_MERGE)
    add_successor (self);
  if (self->fate == CF_FATE_SPLIT)
    add_parts (self);
  self->count = add_label (self, NULL, "heading");
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counting"), -1);
  gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->progress));
  add_label (self, _ (fates[self->fate].explanation), "dim-label");
  self->error = add_label (self, NULL, "error");
  say_error (self, NULL);
  adw_window_set_content (ADW_WINDOW (self), all);
}

static void
cf_fate_dialog_init (CfFateDialog *self)
{
}

/**
 * cf_fate_dialog_new:
 * @parent: a widget of the window that asks
 * @desk: the desk
 * @code: a code in use
 * @fate: what is to become of it
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_fate_dialog_new (GtkWidget *parent, CfCodebookDesk *desk, const char *code, CfFate fate)
{
  CfFateDialog *self =
    g_object_new (CF_TYPE_FATE_DIALOG, "transient-for", gtk_widget_get_root (parent), "modal", TRUE,
                  "default-width", 460, NULL);

  self->desk = g_object_ref (desk);
  self->code = g_strdup (code);
  self->fate = fate;
  build (self);
  if (self->parts != NULL)
    {
      add_part (self);
      add_part (self);
      on_part_changed (self);
    }
  update_button (self);
  cf_codebook_desk_count (desk);
  show_count (self);
  g_signal_connect_object (desk, "usage-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (fate == CF_FATE_MERGE   ? GTK_WIDGET (self->successor)
                         : fate == CF_FATE_SPLIT ? g_ptr_array_index (self->parts, 0)
                                                 : self->button);
  return GTK_WINDOW (self);
}
