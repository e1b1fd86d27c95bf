/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a damaged sidecar in order, when the user has agreed.
 *
 * Of one that was damaged already when its article was opened, the newest backup takes the place, and the article is
 * opened anew: as `check --restore` does it. Of one that was damaged since, what is shown takes the place. */

#include "config.h"

#include "cf-restorer.h"

#include "cf-clock.h"
#include "cf-damage.h"
#include "cf-message-dialog.h"
#include "cf-task.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

static char *
describe_backup (const CfDamage *damage)
{
  g_autofree char *made = cf_clock_format (damage->backup_time);
  g_autofree char *time = cf_time_text_date_and_time (made);

  return g_strdup_printf (ngettext ("the backup of %s with %u annotation",
                                    "the backup of %s with %u annotations", damage->n_annotations),
                          time, damage->n_annotations);
}

/* What is kept, and what comes in its place. */
static char *
describe (CfDocument *document, const CfDamage *damage)
{
  guint n = cf_layer_get_n_annotations (cf_document_get_layer (document));
  g_autofree char *backup = damage->has_backup ? describe_backup (damage) : NULL;
  g_autofree char *kept =
    g_strdup_printf (_ ("The damaged file is kept beside it as “%s”."), damage->kept_as);
  g_autofree char *comes = NULL;

  if (!cf_document_is_writable (document))
    comes = g_strdup_printf (_ ("In its place comes %s."), backup);
  else if (backup == NULL)
    comes = g_strdup_printf (ngettext ("In its place comes what is shown here: %u annotation.",
                                       "In its place comes what is shown here: %u annotations.", n),
                             n);
  else
    comes = g_strdup_printf (
      ngettext ("In its place comes what is shown here, %u annotation, united with %s.",
                "In its place comes what is shown here, %u annotations, united with %s.", n),
      n, backup);
  return g_strdup_printf ("%s\n\n%s", kept, comes);
}

static gpointer
restore_file (gpointer path, GCancellable *cancellable, GError **error)
{
  char *kept_as = NULL;

  cf_sidecar_store_restore (path, &kept_as, error);
  return kept_as;
}

static void
on_file_restored (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *window = owner;

  if (error != NULL)
    cf_window_say (window, error->message, FALSE);
  else
    cf_window_say_restored (window, *result);
  cf_window_reopen_article (window);
}

static void
restore (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);
  CfDocument *document = cf_session_get_document (session);
  CfTask task;

  if (document == NULL)
    return;
  if (cf_document_is_writable (document))
    {
      cf_autosave_restore (cf_session_get_autosave (session), document);
      return;
    }
  task = (CfTask){ .owner = window,
                   .work = restore_file,
                   .done = on_file_restored,
                   .data = g_strdup (cf_sidecar_store_get_path (cf_document_get_store (document))),
                   .free_data = g_free,
                   .free_result = g_free };
  cf_task_run (&task);
}

static void
on_response (CfWindow *window, const char *response)
{
  if (!g_str_equal (response, "restore"))
    return;
  /* The button that was pressed goes. */
  cf_window_focus_article (window);
  restore (window);
}

static gpointer
inspect (gpointer path, GCancellable *cancellable, GError **error)
{
  return cf_damage_inspect (path, error);
}

static void
on_inspected (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *window = owner;
  const CfDamage *damage = *result;
  CfDocument *document = cf_session_get_document (cf_window_get_session (window));
  g_autofree char *name = g_filename_display_basename (data);
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (document == NULL ||
      !g_str_equal (cf_sidecar_store_get_path (cf_document_get_store (document)), data))
    return;
  /* It is whole again. */
  if (damage == NULL)
    {
      if (error != NULL)
        cf_window_say (window, error->message, FALSE);
      return;
    }
  text = describe (document, damage);
  heading = g_strdup_printf (_ ("Restore %s?"), name);
  dialog = cf_message_dialog_new (GTK_WINDOW (window), heading, text, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * cf_restorer_ask:
 * @window: a window that shows an article whose sidecar is damaged
 *
 * Says what would be kept and what would come in its place, and does it if that is wanted.
 */
void
cf_restorer_ask (CfWindow *window)
{
  CfDocument *document = cf_session_get_document (cf_window_get_session (window));
  CfTask task = { .owner = window,
                  .work = inspect,
                  .done = on_inspected,
                  .free_data = g_free,
                  .free_result = (GDestroyNotify) cf_damage_free };

  if (document == NULL)
    return;
  task.data = g_strdup (cf_sidecar_store_get_path (cf_document_get_store (document)));
  cf_task_run (&task);
}
