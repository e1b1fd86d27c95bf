/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one has coded in a training round, beside gold: a list of differences.
 *
 * #CfTrainingDialog::next asks for the next article, #CfTrainingDialog::go (start, end) for a place of this one. */

#include "config.h"

#include "cf-training-dialog.h"

#include "cf-code-dot.h"
#include "cf-difference-words.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 500

struct _CfTrainingDialog
{
  AdwWindow parent_instance;

  CfCodebook *codebook;
  CfGoldComparison *comparison;
  GtkWidget *next;
  GtkListBox *list;
  GtkBox *lines;
};

enum
{
  NEXT,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfTrainingDialog, cf_training_dialog, ADW_TYPE_WINDOW)

static void
cf_training_dialog_finalize (GObject *object)
{
  CfTrainingDialog *self = CF_TRAINING_DIALOG (object);

  g_clear_object (&self->codebook);
  g_clear_pointer (&self->comparison, cf_gold_comparison_free);
  G_OBJECT_CLASS (cf_training_dialog_parent_class)->finalize (object);
}

static void
on_next (CfTrainingDialog *self)
{
  g_signal_emit (self, signals[NEXT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cf_training_dialog_class_init (CfTrainingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cf_training_dialog_finalize;
  signals[NEXT] = g_signal_new ("next", CF_TYPE_TRAINING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", CF_TYPE_TRAINING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cf_training_dialog_init (CfTrainingDialog *self)
{
}

static const CfDifference *
get_difference (CfTrainingDialog *self, guint index)
{
  return g_ptr_array_index (self->comparison->differences, index);
}

/* The record of the annotator, or that of gold; NULL where that side has none. */
static CfRecord *
get_side (CfTrainingDialog *self, const CfDifference *difference, gboolean own)
{
  for (guint i = 0; i < 2; i++)
    if ((difference->coders[i] == self->comparison->own) == own)
      return difference->records[i];
  return NULL;
}

static char *
describe (CfTrainingDialog *self, const CfDifference *difference)
{
  CfRecord *own = get_side (self, difference, TRUE), *gold = get_side (self, difference, FALSE);

  switch (difference->kind)
    {
    case CF_DIFFERENCE_BOUNDARY:
      return g_strdup (_ ("You and gold have other ends"));
    case CF_DIFFERENCE_CODE:
      return g_strdup_printf (
        _ ("You: %s. Gold: %s"),
        cf_difference_words_get_code (self->codebook, cf_record_get_code (own)),
        cf_difference_words_get_code (self->codebook, cf_record_get_code (gold)));
    case CF_DIFFERENCE_ATTRIBUTE:
      {
        const char *attribute = difference->attribute;
        g_autofree char *one = cf_difference_words_list_values (self->codebook, own, attribute);
        g_autofree char *other = cf_difference_words_list_values (self->codebook, gold, attribute);
        g_autofree char *sides = g_strdup_printf (_ ("You: %s. Gold: %s"), one, other);

        return g_strdup_printf (
          "%s – %s", cf_difference_words_get_attribute (self->codebook, attribute), sides);
      }
    case CF_DIFFERENCE_RELATION:
      return g_strdup (own != NULL ? _ ("Only you have this link") : _ ("Only gold has this link"));
    case CF_DIFFERENCE_DOUBT:
      return g_strdup (_ ("One of you doubts"));
    case CF_DIFFERENCE_ONLY:
    case CF_N_DIFFERENCES:
    default:
      return g_strdup (own != NULL ? _ ("Only you have marked this")
                                   : _ ("Only gold has marked this"));
    }
}

static CfRecord *
get_any (CfTrainingDialog *self, const CfDifference *difference)
{
  CfRecord *own = get_side (self, difference, TRUE);

  return own != NULL ? own : get_side (self, difference, FALSE);
}

static char *
describe_place (CfTrainingDialog *self, CfRecord *record)
{
  if (!CF_IS_ANNOTATION (record))
    return g_strdup (cf_difference_words_get_type (self->codebook, cf_record_get_code (record)));
  if (cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    return g_strdup (_ ("The article as a whole"));
  return cf_annotation_get_quote (CF_ANNOTATION (record));
}

static void
on_row_activated (CfTrainingDialog *self, GtkListBoxRow *row)
{
  CfRecord *record =
    get_any (self, get_difference (self, (guint) gtk_list_box_row_get_index (row)));
  CfSpan span = { 0, 0 };

  if (CF_IS_ANNOTATION (record))
    span = cf_annotation_get_extent (CF_ANNOTATION (record));
  g_signal_emit (self, signals[GO], 0, span.start, span.end);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_row (CfTrainingDialog *self, guint index)
{
  const CfDifference *difference = get_difference (self, index);
  CfRecord *record = get_any (self, difference);
  g_autofree char *what = describe (self, difference);
  g_autofree char *place = describe_place (self, record);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", what,
                                 "subtitle", place, "subtitle-lines", 2, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (CF_IS_ANNOTATION (record))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               cf_code_dot_new (self->codebook, cf_record_get_code (record)));
  return row;
}

static GtkWidget *
new_header (CfTrainingDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *stay = gtk_button_new_with_mnemonic (_ ("_Stay Here"));
  GtkWidget *next = gtk_button_new_with_mnemonic (_ ("_Next Article"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (next, "suggested-action");
  g_signal_connect_swapped (stay, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (next, "clicked", G_CALLBACK (on_next), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), stay);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), next);
  self->next = next;
  return header;
}

static void
fill (CfTrainingDialog *self)
{
  const guint n = self->comparison->differences->len;
  g_autofree char *summary =
    n > 0
      ? g_strdup_printf (
          ngettext ("You and gold differ in %u thing", "You and gold differ in %u things", n), n)
      : g_strdup (_ ("You have coded it as gold has"));
  GtkWidget *label = gtk_label_new (summary);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->lines, label);
  gtk_box_append (self->lines, GTK_WIDGET (self->list));
  for (guint i = 0; i < n && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, new_row (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
build (CfTrainingDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "dialog-lines");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->lines));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (all), new_header (self));
  gtk_box_append (GTK_BOX (all), scrolled);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Beside Gold"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 540);
}

/**
 * cf_training_dialog_new:
 * @session: the session
 * @comparison: (transfer full): of the article that is shown
 * @parent: the window
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_training_dialog_new (CfSession *session, CfGoldComparison *comparison, GtkWindow *parent)
{
  CfTrainingDialog *self =
    g_object_new (CF_TYPE_TRAINING_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->codebook = g_object_ref (cf_session_get_codebook (session));
  self->comparison = comparison;
  build (self);
  fill (self);
  gtk_widget_grab_focus (self->next);
  return GTK_WINDOW (self);
}
