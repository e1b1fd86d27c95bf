/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the user was in which article.
 *
 *     { "places": [ { "article": "file:///…", "top": 0, "shift": 0, "caret": 17, "chosen": "urn:uuid:…" } ] }
 *
 * The latest stands first, and only so many are remembered. What cannot be read is as if nothing had been
 * remembered: it is a convenience, and the next one takes its place. */

#include "config.h"

#include "cf-places.h"

#include "cf-kept-list.h"
#include "cf-limits.h"

#define FILE_NAME "places.json"

/* More than any article has of anything. */
#define MOST (1 << 28)

typedef struct
{
  char *uri;
  CfPlace place;
} Entry;

struct _CfPlaces
{
  GQueue entries;     /* of Entry, the latest first */
  GHashTable *by_uri; /* uri, of an entry -> its link */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->uri);
  g_free (entry->place.chosen);
  g_free (entry);
}

static void
remove_link (CfPlaces *places, GList *link)
{
  Entry *entry = link->data;

  g_hash_table_remove (places->by_uri, entry->uri);
  g_queue_delete_link (&places->entries, link);
  entry_free (entry);
}

static void
put_first (CfPlaces *places, const char *uri, const CfPlace *place)
{
  GList *known = g_hash_table_lookup (places->by_uri, uri);
  Entry *entry = g_new0 (Entry, 1);

  entry->uri = g_strdup (uri);
  entry->place = *place;
  entry->place.chosen = g_strdup (place->chosen);
  if (known != NULL)
    remove_link (places, known);
  g_queue_push_head (&places->entries, entry);
  g_hash_table_insert (places->by_uri, entry->uri, places->entries.head);
  while (places->entries.length > CF_LIMIT_PLACES)
    remove_link (places, places->entries.tail);
}

static int
get_number (JsonObject *object, const char *member, int least)
{
  gint64 value = 0;

  cf_json_get_integer (object, member, &value);
  return (int) CLAMP (value, least, MOST);
}

static void
read_place (CfPlaces *places, JsonObject *object)
{
  const char *uri = cf_json_get_string (object, "article");
  CfPlace place = { (guint) get_number (object, "top", 0), get_number (object, "shift", -MOST),
                    (guint) get_number (object, "caret", 0),
                    (char *) cf_json_get_string (object, "chosen") };

  if (uri != NULL)
    put_first (places, uri, &place);
}

static void
load (CfPlaces *places)
{
  g_autoptr (JsonArray) array = cf_kept_list_load (FILE_NAME, "places");

  for (guint i = array != NULL ? json_array_get_length (array) : 0; i > 0; i--)
    {
      JsonObject *object = cf_json_array_get_object (array, i - 1);

      if (object != NULL)
        read_place (places, object);
    }
}

/**
 * cf_places_new:
 *
 * Returns: (transfer full): the places that were remembered
 */
CfPlaces *
cf_places_new (void)
{
  CfPlaces *places = g_new0 (CfPlaces, 1);

  g_queue_init (&places->entries);
  places->by_uri = g_hash_table_new (g_str_hash, g_str_equal);
  load (places);
  return places;
}

void
cf_places_free (CfPlaces *places)
{
  g_hash_table_unref (places->by_uri);
  g_queue_clear_full (&places->entries, entry_free);
  g_free (places);
}

/**
 * cf_places_get:
 * @places: places
 * @path: an article
 *
 * Returns: (transfer none) (nullable): where the user was in it
 */
const CfPlace *
cf_places_get (CfPlaces *places, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GList *link = uri != NULL ? g_hash_table_lookup (places->by_uri, uri) : NULL;

  return link != NULL ? &((Entry *) link->data)->place : NULL;
}

/**
 * cf_places_set:
 * @places: places
 * @path: an article, absolute
 * @place: where the user is in it
 */
void
cf_places_set (CfPlaces *places, const char *path, const CfPlace *place)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    put_first (places, uri, place);
}

static void
write_place (CfJsonWriter *writer, const Entry *entry)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "article", entry->uri);
  cf_json_writer_integer_member (writer, "top", entry->place.top);
  cf_json_writer_integer_member (writer, "shift", entry->place.shift);
  cf_json_writer_integer_member (writer, "caret", entry->place.caret);
  cf_json_writer_string_member (writer, "chosen", entry->place.chosen);
  cf_json_writer_end_object (writer);
}

/**
 * cf_places_save:
 * @places: places
 * @error: why they will not be remembered
 */
gboolean
cf_places_save (CfPlaces *places, GError **error)
{
  g_autoptr (CfJsonWriter) writer = cf_kept_list_begin ("places");

  for (GList *l = places->entries.head; l != NULL; l = l->next)
    write_place (writer, l->data);
  return cf_kept_list_save (writer, FILE_NAME, error);
}
