/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows a window when there is something to read in it.
 *
 * A window that is shown empty is measured, styled and painted, and then all of it again with the article: a
 * tenth of what starting takes. Reading an article takes some thousandths of a second. */

#include "config.h"

#include "cf-presenter.h"

#define WAIT_MS 150 /* for an article, before the window is shown without */

typedef struct
{
  GtkWindow *window; /* weak */
  CfSession *session;
  gulong document_changed;
  guint timeout; /* a source; also the last holder of this */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_signal_handler_disconnect (self->session, self->document_changed);
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->session);
  g_free (self);
}

static gboolean
show (gpointer data)
{
  Waiting *self = data;

  if (self->window != NULL)
    gtk_window_present (self->window);
  return G_SOURCE_REMOVE;
}

static void
on_document_changed (Waiting *self)
{
  if (cf_session_get_document (self->session) == NULL)
    return;
  show (self);
  g_source_remove (self->timeout);
}

/**
 * cf_presenter_present:
 * @window: a window
 * @session: its session
 *
 * Presents the window when the session has a document, or soon if it gets none. A window that can be seen is
 * presented at once.
 */
void
cf_presenter_present (GtkWindow *window, CfSession *session)
{
  Waiting *self;

  if (gtk_widget_get_visible (GTK_WIDGET (window)) || cf_session_get_document (session) != NULL)
    {
      gtk_window_present (window);
      return;
    }
  self = g_new0 (Waiting, 1);
  g_set_weak_pointer (&self->window, window);
  self->session = g_object_ref (session);
  self->document_changed =
    g_signal_connect_swapped (session, "document-changed", G_CALLBACK (on_document_changed), self);
  self->timeout = g_timeout_add_full (G_PRIORITY_DEFAULT, WAIT_MS, show, self, waiting_free);
}
