/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which line stands at the upper edge of an article view: where one reads, whatever is shown of the article, and
 * however wide. */

#include "config.h"

#include "cf-reading-place.h"

#include "cf-sides.h"

/* The view lays its lines out by and by, when it has nothing else to do, and until then they have no height. So
 * the place is looked for again, no sooner than the view goes on with that, until it is found. */
#define LOOK_PRIORITY (GDK_PRIORITY_REDRAW + 5)
#define LOOK_EVERY_MS 16
#define LOOK_FOR_US (5 * G_USEC_PER_SEC)

struct _CfReadingPlace
{
  CfArticleView *view; /* not owned */
  guint top;           /* where to scroll to: a code point of the text, and pixels below it */
  int shift;
  gint64 until_us;
  guint source;
};

/**
 * cf_reading_place_stop:
 * @place: a place
 *
 * Does not go there any more.
 */
void
cf_reading_place_stop (CfReadingPlace *place)
{
  g_clear_handle_id (&place->source, g_source_remove);
}

/**
 * cf_reading_place_get:
 * @place: a place
 * @top: (out): the code point of the text with which the line at the upper edge begins
 * @shift: (out): the edge is so many pixels below the top of that line
 *
 * Returns: whether the view has been moved; otherwise it shows the beginning of the article
 */
gboolean
cf_reading_place_get (CfReadingPlace *place, guint *top, int *shift)
{
  GtkTextView *view = GTK_TEXT_VIEW (place->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  CfProjection *projection = cf_article_view_get_projection (place->view);
  GdkRectangle visible, line;
  GtkTextIter iter;

  /* What it is being scrolled to, it will show. */
  if (place->source != 0)
    {
      *top = place->top;
      *shift = place->shift;
      return TRUE;
    }
  if (projection == NULL || adjustment == NULL || gtk_adjustment_get_value (adjustment) < 1)
    return FALSE;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, MAX (visible.y, 0));
  gtk_text_view_get_iter_location (view, &iter, &line);
  *top = cf_projection_to_text (projection, (guint) gtk_text_iter_get_offset (&iter));
  *shift = visible.y - line.y;
  return TRUE;
}

/* Returns: whether the place is where it was */
static gboolean
scroll (CfReadingPlace *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (place->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  CfProjection *projection = cf_article_view_get_projection (place->view);
  GdkRectangle line, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) cf_projection_to_view (projection, place->top));
  gtk_text_view_get_iter_location (view, &iter, &line);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + line.y +
                                          place->shift - visible.y);
  gtk_text_view_get_visible_rect (view, &visible);
  return line.y + place->shift == visible.y;
}

static gboolean
on_look (gpointer data)
{
  CfReadingPlace *place = data;

  if (cf_article_view_get_projection (place->view) != NULL &&
      (gtk_widget_get_height (GTK_WIDGET (place->view)) == 0 ||
       (!scroll (place) && g_get_monotonic_time () < place->until_us)))
    return G_SOURCE_CONTINUE;
  place->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * cf_reading_place_go:
 * @place: a place
 * @top: as of cf_reading_place_get()
 * @shift: as of cf_reading_place_get()
 *
 * Scrolls there, or where the view shows what is beside that, as soon as the lines have been laid out.
 */
void
cf_reading_place_go (CfReadingPlace *place, guint top, int shift)
{
  CfDocument *document;

  if (cf_article_view_get_projection (place->view) == NULL)
    return;
  cf_reading_place_stop (place);
  document = cf_session_get_document (cf_article_view_get_session (place->view));
  place->top = cf_sides_find_shown (cf_document_get_article (document),
                                    cf_article_view_get_side (place->view), top);
  place->shift = shift;
  place->until_us = g_get_monotonic_time () + LOOK_FOR_US;
  place->source = g_timeout_add_full (LOOK_PRIORITY, LOOK_EVERY_MS, on_look, place, NULL);
}

/* Whoever moves on is not taken back. */
static gboolean
on_event (CfReadingPlace *place, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_SCROLL || type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS ||
      type == GDK_TOUCH_BEGIN || type == GDK_TOUCHPAD_HOLD)
    cf_reading_place_stop (place);
  return GDK_EVENT_PROPAGATE;
}

/**
 * cf_reading_place_new:
 * @view: a view
 * @around: what happens in it is by the user
 *
 * Returns: (transfer full): to be freed before the view is
 */
CfReadingPlace *
cf_reading_place_new (CfArticleView *view, GtkWidget *around)
{
  CfReadingPlace *place = g_new0 (CfReadingPlace, 1);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  place->view = view;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (on_event), place);
  gtk_widget_add_controller (around, events);
  return place;
}

void
cf_reading_place_free (CfReadingPlace *place)
{
  cf_reading_place_stop (place);
  g_free (place);
}
