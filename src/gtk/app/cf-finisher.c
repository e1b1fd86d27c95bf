/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finishes the article, when nothing is left to do in it or the user says so. */

#include "config.h"

#include "cf-finisher.h"

#include "cf-edit.h"
#include "cf-finish-dialog.h"
#include "cf-message-dialog.h"
#include "cf-task.h"
#include "cf-training-dialog.h"

#include <glib/gi18n.h>

/* The place of an entry: in the form what is missing, else the annotation itself. */
static void
on_unfinished_chosen (CfWindow *window, CfAnnotation *annotation, const char *attribute)
{
  CfSession *session = cf_window_get_session (window);

  if (annotation != NULL && !cf_annotation_has_article_scope (annotation))
    cf_session_choose (session, annotation, TRUE);
  cf_window_focus_article (window);
  if (attribute != NULL)
    cf_window_open_form (window, annotation, attribute);
}

static gboolean
is_training (CfDocument *document)
{
  return cf_gold_comparison_is_due (
    cf_document_get_project (document), cf_document_get_path (document),
    cf_layer_get_annotator (cf_document_get_layer (document))->name);
}

/* The next article of mine. */
static void
open_next_unfinished (CfWindow *window)
{
  g_autofree char *path =
    cf_library_pane_find (cf_window_get_library_pane (window), CF_LIBRARY_UNFINISHED);

  if (path != NULL)
    cf_window_open_article (window, path);
}

static void
on_place_chosen (CfWindow *window, guint start, guint end)
{
  cf_session_set_selection (cf_window_get_session (window), (CfSpan){ start, end }, FALSE);
  cf_session_reveal (cf_window_get_session (window), (CfSpan){ start, end });
  cf_window_focus_article (window);
}

static gpointer
run_comparing (gpointer data, GCancellable *cancellable, GError **error)
{
  CfDocument *document = data;

  return cf_gold_comparison_load (
    cf_document_get_project (document), cf_document_get_path (document),
    cf_layer_get_annotator (cf_document_get_layer (document))->name, cancellable, error);
}

static void
on_compared (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *window = owner;
  CfSession *session = cf_window_get_session (window);
  GtkWindow *dialog;

  /* Somebody who went on to another article does not want it. */
  if (cf_session_get_document (session) != data)
    return;
  if (*result == NULL)
    {
      cf_window_say (window, error->message, FALSE);
      return;
    }
  dialog = cf_training_dialog_new (session, g_steal_pointer (result), GTK_WINDOW (window));
  g_signal_connect_object (dialog, "go", G_CALLBACK (on_place_chosen), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "next", G_CALLBACK (open_next_unfinished), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* What was hidden may be seen now. */
static void
on_sealed (CfWindow *window, CfDocument *document)
{
  CfTask task = { .owner = window,
                  .work = run_comparing,
                  .done = on_compared,
                  .data = document,
                  .free_data = g_object_unref,
                  .free_result = (GDestroyNotify) cf_gold_comparison_free };

  if (!is_training (document))
    return;
  g_object_ref (document);
  cf_task_run (&task);
}

/* After training one's own is shown beside gold first, when it has been sealed. */
static void
finish_now (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);

  cf_session_set_finished (session, TRUE);
  if (!is_training (cf_session_get_document (session)))
    open_next_unfinished (window);
}

static void
list_unfinished (CfWindow *window, GPtrArray *items)
{
  GtkWindow *dialog =
    cf_finish_dialog_new (cf_window_get_session (window), items, GTK_WINDOW (window));

  g_signal_connect_object (dialog, "go", G_CALLBACK (on_unfinished_chosen), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "finish", G_CALLBACK (finish_now), window, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_reopen_answered (CfWindow *window, const char *response)
{
  if (g_str_equal (response, "reopen"))
    cf_session_set_finished (cf_window_get_session (window), FALSE);
}

/* In a round more depends on it than one's own work. */
static void
ask_to_reopen (CfWindow *window, GPtrArray *seals)
{
  const CfRound *round = g_ptr_array_index (seals, 0);
  const char *label = cf_labels_get (round->label);
  g_autofree char *sealed = g_strdup_printf (
    _ (
      "It was finished in “%s”, and a copy of your layer was sealed. That copy stays as it is, and "
      "agreement is read from it."),
    label != NULL ? label : round->id);
  GtkWidget *dialog = cf_message_dialog_new (
    GTK_WINDOW (window), _ ("Reopen the Article?"), sealed,
    _ (
      "That you open it again is recorded in your layer, with the time. When you finish it again a "
      "second copy is sealed beside the first."),
    NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "reopen",
                                    _ ("_Reopen"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_reopen_answered), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reopen (CfWindow *window, CfDocument *document)
{
  g_autoptr (GPtrArray) seals = cf_edit_list_seals (document);

  if (seals->len > 0)
    ask_to_reopen (window, seals);
  else
    cf_session_set_finished (cf_window_get_session (window), FALSE);
}

/**
 * cf_finisher_follow:
 * @window: a window
 *
 * Shows what was finished in a training round beside gold.
 */
void
cf_finisher_follow (CfWindow *window)
{
  g_signal_connect_object (cf_session_get_sealer (cf_window_get_session (window)), "sealed",
                           G_CALLBACK (on_sealed), window, G_CONNECT_SWAPPED);
}

/**
 * cf_finisher_finish:
 * @window: a window with an article that can be written
 *
 * Finishes its article and goes to the next, or lists what is left to do first; reopens one that is finished.
 */
void
cf_finisher_finish (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);
  CfDocument *document = cf_session_get_document (session);
  g_autoptr (GPtrArray) items = NULL;

  if (cf_state_is_finished (cf_layer_get_state (cf_document_get_layer (document))))
    {
      reopen (window, document);
      return;
    }
  items = cf_unfinished_list (document);
  if (items->len > 0)
    list_unfinished (window, items);
  else
    finish_now (window);
}
