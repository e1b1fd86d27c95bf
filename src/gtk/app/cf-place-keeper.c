/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings the user back to where they were in an article: what stood at the upper edge, the caret, and the
 * annotation that was chosen; in this session and in the next. */

#include "config.h"

#include "cf-place-keeper.h"

#include "cf-places.h"

/* Heights of lines that were not laid out are guesses: looking again in the next frames finds the place. */
#define ROUNDS 8

struct _CfPlaceKeeper
{
  GObject parent_instance;

  CfSession *session;
  CfArticleView *view;
  CfPlaces *places;
  guint top; /* where to scroll to: a character of the view, and pixels below it */
  int shift;
  guint rounds;
  guint tick;
};

G_DEFINE_FINAL_TYPE (CfPlaceKeeper, cf_place_keeper, G_TYPE_OBJECT)

static void
stop_scrolling (CfPlaceKeeper *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
}

static void
cf_place_keeper_dispose (GObject *object)
{
  CfPlaceKeeper *self = CF_PLACE_KEEPER (object);

  if (self->view != NULL)
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
  if (self->tick != 0)
    {
      place->top = self->top;
      place->shift = self->shift;
    }
  if (self->tick != 0 || gtk_adjustment_get_value (adjustment) < 1)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, MAX (visible.y, 0));
  gtk_text_view_get_iter_location (view, &iter, &line);
  place->top = (guint) gtk_text_iter_get_offset (&iter);
  place->shift = visible.y - line.y;
}

/* Returns: whether it had to scroll */
static gboolean
scroll (CfPlaceKeeper *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double before = gtk_adjustment_get_value (adjustment);
  GdkRectangle place, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) self->top);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_adjustment_set_value (adjustment, before + place.y + self->shift - visible.y);
  return ABS (gtk_adjustment_get_value (adjustment) - before) >= 1;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfPlaceKeeper *self = user_data;

  /* In the first frame nothing is laid out yet. */
  if (cf_session_get_document (self->session) != NULL && self->rounds-- > 0 &&
      (scroll (self) || self->rounds + 2 > ROUNDS))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
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
  self->rounds = ROUNDS;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_tick, self, NULL);
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

  self->session = g_object_ref (session);
  self->view = g_object_ref (view);
  self->places = cf_places_new ();
  g_signal_connect_object (session, "leaving", G_CALLBACK (note_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
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
