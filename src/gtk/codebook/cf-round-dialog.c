/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a round is to be made: for what, of which articles, by whom, and by which seed what is drawn is drawn.
 *
 * #CfRoundDialog::made (id of the round) tells that it is in the codebook. */

#include "config.h"

#include "cf-round-dialog.h"

#include "cf-codebook-edit-rounds.h"
#include "cf-drop-down-name.h"
#include "cf-round-articles.h"
#include "cf-round-json.h"
#include "cf-round-words.h"

#include <glib/gi18n.h>

#define MAX_SAMPLE 1000000
#define SEEDS 1000000 /* such as one can read out */

struct _CfRoundDialog
{
  AdwWindow parent_instance;

  CfCodebookDesk *desk;
  char *id; /* of the round that is made anew; NULL for a new one */

  GtkBox *lines;
  GtkWidget *button;
  GtkEditable *name; /* of a new one */
  GtkDropDown *kind;
  GtkLabel *kind_note;
  GtkSwitch *blind;
  CfRoundArticles *articles;
  GtkSpinButton *sample;
  GtkEditable *coders;
  GtkSpinButton *each;
  GtkEditable *seed;
  GtkLabel *error;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfRoundDialog, cf_round_dialog, ADW_TYPE_WINDOW)

static void
cf_round_dialog_dispose (GObject *object)
{
  CfRoundDialog *self = CF_ROUND_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (cf_round_dialog_parent_class)->dispose (object);
}

static void
cf_round_dialog_class_init (CfRoundDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_round_dialog_dispose;
  signals[MADE] = g_signal_new ("made", CF_TYPE_ROUND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkLabel *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  return GTK_LABEL (label);
}

/* @title above what is set, and @note below. */
static GtkLabel *
add_field (CfRoundDialog *self, const char *title, GtkWidget *control, const char *note)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkLabel *below = new_label (note, "dim-label");

  gtk_box_append (GTK_BOX (field), GTK_WIDGET (new_label (title, NULL)));
  gtk_box_append (GTK_BOX (field), control);
  gtk_box_append (GTK_BOX (field), GTK_WIDGET (below));
  gtk_widget_set_visible (GTK_WIDGET (below), note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "",
                                  -1);
  gtk_box_append (self->lines, field);
  return below;
}

static GtkEditable *
add_entry (CfRoundDialog *self, const char *title, const char *note)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  add_field (self, title, entry, note);
  return GTK_EDITABLE (entry);
}

static GtkSpinButton *
add_number (CfRoundDialog *self, const char *title, int most, const char *note)
{
  GtkWidget *number = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (number), TRUE);
  add_field (self, title, number, note);
  return GTK_SPIN_BUTTON (number);
}

/* What kind it is says most of what else is usual. */
static void
on_kind (CfRoundDialog *self)
{
  const CfRoundKind kind = (CfRoundKind) gtk_drop_down_get_selected (self->kind);

  gtk_label_set_text (self->kind_note, cf_round_kind_describe (kind));
  if (self->id == NULL)
    gtk_switch_set_active (self->blind, kind != CF_ROUND_MAIN);
}

static void
add_kind (CfRoundDialog *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *kind;

  for (guint i = 0; i < CF_N_ROUND_KINDS; i++)
    gtk_string_list_append (labels, cf_round_kind_get_label (i));
  kind = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  self->kind = GTK_DROP_DOWN (kind);
  self->kind_note = add_field (self, _ ("For"), kind, cf_round_kind_describe (CF_ROUND_TRAINING));
  cf_drop_down_name_parts (self->kind, _ ("For"));
}

static void
add_blind (CfRoundDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *label = new_label (_ ("Others’ layers are hidden until one’s own is finished"), NULL);

  self->blind = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->blind), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->blind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (label), -1);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (label));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->blind));
  gtk_box_append (self->lines, row);
}

/* Names between commas, spaces or both. */
static char **
list_coders (CfRoundDialog *self)
{
  g_auto (GStrv) pieces = g_strsplit_set (gtk_editable_get_text (self->coders), " ,;\t", -1);
  g_autoptr (GStrvBuilder) coders = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (coders, pieces[i]);
  return g_strv_builder_end (coders);
}

static void
say_error (CfRoundDialog *self, const GError *error)
{
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
make (CfRoundDialog *self, const CfRoundPlan *plan, GError **error)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (self->desk);
  g_autofree char *name =
    self->name != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (self->name))) : NULL;

  if (self->id != NULL)
    return cf_codebook_edit_draw_round (editor, cf_codebook_desk_get_project (self->desk), self->id,
                                        plan, error);
  self->id = cf_codebook_edit_add_round (editor, name, plan, error);
  return self->id != NULL;
}

static void
on_made (CfRoundDialog *self)
{
  g_auto (GStrv) coders = list_coders (self);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) error = NULL;
  CfRoundPlan plan = { .kind = (CfRoundKind) gtk_drop_down_get_selected (self->kind),
                       .blind = gtk_switch_get_active (self->blind),
                       .coders = (const char *const *) coders,
                       .sample = (guint) gtk_spin_button_get_value_as_int (self->sample),
                       .each = (guint) gtk_spin_button_get_value_as_int (self->each) };

  if (!g_ascii_string_to_unsigned (gtk_editable_get_text (self->seed), 10, 0, CF_ROUND_MAX_SEED - 1,
                                   &plan.seed, &error))
    {
      say_error (self, error);
      return;
    }
  candidates = cf_round_articles_list (self->articles, plan.sample > 0, &error);
  plan.candidates = candidates;
  if (candidates == NULL || !make (self, &plan, &error))
    {
      say_error (self, error);
      return;
    }
  g_signal_emit (self, signals[MADE], 0, self->id);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_header (CfRoundDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->button = gtk_button_new_with_mnemonic (self->id == NULL ? _ ("_Make") : _ ("_Make Anew"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_made), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  return header;
}

static void
add_fields (CfRoundDialog *self)
{
  if (self->id == NULL)
    self->name = add_entry (self, _ ("Name"), NULL);
  add_kind (self);
  add_blind (self);
  self->articles = CF_ROUND_ARTICLES (cf_round_articles_new (self->desk));
  gtk_box_append (self->lines, GTK_WIDGET (self->articles));
  self->sample = add_number (self, _ ("Size of a sample of these"), MAX_SAMPLE,
                             _ ("0 takes all of them. A sample has of each outlet in proportion."));
  self->coders = add_entry (self, _ ("Coders"), _ ("Their short names, with commas between"));
  self->each = add_number (self, _ ("Coders of each article"), MAX_SAMPLE,
                           _ ("0 lets all of them code each. Fewer are drawn so that all get "
                              "equally much, and pairs meet equally often."));
  self->seed = add_entry (self, _ ("Seed"),
                          _ ("What is drawn by this number is drawn again by it. It is kept with "
                             "the round, and so is what was drawn."));
  self->error = new_label (NULL, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
build (CfRoundDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "dialog-lines");
  add_fields (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->lines));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (below, "dialog-error");
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (all), new_header (self));
  gtk_box_append (GTK_BOX (all), scrolled);
  gtk_box_append (GTK_BOX (all), below);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->button);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 640);
}

/* What the round was made by, where it is made anew. */
static void
show_old (CfRoundDialog *self)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (self->desk);
  JsonObject *entry = cf_codebook_editor_get_entry (editor, CF_PLACE_ROUNDS, self->id);
  const char *member;
  g_autoptr (CfRound) round = cf_round_from_json (entry, &member);
  g_autofree char *coders = g_strjoinv (", ", round->coders);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, round->seed);

  gtk_drop_down_set_selected (self->kind, round->kind);
  gtk_switch_set_active (self->blind, round->blind);
  gtk_spin_button_set_value (self->sample, round->sample);
  gtk_spin_button_set_value (self->each, round->each);
  gtk_editable_set_text (self->coders, coders);
  gtk_editable_set_text (self->seed, seed);
  if (round->sample == 0)
    cf_round_articles_name (self->articles, round);
}

static void
show_new (CfRoundDialog *self)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_random_int_range (0, SEEDS));

  gtk_drop_down_set_selected (self->kind, CF_ROUND_RELIABILITY);
  gtk_switch_set_active (self->blind, TRUE);
  gtk_editable_set_text (self->seed, seed);
  gtk_editable_set_text (self->coders,
                         cf_session_get_annotator (cf_codebook_desk_get_session (self->desk)));
}

static void
cf_round_dialog_init (CfRoundDialog *self)
{
}

/**
 * cf_round_dialog_new:
 * @parent: a widget of the window that asks
 * @desk: the desk
 * @id: (nullable): a round that is made anew; %NULL for a new one
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_round_dialog_new (GtkWidget *parent, CfCodebookDesk *desk, const char *id)
{
  CfRoundDialog *self = g_object_new (CF_TYPE_ROUND_DIALOG, "transient-for",
                                      gtk_widget_get_root (parent), "modal", TRUE, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (id);
  build (self);
  if (id != NULL)
    show_old (self);
  else
    show_new (self);
  on_kind (self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind), self);
  gtk_window_set_title (GTK_WINDOW (self), id == NULL ? _ ("New Round") : _ ("Change the Round"));
  gtk_widget_grab_focus (self->name != NULL ? GTK_WIDGET (self->name) : GTK_WIDGET (self->kind));
  return GTK_WINDOW (self);
}
