/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings the user back to where they were in an article: what stood at the upper edge, the caret, and the
 * annotation that was chosen; in this session and in the next. */

#include "config.h"

#include "cf-place-keeper.h"

#include "cf-places.h"

/* The view lays its lines out by and by, when it has nothing else to do, and until then they have no height. So
 * the place is looked for again, no sooner than the view goes on with that, until it is found. */
#define LOOK_PRIORITY (GDK_PRIORITY_REDRAW + 5)
#define LOOK_EVERY_MS 16
#define LOOK_FOR_US (5 * G_USEC_PER_SEC)

struct _CfPlaceKeeper
{
  GObject parent_instance;

  CfSession *session;
  CfArticleView *view;
  CfPlaces *places;
  guint top; /* where to scroll to: a character of the view, and pixels below it */
  int shift;
  gint64 until_us;
  guint source;
};

G_DEFINE_FINAL_TYPE (CfPlaceKeeper, cf_place_keeper, G_TYPE_OBJECT)

static void
stop_scrolling (CfPlaceKeeper *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
cf_place_keeper_dispose (GObject *object)
{
  CfPlaceKeeper *self = CF_PLACE_KEEPER (object);

  stop_scrolling (self);
  g_clear_object (&self->view);
  g_clear_object (&self->session);
  g_clear_pointer (&self->places, cf_places_free);
  G_OBJECT_CLASS (cf_place_keeper_parent_class)->dispose (object);
}

static void
cf_place_keeper_class_init (CfPlaceKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_place_keeper_dispose;
}

static void
cf_place_keeper_init (CfPlaceKeeper *self)
{
}

static void
look (CfPlaceKeeper *self, CfPlace *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GdkRectangle visible, line;
  GtkTextIter iter;

  /* What it is being scrolled to, it will show. */
  if (self->source != 0)
    {
      place->top = self->top;
      place->shift = self->shift;
    }
  if (self->source != 0 || gtk_adjustment_get_value (adjustment) < 1)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, MAX (visible.y, 0));
  gtk_text_view_get_iter_location (view, &iter, &line);
  place->top = (guint) gtk_text_iter_get_offset (&iter);
  place->shift = visible.y - line.y;
}

/* Returns: whether the place is where it was */
static gboolean
scroll (CfPlaceKeeper *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GdkRectangle place, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) self->top);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.y +
                                          self->shift - visible.y);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y + self->shift == visible.y;
}

static gboolean
on_look (gpointer data)
{
  CfPlaceKeeper *self = data;

  if (cf_session_get_document (self->session) != NULL &&
      (gtk_widget_get_height (GTK_WIDGET (self->view)) == 0 ||
       (!scroll (self) && g_get_monotonic_time () < self->until_us)))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
scroll_to (CfPlaceKeeper *self, const CfPlace *place)
{
  stop_scrolling (self);
  if (place->top == 0)
    return;
  self->top = place->top;
  self->shift = place->shift;
  self->until_us = g_get_monotonic_time () + LOOK_FOR_US;
  self->source = g_timeout_add_full (LOOK_PRIORITY, LOOK_EVERY_MS, on_look, self, NULL);
}

/* Whoever moves on is not taken back. */
static gboolean
on_event (CfPlaceKeeper *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_SCROLL || type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS ||
      type == GDK_TOUCH_BEGIN || type == GDK_TOUCHPAD_HOLD)
    stop_scrolling (self);
  return GDK_EVENT_PROPAGATE;
}

static void
note_place (CfPlaceKeeper *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  CfPlace place = { .caret = cf_session_get_selection (self->session).start,
                    .chosen =
                      chosen != NULL ? (char *) cf_record_get_id (CF_RECORD (chosen)) : NULL };

  if (document == NULL)
    return;
  look (self, &place);
  cf_places_set (self->places, cf_document_get_path (document), &place);
}

static void
on_document_changed (CfPlaceKeeper *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  const CfPlace *place =
    document != NULL ? cf_places_get (self->places, cf_document_get_path (document)) : NULL;
  CfAnnotation *chosen = NULL;
  guint caret;

  stop_scrolling (self);
  if (place == NULL)
    return;
  caret = MIN (place->caret, cf_text_get_length (cf_document_get_text (document)));
  if (place->chosen != NULL)
    chosen = cf_layer_get_annotation (cf_document_get_layer (document), place->chosen);
  scroll_to (self, place);
  cf_session_set_selection (self->session, (CfSpan){ caret, caret }, FALSE);
  if (chosen != NULL)
    cf_session_choose (self->session, chosen, FALSE);
}

/**
 * cf_place_keeper_new:
 * @session: the session
 * @view: the view of its article
 *
 * Returns: (transfer full): a keeper
 */
CfPlaceKeeper *
cf_place_keeper_new (CfSession *session, CfArticleView *view)
{
  CfPlaceKeeper *self = g_object_new (CF_TYPE_PLACE_KEEPER, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->session = g_object_ref (session);
  self->view = g_object_ref (view);
  self->places = cf_places_new ();
  g_signal_connect_object (session, "leaving", G_CALLBACK (note_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), events);
  /* What ought to be seen goes before what was seen. */
  g_signal_connect_object (session, "reveal", G_CALLBACK (stop_scrolling), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * cf_place_keeper_save:
 * @self: a keeper
 *
 * Remembers where the user is now, for the next session. Waits for the disk: before the program ends.
 */
void
cf_place_keeper_save (CfPlaceKeeper *self)
{
  g_autoptr (GError) error = NULL;

  note_place (self);
  if (!cf_places_save (self->places, &error))
    g_message ("The place in the article is not remembered: %s", error->message);
}
