/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows the codebook of a window's project beside it: one window, which goes with the project. */

#include "config.h"

#include "cf-codebook-presenter.h"

#include "cf-codebook-window.h"

#include <glib/gi18n.h>

#define KEY "codebook-window"

static GtkWindow *
find (CfWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEY);
}

static void
forget (CfWindow *window)
{
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}

/* One that could not be saved asks, and keeps the window. Nobody may hold the codebook's window meanwhile, as a signal
 * that is connected for it would: it would not be gone. */
static gboolean
close_codebook (CfWindow *window)
{
  GtkWindow *codebook = find (window);

  if (codebook != NULL)
    gtk_window_close (codebook);
  return find (window) != NULL;
}

static void
on_codebook_changed (CfWindow *window)
{
  if (find (window) == NULL)
    cf_window_say (window, _ ("The codebook has changed on disk; it holds from now on"), FALSE);
}

static void
on_project_changed (CfSession *session, GtkWindow *codebook)
{
  gtk_window_close (codebook);
}

static void
on_open_annotation (CfWindow *window, const char *path, const char *id)
{
  gtk_window_present (GTK_WINDOW (window));
  cf_window_open_annotation (window, path, id);
}

static void
keep (CfWindow *window, GtkWindow *codebook)
{
  g_object_set_data (G_OBJECT (window), KEY, codebook);
  g_signal_connect_object (codebook, "open-annotation", G_CALLBACK (on_open_annotation), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (codebook, "destroy", G_CALLBACK (forget), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_window_get_session (window), "project-changed",
                           G_CALLBACK (on_project_changed), codebook, 0);
}

/**
 * cf_codebook_presenter_follow:
 * @window: a window
 *
 * Says when the codebook that holds is another, unless it is being edited here; closes the codebook with the window.
 */
void
cf_codebook_presenter_follow (CfWindow *window)
{
  g_signal_connect_object (cf_window_get_session (window), "codebook-changed",
                           G_CALLBACK (on_codebook_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect (window, "close-request", G_CALLBACK (close_codebook), NULL);
}

/**
 * cf_codebook_presenter_show:
 * @window: a window with a project
 *
 * Shows the codebook of the article that is shown, else of the project.
 */
void
cf_codebook_presenter_show (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);
  CfDocument *document = cf_session_get_document (session);
  CfProject *project =
    document != NULL ? cf_document_get_project (document) : cf_session_get_project (session);
  g_autoptr (GError) error = NULL;
  GtkWindow *codebook = find (window);

  if (codebook == NULL)
    {
      codebook = cf_codebook_window_new (session, project, GTK_WINDOW (window), &error);
      if (codebook == NULL)
        {
          cf_window_say (window, error->message, FALSE);
          return;
        }
      keep (window, codebook);
    }
  gtk_window_present (codebook);
}
