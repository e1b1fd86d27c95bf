/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings the user back to where they were in an article: what stood at the upper edge, the caret, and the
 * annotation that was chosen; in this session and in the next. */

#include "config.h"

#include "cf-place-keeper.h"

#include "cf-places.h"

struct _CfPlaceKeeper
{
  GObject parent_instance;

  CfSession *session;
  CfArticleColumns *columns;
  CfPlaces *places;
};

G_DEFINE_FINAL_TYPE (CfPlaceKeeper, cf_place_keeper, G_TYPE_OBJECT)

static void
cf_place_keeper_dispose (GObject *object)
{
  CfPlaceKeeper *self = CF_PLACE_KEEPER (object);

  g_clear_object (&self->columns);
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
note_place (CfPlaceKeeper *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  CfPlace place = { .caret = cf_session_get_selection (self->session).start,
                    .chosen =
                      chosen != NULL ? (char *) cf_record_get_id (CF_RECORD (chosen)) : NULL };

  if (document == NULL)
    return;
  cf_reading_place_get (cf_article_columns_get_reading_place (self->columns), &place.top,
                        &place.shift);
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

  if (place == NULL)
    return;
  caret = MIN (place->caret, cf_text_get_length (cf_document_get_text (document)));
  if (place->chosen != NULL)
    chosen = cf_layer_get_annotation (cf_document_get_layer (document), place->chosen);
  if (place->top != 0)
    cf_reading_place_go (cf_article_columns_get_reading_place (self->columns), place->top,
                         place->shift);
  cf_session_set_selection (self->session, (CfSpan){ caret, caret }, FALSE);
  if (chosen != NULL)
    cf_session_choose (self->session, chosen, FALSE);
}

/**
 * cf_place_keeper_new:
 * @session: the session
 * @columns: what shows its article
 *
 * Returns: (transfer full): a keeper
 */
CfPlaceKeeper *
cf_place_keeper_new (CfSession *session, CfArticleColumns *columns)
{
  CfPlaceKeeper *self = g_object_new (CF_TYPE_PLACE_KEEPER, NULL);

  self->session = g_object_ref (session);
  self->columns = g_object_ref (columns);
  self->places = cf_places_new ();
  g_signal_connect_object (session, "leaving", G_CALLBACK (note_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
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
