/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is selected in the buffer of an article view: it is the session's selection, which the user changes there with
 * keys and mouse. */

#include "config.h"

#include "cf-buffer-selection.h"

struct _CfBufferSelection
{
  CfArticleView *view; /* not owned: owns this */
  gboolean held;       /* what happens in the buffer is not the user's */
};

static GtkTextBuffer *
get_buffer (CfBufferSelection *selection)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (selection->view));
}

/* Returns: whether an article is shown */
static gboolean
shows_article (CfBufferSelection *selection)
{
  return cf_article_view_get_projection (selection->view) != NULL &&
         cf_session_get_document (cf_article_view_get_session (selection->view)) != NULL;
}

static CfSpan
get_selected (CfBufferSelection *selection)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (get_buffer (selection), &start, &end);
  return cf_projection_span_to_text (
    cf_article_view_get_projection (selection->view),
    (CfSpan){ (guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end) });
}

static void
on_changed (CfBufferSelection *selection)
{
  if (selection->held || !shows_article (selection))
    return;
  cf_session_set_selection (cf_article_view_get_session (selection->view), get_selected (selection),
                            TRUE);
}

static void
on_realize (CfBufferSelection *selection)
{
  if (shows_article (selection))
    cf_buffer_selection_show (selection);
}

/**
 * cf_buffer_selection_new:
 * @view: a view
 *
 * What the user selects in it, its session is told from now on.
 *
 * Returns: (transfer full): its selection, to be freed with the view
 */
CfBufferSelection *
cf_buffer_selection_new (CfArticleView *view)
{
  CfBufferSelection *selection = g_new0 (CfBufferSelection, 1);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  selection->view = view;
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (on_changed), selection);
  g_signal_connect_swapped (buffer, "notify::has-selection", G_CALLBACK (on_changed), selection);
  g_signal_connect_data (view, "realize", G_CALLBACK (on_realize), selection, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  return selection;
}

void
cf_buffer_selection_free (CfBufferSelection *selection)
{
  g_free (selection);
}

/**
 * cf_buffer_selection_hold:
 * @selection: a selection
 * @held: whether what happens in the buffer now is not the user's
 */
void
cf_buffer_selection_hold (CfBufferSelection *selection, gboolean held)
{
  selection->held = held;
}

/**
 * cf_buffer_selection_show:
 * @selection: the selection of a view with an article
 *
 * Selects what is selected in the session.
 */
void
cf_buffer_selection_show (CfBufferSelection *selection)
{
  GtkTextBuffer *buffer = get_buffer (selection);
  CfSpan selected = cf_session_get_selection (cf_article_view_get_session (selection->view));
  CfSpan view =
    cf_projection_span_to_view (cf_article_view_get_projection (selection->view), selected);
  GtkTextIter start, end;

  /* GTK lays out the line of the caret at once, and as long as nothing is shown, in a font that is not the text's. */
  if (!gtk_widget_get_realized (GTK_WIDGET (selection->view)))
    return;
  selection->held = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) view.end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  selection->held = FALSE;
}

/**
 * cf_buffer_selection_follow:
 * @selection: the selection of a view with an article
 *
 * Selects what is selected in the session, unless it is; so that the end where the user extends it stays the same.
 */
void
cf_buffer_selection_follow (CfBufferSelection *selection)
{
  CfSpan selected = cf_session_get_selection (cf_article_view_get_session (selection->view));

  if (!cf_span_equal (get_selected (selection), selected))
    cf_buffer_selection_show (selection);
}
