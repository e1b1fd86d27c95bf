/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where things are in the article view: from text to places and from places to what is there. */

#include "config.h"

#include "cf-article-view-private.h"

#include <math.h>

/* How far from the edge a place is shown, as a part of the height. */
#define REVEAL_MARGIN 0.15
/* Heights of lines that were not laid out are guesses: looking again and again soon finds the place. */
#define REVEAL_ROUNDS 8

/* Returns: whether it had to scroll */
static gboolean
scroll_towards (CfArticleView *self, guint view_offset)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double value = gtk_adjustment_get_value (adjustment);
  GtkTextIter iter;
  GdkRectangle place, visible;
  int margin, missing = 0;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      (int) view_offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  margin = (int) (visible.height * REVEAL_MARGIN);
  if (place.y < visible.y + margin)
    missing = place.y - margin - visible.y;
  else if (place.y + place.height > visible.y + visible.height - margin)
    missing = place.y + place.height + margin - visible.y - visible.height;
  gtk_adjustment_set_value (adjustment, value + missing);
  return fabs (gtk_adjustment_get_value (adjustment) - value) >= 1;
}

static gboolean
on_reveal_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  if (self->projection != NULL && self->reveal_rounds-- > 0 &&
      scroll_towards (self, cf_projection_to_view (self->projection, self->reveal)))
    return G_SOURCE_CONTINUE;
  self->reveal_tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * cf_article_view_set_shared:
 * @self: a view
 * @shared: (nullable) (element-type CfShared): what coders marked, in order; tinted from now on
 */
void
cf_article_view_set_shared (CfArticleView *self, GArray *shared)
{
  g_clear_pointer (&self->shared, g_array_unref);
  self->shared = shared != NULL ? g_array_ref (shared) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cf_article_view_show_span:
 * @self: a view
 * @span: a stretch of the text
 *
 * Scrolls so that its start is seen, as little as possible.
 */
void
cf_article_view_show_span (CfArticleView *self, CfSpan span)
{
  if (self->projection == NULL)
    return;
  self->reveal = span.start;
  self->reveal_rounds = REVEAL_ROUNDS;
  /* Not by a mark: GTK would scroll while it draws, when the scroll bar has been allocated already. */
  if (self->reveal_tick == 0)
    self->reveal_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), on_reveal_tick, NULL, NULL);
}

/* GTK shows the line of the caret, and no more: not the space above the first. */
static void
cf_article_view_move_cursor (GtkTextView *text_view,
                             GtkMovementStep step,
                             int count,
                             gboolean extend_selection)
{
  CfArticleView *self = CF_ARTICLE_VIEW (text_view);
  GtkTextViewClass *parent_class = g_type_class_peek (GTK_TYPE_TEXT_VIEW);
  CfSpan selection;

  parent_class->move_cursor (text_view, step, count, extend_selection);
  if (step != GTK_MOVEMENT_BUFFER_ENDS || cf_session_get_document (self->session) == NULL)
    return;
  selection = cf_session_get_selection (self->session);
  cf_article_view_show_span (self,
                             count < 0 ? selection : (CfSpan){ selection.end, selection.end });
}

/**
 * cf_article_view_class_init_movement:
 * @klass: the class of the view
 *
 * How the caret moves.
 */
void
cf_article_view_class_init_movement (GtkTextViewClass *klass)
{
  klass->move_cursor = cf_article_view_move_cursor;
}

/**
 * cf_article_view_is_revealing:
 * @self: a view
 *
 * Returns: whether it still scrolls to a place of cf_article_view_show_span()
 */
gboolean
cf_article_view_is_revealing (CfArticleView *self)
{
  return self->reveal_tick != 0;
}

/**
 * cf_article_view_shows:
 * @self: a view
 * @offset: a code point of the text
 *
 * Returns: whether it shows it
 */
gboolean
cf_article_view_shows (CfArticleView *self, guint offset)
{
  return self->projection != NULL && cf_projection_shows (self->projection, offset);
}

/**
 * cf_article_view_get_span_area:
 * @self: a view
 * @span: a stretch of the text
 * @area: (out): from the top of its first line to the bottom of the line after its last, in widget coordinates
 *
 * Returns: whether any of it can be seen
 */
gboolean
cf_article_view_get_span_area (CfArticleView *self, CfSpan span, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  CfSpan shown = cf_projection_span_to_view (self->projection, span);
  GtkTextIter start, end;
  GdkRectangle first, last, next, visible;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) shown.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) shown.end);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (gtk_text_view_forward_display_line (view, &end))
    gtk_text_view_get_iter_location (view, &end, &next);
  else
    next = last;
  gtk_text_view_get_visible_rect (view, &visible);
  if (last.y + last.height < visible.y || first.y > visible.y + visible.height)
    return FALSE;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y, &area->x,
                                         &area->y);
  area->width = last.x - first.x;
  area->height = next.y + next.height - first.y;
  return TRUE;
}

static void
to_buffer (CfArticleView *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, buffer_x, buffer_y);
}

/**
 * cf_article_view_find_offset:
 * @self: a view of an article
 * @x: a place in the widget
 * @y: a place in the widget
 *
 * Returns: the place between two code points of the text that is nearest
 */
guint
cf_article_view_find_offset (CfArticleView *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  return cf_projection_to_text (self->projection, (guint) gtk_text_iter_get_offset (&iter));
}

/**
 * cf_article_view_find_character:
 * @self: a view of an article
 * @x: a place in the widget
 * @y: a place in the widget
 * @offset: (out): the code point of the text that is there, or nearest
 *
 * Returns: whether the place is on it, rather than beside or below the text
 */
gboolean
cf_article_view_find_character (CfArticleView *self, double x, double y, guint *offset)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;
  gboolean on_text;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  on_text =
    gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, buffer_x, buffer_y);
  *offset = cf_projection_to_text (self->projection, (guint) gtk_text_iter_get_offset (&iter));
  return on_text;
}

/**
 * cf_article_view_find_chip:
 * @self: a view
 * @x: a place in the widget
 * @y: a place in the widget
 *
 * Returns: (transfer none) (nullable): the annotation whose chip is there
 */
CfAnnotation *
cf_article_view_find_chip (CfArticleView *self, double x, double y)
{
  int buffer_x, buffer_y;

  if (self->projection == NULL)
    return NULL;
  to_buffer (self, x, y, &buffer_x, &buffer_y);
  return cf_painter_find_chip (self->painter, buffer_x, buffer_y);
}

/**
 * cf_article_view_find_handle:
 * @self: a view
 * @x: a place in the widget
 * @y: a place in the widget
 * @handle: (out): which end of the chosen annotation can be taken there
 *
 * Returns: whether there is one
 */
gboolean
cf_article_view_find_handle (CfArticleView *self, double x, double y, CfHandle *handle)
{
  int buffer_x, buffer_y;

  if (self->projection == NULL || cf_session_get_chosen (self->session) == NULL ||
      !cf_document_is_writable (cf_session_get_document (self->session)))
    return FALSE;
  to_buffer (self, x, y, &buffer_x, &buffer_y);
  return cf_painter_find_handle (self->painter, buffer_x, buffer_y, handle);
}
