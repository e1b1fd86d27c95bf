/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides by a rule what can be decided by one: says first what the rule would settle, and writes it as one step. */

#include "config.h"

#include "cf-rules-dialog.h"

#include "cf-drop-down-name.h"
#include "cf-message-dialog.h"
#include "cf-rule-preview.h"
#include "cf-task.h"

#include <glib/gi18n.h>

#define APPLY "apply"

/* Shared by the dialog and by what runs for it. */
typedef struct
{
  gatomicrefcount ref_count;
  GtkWidget *owner;  /* not owned: the view is in the window below */
  GtkWidget *dialog; /* weak; NULL when it is gone */
  CfComparer *comparer;
  CfProject *project;
  CfComparisonQuery *query;
  CfRuled done;
  CfRulePreview *preview; /* NULL while it is made */
  GCancellable *making;
  GtkDropDown *strategy;
  GtkSpinButton *overlap;
  GtkWidget *overlap_row;
  GtkLabel *result;
} Asking;

static Asking *
asking_ref (Asking *asking)
{
  g_atomic_ref_count_inc (&asking->ref_count);
  return asking;
}

static void
asking_unref (gpointer data)
{
  Asking *asking = data;

  if (!g_atomic_ref_count_dec (&asking->ref_count))
    return;
  g_clear_weak_pointer (&asking->dialog);
  g_object_unref (asking->comparer);
  g_object_unref (asking->project);
  cf_comparison_query_free (asking->query);
  g_clear_pointer (&asking->preview, cf_rule_preview_free);
  g_clear_object (&asking->making);
  g_free (asking);
}

/* What is asked of a thread. */
typedef struct
{
  Asking *asking;
  CfStrategy strategy;
  double overlap;
  GHashTable *open; /* path -> CfGold */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  asking_unref (question->asking);
  g_hash_table_unref (question->open);
  g_free (question);
}

static gpointer
make_preview (gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return cf_rule_preview_make (question->asking->project, question->asking->query,
                               question->strategy, question->overlap, question->open, cancellable,
                               error);
}

static char *
describe (const CfRulePreview *preview)
{
  GString *text = g_string_new (NULL);
  guint n_bad = preview->found->n_moved + preview->found->n_lost;

  if (n_bad > 0)
    {
      g_string_append_printf (text,
                              ngettext ("The article has changed since %u annotation was made: "
                                        "places cannot be taken as they were.",
                                        "Articles have changed since %u annotations were made: "
                                        "places cannot be taken as they were.",
                                        n_bad),
                              n_bad);
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text,
                          ngettext ("%u annotation or link is added to gold.",
                                    "%u annotations and links are added to gold.", preview->n_new),
                          preview->n_new);
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%u of %u difference is settled.",
                                    "%u of %u differences are settled.", preview->n_differences),
                          preview->n_settled, preview->n_differences);
  if (preview->found->n_unfinished > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u layer is in progress and does not count.",
                                        "%u layers are in progress and do not count.",
                                        preview->found->n_unfinished),
                              preview->found->n_unfinished);
    }
  return g_string_free (text, FALSE);
}

static gboolean
can_apply (const CfRulePreview *preview)
{
  return preview != NULL && preview->decisions->len > 0 && preview->found->n_moved == 0 &&
         preview->found->n_lost == 0;
}

static void
on_preview (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Asking *asking = ((Question *) data)->asking;
  g_autofree char *text = NULL;

  if (asking->dialog == NULL)
    return;
  asking->preview = g_steal_pointer (result);
  text = error != NULL ? g_strdup (error->message) : describe (asking->preview);
  gtk_label_set_text (asking->result, text);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), APPLY,
                                           can_apply (asking->preview));
}

/* A number that was typed counts when its field is left, which may be when the dialog goes. */
static void
preview (Asking *asking)
{
  Question *question = asking->dialog != NULL ? g_new0 (Question, 1) : NULL;
  CfTask task = { .owner = asking->owner,
                  .work = make_preview,
                  .done = on_preview,
                  .data = question,
                  .free_data = question_free,
                  .free_result = (GDestroyNotify) cf_rule_preview_free };

  if (question == NULL)
    return;
  question->asking = asking_ref (asking);
  question->open = cf_comparer_list_open (asking->comparer);
  question->strategy = (CfStrategy) gtk_drop_down_get_selected (asking->strategy);
  question->overlap = gtk_spin_button_get_value (asking->overlap) / 100;
  gtk_widget_set_sensitive (asking->overlap_row, question->strategy == CF_STRATEGY_UNION);
  g_cancellable_cancel (asking->making);
  g_clear_object (&asking->making);
  asking->making = g_cancellable_new ();
  task.cancellable = asking->making;
  g_clear_pointer (&asking->preview, cf_rule_preview_free);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), APPLY, FALSE);
  gtk_label_set_text (asking->result, _ ("Looking what that would settle…"));
  cf_task_run (&task);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autofree char *text = NULL;

  g_clear_weak_pointer (&asking->dialog);
  g_cancellable_cancel (asking->making);
  if (!g_str_equal (response, APPLY) || !can_apply (asking->preview))
    return;
  text = describe (asking->preview);
  cf_rule_run (asking->owner, asking->comparer, g_steal_pointer (&asking->preview),
               (CfStrategy) gtk_drop_down_get_selected (asking->strategy), text, asking->done);
}

static GtkDropDown *
new_strategies (void)
{
  static const char *const labels[] = { N_ ("What all coders marked alike"),
                                        N_ ("What most coders marked alike"),
                                        N_ ("What any of them marked; what overlaps is joined"),
                                        NULL };
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkDropDown *strategies;

  for (guint i = 0; labels[i] != NULL; i++)
    gtk_string_list_append (list, g_dgettext (GETTEXT_PACKAGE, labels[i]));
  strategies = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (list), NULL));
  cf_drop_down_name_parts (strategies, _ ("Rule"));
  return strategies;
}

static GtkWidget *
new_overlap_row (Asking *asking)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Overlap of the longer one, in %"));

  asking->overlap = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 100, 5));
  gtk_spin_button_set_value (asking->overlap, 50);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->overlap), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overlap of the longer one, in %"), -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (asking->overlap));
  return row;
}

/* A dialog that is shown does not grow with what is said in it. */
static void
reserve_lines (GtkLabel *label)
{
  int height;

  gtk_label_set_text (label, "\n\n\n");
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (label), -1, height);
}

static void
fill (Asking *asking)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (asking->dialog);
  GtkBox *box = GTK_BOX (adw_message_dialog_get_extra_child (dialog));

  asking->strategy = new_strategies ();
  asking->overlap_row = new_overlap_row (asking);
  asking->result = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (asking->result, TRUE);
  gtk_label_set_justify (asking->result, GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (asking->result, 44);
  gtk_label_set_yalign (asking->result, 0);
  reserve_lines (asking->result);
  gtk_box_append (box, GTK_WIDGET (asking->strategy));
  gtk_box_append (box, asking->overlap_row);
  gtk_box_append (box, GTK_WIDGET (asking->result));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), APPLY, _ ("_Write to Gold"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, APPLY, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, APPLY);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (asking->strategy, "notify::selected", G_CALLBACK (preview), asking);
  g_signal_connect_swapped (asking->overlap, "value-changed", G_CALLBACK (preview), asking);
}

/**
 * cf_rules_dialog_ask:
 * @owner: who asks, in a window
 * @comparer: whose gold layers are written
 * @query: (transfer full): where, and of whom
 * @done: is told what came of it, if a rule was applied
 */
void
cf_rules_dialog_ask (GtkWidget *owner, CfComparer *comparer, CfComparisonQuery *query, CfRuled done)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *dialog;

  g_atomic_ref_count_init (&asking->ref_count);
  asking->owner = owner;
  asking->comparer = g_object_ref (comparer);
  asking->project = g_object_ref (cf_session_get_project (cf_comparer_get_gold (comparer)));
  asking->query = query;
  asking->done = done;
  dialog = cf_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Decide by a Rule"),
    _ ("What people have decided stays. All of it can be undone at once."), NULL);
  g_set_weak_pointer (&asking->dialog, dialog);
  fill (asking);
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (on_response), asking,
                         (GClosureNotify) (void (*) (void)) asking_unref, 0);
  preview (asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->strategy));
}
