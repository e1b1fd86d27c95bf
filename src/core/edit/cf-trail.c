/* SPDX-License-Identifier: GPL-3.0-or-later
 * The places that were left by a jump, to go back to. */

#include "config.h"

#include "cf-trail.h"

#define MAX_PLACES 100

typedef struct
{
  char *path;
  char *id; /* NULL where nothing was chosen */
  char *view;
} Place;

struct _CfTrail
{
  GQueue places; /* the last first */
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place->id);
  g_free (place->view);
  g_free (place);
}

CfTrail *
cf_trail_new (void)
{
  return g_new0 (CfTrail, 1);
}

void
cf_trail_free (CfTrail *trail)
{
  g_queue_clear_full (&trail->places, place_free);
  g_free (trail);
}

/**
 * cf_trail_push:
 * @trail: a trail
 * @path: an article
 * @id: (nullable): the annotation that was chosen there
 * @view: in which view of the window
 */
void
cf_trail_push (CfTrail *trail, const char *path, const char *id, const char *view)
{
  const Place *last = g_queue_peek_head (&trail->places);
  Place *place;

  if (last != NULL && g_str_equal (last->path, path) && g_strcmp0 (last->id, id) == 0 &&
      g_str_equal (last->view, view))
    return;
  place = g_new0 (Place, 1);
  place->path = g_strdup (path);
  place->id = g_strdup (id);
  place->view = g_strdup (view);
  g_queue_push_head (&trail->places, place);
  if (g_queue_get_length (&trail->places) > MAX_PLACES)
    place_free (g_queue_pop_tail (&trail->places));
}

/**
 * cf_trail_pop:
 * @trail: a trail
 * @path: (out): the article that was left last
 * @id: (out) (nullable): the annotation that was chosen there
 * @view: (out): in which view
 *
 * Returns: whether there is any
 */
gboolean
cf_trail_pop (CfTrail *trail, char **path, char **id, char **view)
{
  Place *place = g_queue_pop_head (&trail->places);

  if (place == NULL)
    return FALSE;
  *path = place->path;
  *id = place->id;
  *view = place->view;
  g_free (place);
  return TRUE;
}
