/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finishes the article, when nothing is left to do in it or the user says so. */

#include "config.h"

#include "cf-finisher.h"

#include "cf-finish-dialog.h"

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
finish_now (CfWindow *window)
{
  cf_session_set_finished (cf_window_get_session (window), TRUE);
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
      cf_session_set_finished (session, FALSE);
      return;
    }
  items = cf_unfinished_list (document);
  if (items->len > 0)
    list_unfinished (window, items);
  else
    finish_now (window);
}
