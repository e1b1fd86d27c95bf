/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what a rule settles into gold: opens what is not open, and puts together what is to be done, in a thread, and
 * then does it in one step. A dialog says how far that is where it takes long, and can end it: then nothing is done. */

#include "config.h"

#include "cf-rule-run.h"

#include "cf-adjudicator.h"
#include "cf-gold-layer.h"
#include "cf-message-dialog.h"
#include "cf-task.h"

#include <glib/gi18n.h>

#define SHOW_AFTER_MS 300
#define PROGRESS_EVERY_MS 100

typedef struct
{
  GtkWidget *owner; /* kept by the task */
  CfComparer *comparer;
  CfProject *project;
  CfRulePreview *preview;
  CfStrategy strategy;
  char *text;
  CfRuled done;
  GPtrArray *layers;
  gint opened; /* in parts of all; atomic, as the next */
  gint drafted;
  GCancellable *cancellable;
  GtkWidget *dialog; /* weak; NULL while there is none */
  GtkProgressBar *bar;
  guint source;
} Running;

static void
running_free (gpointer data)
{
  Running *running = data;

  g_object_unref (running->comparer);
  g_object_unref (running->project);
  g_clear_pointer (&running->preview, cf_rule_preview_free);
  g_free (running->text);
  g_ptr_array_unref (running->layers);
  g_object_unref (running->cancellable);
  g_free (running);
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  g_atomic_int_set ((gint *) user_data, (gint) ((guint64) done * CF_PROGRESS_PARTS / total));
}

static gpointer
draft (gpointer data, GCancellable *cancellable, GError **error)
{
  Running *running = data;
  GPtrArray *decisions = running->preview->decisions;
  CfAdjudicating how = { on_progress, &running->opened, cancellable };

  if (!cf_adjudicator_open (running->project, running->layers, running->preview->found->material,
                            decisions, &how, NULL, error))
    return NULL;
  how.progress_data = &running->drafted;
  return cf_adjudicator_draft (running->layers, decisions, running->strategy, &how, error);
}

/* A dialog that was answered is gone before the thread has ended. */
static void
show_progress (Running *running)
{
  gint done = g_atomic_int_get (&running->opened) + g_atomic_int_get (&running->drafted);

  if (running->dialog != NULL)
    gtk_progress_bar_set_fraction (running->bar, done / (2.0 * CF_PROGRESS_PARTS));
}

static gboolean
on_progress_due (gpointer data)
{
  show_progress (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_show_due (gpointer data)
{
  Running *running = data;
  GtkRoot *root = gtk_widget_get_root (running->owner);
  GtkWidget *dialog;

  running->source = 0;
  if (root == NULL)
    return G_SOURCE_REMOVE;
  dialog = cf_message_dialog_new (GTK_WINDOW (root), _ ("Decide by a Rule"), NULL);
  running->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (running->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))),
                  GTK_WIDGET (running->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel),
                           running->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&running->dialog, dialog);
  running->source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, running);
  show_progress (running);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
hide_progress (Running *running)
{
  GtkWidget *dialog = running->dialog;

  g_clear_handle_id (&running->source, g_source_remove);
  g_clear_weak_pointer (&running->dialog);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Somebody may have opened the same gold layer meanwhile: then that is the one that counts. */
static gboolean
keep_documents (Running *running)
{
  CfSession *gold = cf_comparer_get_gold (running->comparer);

  for (guint i = 0; i < running->layers->len; i++)
    {
      const CfGoldLayer *layer = g_ptr_array_index (running->layers, i);

      if (layer == NULL)
        continue;
      cf_comparer_keep (running->comparer, layer->document);
      if (cf_session_find_document (gold, cf_document_get_path (layer->document)) !=
          layer->document)
        return FALSE;
    }
  return TRUE;
}

static void
on_drafted (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Running *running = data;
  CfSession *gold = cf_comparer_get_gold (running->comparer);

  hide_progress (running);
  /* Nobody is there any more who could see what was done, or undo it. */
  if (gtk_widget_get_root (owner) == NULL || cf_session_get_project (gold) != running->project ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    running->done (owner, error->message);
  else if (!keep_documents (running))
    cf_rule_run (owner, running->comparer, g_steal_pointer (&running->preview), running->strategy,
                 running->text, running->done);
  else
    {
      cf_adjudicator_apply (cf_session_get_history (gold), g_steal_pointer (result));
      running->done (owner, running->text);
    }
}

/* Gold layers that are open count as they are, saved or not. */
static GPtrArray *
list_open (CfComparer *comparer, const CfMaterial *material)
{
  CfSession *gold = cf_comparer_get_gold (comparer);
  GPtrArray *layers = cf_adjudicator_new_layers (material->continua->len);

  for (guint i = 0; i < layers->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);
      CfDocument *document = cf_session_find_document (gold, continuum->name);

      if (document != NULL)
        g_ptr_array_index (layers, i) = cf_gold_layer_new (document);
    }
  return layers;
}

/**
 * cf_rule_run:
 * @owner: who asks, in a window
 * @comparer: whose gold layers are written
 * @preview: (transfer full): what the rule settles
 * @strategy: the rule
 * @text: what that is, for people
 * @done: is told what came of it, unless it was ended
 */
void
cf_rule_run (GtkWidget *owner,
             CfComparer *comparer,
             CfRulePreview *preview,
             CfStrategy strategy,
             const char *text,
             CfRuled done)
{
  Running *running = g_new0 (Running, 1);
  CfTask task = { .owner = owner,
                  .work = draft,
                  .done = on_drafted,
                  .data = running,
                  .free_data = running_free,
                  .free_result = (GDestroyNotify) cf_step_free,
                  .tell_cancelled = TRUE };

  running->owner = owner;
  running->comparer = g_object_ref (comparer);
  running->project = g_object_ref (cf_session_get_project (cf_comparer_get_gold (comparer)));
  running->preview = preview;
  running->strategy = strategy;
  running->text = g_strdup (text);
  running->done = done;
  running->layers = list_open (comparer, preview->found->material);
  running->cancellable = task.cancellable = g_cancellable_new ();
  running->source = g_timeout_add (SHOW_AFTER_MS, on_show_due, running);
  cf_task_run (&task);
}
