/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotator's short name, in the window: another one for the same person, whose layers follow; and what is to be
 * done where somebody else has it. */

#include "config.h"

#include "cf-namer.h"

#include "cf-annotators.h"
#include "cf-error.h"
#include "cf-message-dialog.h"
#include "cf-name-dialog.h"
#include "cf-renaming.h"
#include "cf-task.h"
#include "cf-window-private.h"

#include <glib/gi18n.h>

typedef struct
{
  CfProject *project;
  CfAnnotator *owner;
  char **former;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->project);
  cf_annotator_free (renaming->owner);
  g_strfreev (renaming->former);
  g_free (renaming);
}

static gpointer
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Renaming *renaming = data;

  return cf_renaming_run (renaming->project, renaming->owner,
                          (const char *const *) renaming->former, cancellable);
}

static void
on_run (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *window = owner;
  const CfRenaming *renaming = *result;
  const Renaming *asked = data;
  g_autofree char *text = NULL;

  if (window->opener == NULL) /* the window is gone */
    return;
  cf_opener_go_on (window->opener);
  if (renaming == NULL)
    return;
  for (guint i = 0; i < renaming->failures->len; i++)
    cf_window_say (window, g_ptr_array_index (renaming->failures, i), FALSE);
  if (renaming->n_renamed == 0)
    return;
  text = g_strdup_printf (
    ngettext ("%u layer of yours is called “%s” now; the file of before is in %s",
              "%u layers of yours are called “%s” now; the files of before are in %s",
              renaming->n_renamed),
    renaming->n_renamed, asked->owner->name, CF_RENAMING_FOLDER);
  cf_window_say (window, text, FALSE);
}

/**
 * cf_namer_complete:
 * @window: a window that has opened a folder
 *
 * Gives the annotator's layers there that go by a former short name the one of today; also those that were left when
 * that was interrupted.
 */
void
cf_namer_complete (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);
  g_autofree char *own = cf_annotators_get_current_name ();
  g_auto (GStrv) former = cf_annotators_list_former (own);
  g_autoptr (CfAnnotator) owner = cf_annotators_get (own);
  Renaming *renaming;

  if (former[0] == NULL || owner == NULL ||
      g_strcmp0 (own, cf_session_get_annotator (session)) != 0)
    return;
  renaming = g_new0 (Renaming, 1);
  renaming->project = g_object_ref (cf_session_get_project (session));
  renaming->owner = g_steal_pointer (&owner);
  renaming->former = g_steal_pointer (&former);
  cf_opener_hold (window->opener, (const char *const *) renaming->former);
  cf_task_run (&(CfTask){ .owner = window,
                          .work = run,
                          .done = on_run,
                          .data = renaming,
                          .free_data = renaming_free,
                          .free_result = (GDestroyNotify) cf_renaming_free });
}

static gboolean
is_taken (CfProject *project, const char *own, const char *name)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));

  for (guint i = 0; i < rounds->len; i++)
    {
      const char *coder = cf_round_find_coder (rounds->pdata[i], name);

      if (coder != NULL && g_strcmp0 (coder, cf_round_find_coder (rounds->pdata[i], own)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Rounds keep the names of their coders: the codebook has to say who they are. */
static gboolean
check_rounds (CfSession *session, const char *own, const char *name, GError **error)
{
  CfProject *project = cf_session_get_project (session);
  const CfRound *round = project != NULL ? cf_renaming_find_round (project, own) : NULL;

  if (project != NULL && is_taken (project, own, name))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("“%s” is another coder of this project; choose another short name"), name);
      return FALSE;
    }
  if (round == NULL || cf_renaming_can_record (project))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
               _ ("“%s” is a coder of the round “%s”, and the new name has to be written into "
                  "codebook.json, which cannot be written here; ask whoever keeps it"),
               own, round->id);
  return FALSE;
}

static gboolean
rename_own (CfWindow *window, const char *name, const char *article, GError **error)
{
  g_autofree char *own = cf_annotators_get_current_name ();
  CfSession *session = cf_window_get_session (window);

  gboolean done;

  if (!cf_annotators_check_rename (name, error) || !cf_session_let_go (session, error))
    return FALSE;
  done = cf_annotators_rename (own, name, error);
  if (cf_opener_get_folder (window->opener) != NULL)
    cf_opener_reopen_folder (window->opener, article);
  else if (done)
    cf_session_set_annotator (session, name);
  return done;
}

static gboolean
on_named (gpointer owner, const char *name, gpointer data, GError **error)
{
  CfWindow *window = owner;
  CfSession *session = cf_window_get_session (window);
  CfDocument *document = cf_session_get_document (session);
  g_autofree char *own = cf_annotators_get_current_name ();
  g_autofree char *article = document != NULL ? g_strdup (cf_document_get_path (document)) : NULL;

  return check_rounds (session, own, name, error) && rename_own (window, name, article, error);
}

/**
 * cf_namer_ask:
 * @window: a window
 *
 * Asks for another short name for the annotator of this computer, whose layers follow.
 */
void
cf_namer_ask (CfWindow *window)
{
  g_autofree char *own = cf_annotators_get_current_name ();
  g_autofree char *note = g_strdup_printf (_ ("You are called “%s” now. Your layers in this "
                                              "project get the new name, and those in others when "
                                              "they are opened; they stay yours, and nothing in "
                                              "them changes. What was done before cannot be "
                                              "undone afterwards."),
                                           own);

  cf_name_dialog_ask (GTK_WIDGET (window), _ ("Another Short Name"), _ ("New Short Name"), note,
                      _ ("Rename"), on_named, window, NULL, NULL);
}

/* What is asked once need not be asked of the next article while the question stands. */
static gboolean
is_asked (CfWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (one)) == GTK_WINDOW (window) &&
          g_object_get_data (one, "namesake") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Of whom the layer is that was found under the user's short name. */
typedef struct
{
  char *article;
  char *id;
} Namesake;

static void
namesake_free (gpointer data)
{
  Namesake *namesake = data;

  g_free (namesake->article);
  g_free (namesake->id);
  g_free (namesake);
}

static gboolean
on_named_otherwise (gpointer owner, const char *name, gpointer data, GError **error)
{
  return rename_own (owner, name, data, error);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, CfWindow *window)
{
  const Namesake *namesake = g_object_get_data (G_OBJECT (dialog), "namesake");
  g_autofree char *own = cf_annotators_get_current_name ();
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "other"))
    cf_name_dialog_ask (GTK_WIDGET (window), _ ("Another Short Name"), _ ("New Short Name"),
                        _ ("Your own layers in this project get the new name."), _ ("Rename"),
                        on_named_otherwise, window, g_strdup (namesake->article), g_free);
  else if (g_str_equal (response, "me") && !cf_annotators_add_identity (own, namesake->id, &error))
    cf_window_say (window, error->message, FALSE);
  else if (g_str_equal (response, "me"))
    cf_opener_reopen_folder (window->opener, namesake->article);
}

/**
 * cf_namer_meet:
 * @window: a window
 * @article: an article
 * @name: how whoever has a layer of it under the user's short name is called
 * @id: that person's identity
 *
 * Asks whether that is the user, on another computer, or somebody else: then the user needs another short name.
 */
void
cf_namer_meet (CfWindow *window, const char *article, const char *name, const char *id)
{
  g_autofree char *own = cf_annotators_get_current_name ();
  g_autofree char *heading = g_strdup_printf (_ ("Somebody Is Called “%s” Here Already"), own);
  g_autofree char *text = g_strdup_printf (
    _ ("The layers of “%s” in this project are those of %s, and were not begun on this computer."),
    own, name);
  GtkWidget *dialog;
  Namesake *namesake;

  if (is_asked (window))
    return;
  dialog = cf_message_dialog_new (
    GTK_WINDOW (window), heading, text,
    _ ("If that is you on another computer, go on in them. If it is somebody else, choose another "
       "short name: nothing is written into their files."),
    NULL);
  namesake = g_new0 (Namesake, 1);
  namesake->article = g_strdup (article);
  namesake->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (dialog), "namesake", namesake, namesake_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "me",
                                    _ ("That Is _Me"), "other", _ ("_Another Name…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "other",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "other");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, 0);
  /* It may wait for its article to be shown with. */
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}
