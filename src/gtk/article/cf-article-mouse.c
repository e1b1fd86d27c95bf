/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the mouse does in the text of an article, besides selecting, which is GTK's: a click chooses, a drag of
 * a handle moves an end, a chip answers like its annotation. */

#include "config.h"

#include "cf-article-mouse.h"

#include "cf-annotation-text.h"

struct CfArticleMouse
{
  CfArticleView *view; /* not owned: owns this */
  gboolean pressed;    /* a button is down: the user may be selecting */
  GArray *dragged;     /* of CfSpan: the chosen annotation while an end is dragged */
  CfHandle handle;     /* which end */
  double x, y;         /* where it is, as far as it was seen */
};

static CfSession *
get_session (CfArticleMouse *mouse)
{
  return cf_article_view_get_session (mouse->view);
}

static CfDocument *
get_document (CfArticleMouse *mouse)
{
  return cf_session_get_document (get_session (mouse));
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, CfArticleMouse *mouse)
{
  CfAnnotation *chip = cf_article_view_find_chip (mouse->view, x, y);

  mouse->pressed = TRUE;
  mouse->x = x;
  mouse->y = y;
  if (chip == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (mouse->view));
  cf_session_choose (get_session (mouse), chip, FALSE);
  mouse->pressed = FALSE;
}

/* A click that selects nothing chooses what stands there, or lets go. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, CfArticleMouse *mouse)
{
  CfSession *session = get_session (mouse);
  CfSpan selection;
  guint offset;

  mouse->pressed = FALSE;
  if (get_document (mouse) == NULL || mouse->dragged != NULL ||
      cf_article_view_find_chip (mouse->view, x, y) != NULL)
    return;
  selection = cf_session_get_selection (session);
  if (selection.start == selection.end && n_press == 1 &&
      (!cf_article_view_find_character (mouse->view, x, y, &offset) ||
       !cf_session_choose_at (session, offset)))
    cf_session_choose (session, NULL, FALSE);
  cf_article_view_tell_layout (mouse->view);
}

static void
on_click_stopped (GtkGestureClick *gesture, CfArticleMouse *mouse)
{
  mouse->pressed = FALSE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CfArticleMouse *mouse)
{
  CfAnnotation *chosen = cf_session_get_chosen (get_session (mouse));

  if (!cf_article_view_find_handle (mouse->view, x, y, &mouse->handle))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  mouse->dragged = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  cf_document_get_spans (get_document (mouse), chosen, mouse->dragged);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, CfArticleMouse *mouse)
{
  CfSpan *span;
  double x, y;
  guint offset;

  if (mouse->dragged == NULL || mouse->handle.part >= mouse->dragged->len)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  offset = cf_article_view_find_offset (mouse->view, x + dx, y + dy);
  span = &g_array_index (mouse->dragged, CfSpan, mouse->handle.part);
  if (mouse->handle.is_end)
    span->end = MAX (offset, span->start + 1);
  else
    span->start = MIN (offset, span->end - 1);
  gtk_widget_queue_draw (GTK_WIDGET (mouse->view));
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, CfArticleMouse *mouse)
{
  g_autoptr (GArray) dragged = g_steal_pointer (&mouse->dragged);
  CfAnnotation *chosen = cf_session_get_chosen (get_session (mouse));

  mouse->pressed = FALSE;
  if (dragged != NULL && dragged->len > 0 && chosen != NULL)
    cf_session_place (get_session (mouse), chosen, cf_article_view_get_side (mouse->view),
                      (const CfSpan *) (gpointer) dragged->data, dragged->len);
  gtk_widget_queue_draw (GTK_WIDGET (mouse->view));
}

static void
on_drag_cancelled (GtkGesture *gesture, GdkEventSequence *sequence, CfArticleMouse *mouse)
{
  cf_article_mouse_stop_drag (mouse);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CfArticleMouse *mouse)
{
  const char *cursor = "text";
  CfHandle handle;

  mouse->x = x;
  mouse->y = y;
  if (cf_article_view_find_handle (mouse->view, x, y, &handle))
    cursor = "ew-resize";
  else if (cf_article_view_find_chip (mouse->view, x, y) != NULL)
    cursor = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (mouse->view), cursor);
}

static gboolean
on_query_tooltip (
  CfArticleView *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CfArticleMouse *mouse)
{
  CfAnnotation *chip = keyboard ? NULL : cf_article_view_find_chip (view, x, y);
  g_autofree char *text = NULL;

  if (chip == NULL)
    return FALSE;
  text = cf_annotation_text_describe (get_session (mouse), chip);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* @gesture sees what happens before GTK's own do. */
static void
add_controller (CfArticleMouse *mouse, GtkGesture *gesture)
{
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (mouse->view), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * cf_article_mouse_new:
 * @view: the view, which owns what is returned
 *
 * Returns: (transfer full): its mouse
 */
CfArticleMouse *
cf_article_mouse_new (CfArticleView *view)
{
  CfArticleMouse *mouse = g_new0 (CfArticleMouse, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  mouse->view = view;
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), mouse);
  g_signal_connect (click, "released", G_CALLBACK (on_released), mouse);
  g_signal_connect (click, "stopped", G_CALLBACK (on_click_stopped), mouse);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), mouse);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), mouse);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), mouse);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancelled), mouse);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), mouse);
  add_controller (mouse, click);
  add_controller (mouse, drag);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (on_query_tooltip), mouse);
  return mouse;
}

void
cf_article_mouse_free (CfArticleMouse *mouse)
{
  g_clear_pointer (&mouse->dragged, g_array_unref);
  g_free (mouse);
}

/**
 * cf_article_mouse_get_dragged:
 * @mouse: a mouse
 *
 * Returns: (transfer none) (nullable) (element-type CfSpan): where the chosen annotation would stand, were the
 *   end that is being dragged let go now
 */
GArray *
cf_article_mouse_get_dragged (CfArticleMouse *mouse)
{
  return mouse->dragged;
}

/**
 * cf_article_mouse_is_pressed:
 * @mouse: a mouse
 *
 * Returns: whether the user may be selecting right now
 */
gboolean
cf_article_mouse_is_pressed (CfArticleMouse *mouse)
{
  return mouse->pressed;
}

/**
 * cf_article_mouse_find_unit:
 * @mouse: a mouse in a view of an article
 * @unit: word or paragraph
 * @found: (out): the one that it is on, or nearest to, in code points of the text
 *
 * Words of Chinese are ICU's: GTK would take the whole clause. And the place is that of the mouse: GTK's is between
 * two characters, and on the right half of a word's last one it would be in the next word.
 *
 * Returns: whether there is one
 */
gboolean
cf_article_mouse_find_unit (CfArticleMouse *mouse, CfUnit unit, CfSpan *found)
{
  CfDocument *document = get_document (mouse);
  CfSpan block;
  guint offset;

  cf_article_view_find_character (mouse->view, mouse->x, mouse->y, &offset);
  block = cf_article_get_block_span (cf_document_get_article (document), offset);
  offset = CLAMP (offset, block.start, block.end);
  return cf_segment_find (cf_document_get_text (document), block, unit, offset, found);
}

/**
 * cf_article_mouse_stop_drag:
 * @mouse: a mouse
 *
 * Lets the end that is being dragged go back to where it was.
 *
 * Returns: whether one was
 */
gboolean
cf_article_mouse_stop_drag (CfArticleMouse *mouse)
{
  gboolean dragging = mouse->dragged != NULL;

  g_clear_pointer (&mouse->dragged, g_array_unref);
  mouse->pressed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (mouse->view));
  return dragging;
}
