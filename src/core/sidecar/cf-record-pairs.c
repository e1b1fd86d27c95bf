/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pairs that an annotator has mended, as JSON: `cf:pairs` of the state.
 *
 * Each element says which blocks are a pair; one block alone has none. A block is named by where it began and by
 * the digest of its words. What is not understood stays, behind what is. */

#include "config.h"

#include "cf-record-pairs.h"

#include "cf-digest.h"
#include "cf-json.h"

static gboolean
decode_block (JsonObject *block, CfBlockName *name)
{
  gint64 start;
  const char *words = block != NULL ? cf_json_get_string (block, "cf:words") : NULL;

  if (words == NULL || !cf_json_get_integer (block, "start", &start) || start < 0 ||
      start > G_MAXINT32 || !cf_digest_short_from_string (words, &name->words))
    return FALSE;
  name->start = (guint) start;
  return TRUE;
}

/* Returns: whether all of it is understood; @names is emptied if not */
static gboolean
decode_pair (JsonObject *pair, GArray *names)
{
  JsonArray *blocks = pair != NULL ? cf_json_get_array (pair, "cf:blocks") : NULL;
  guint n = blocks != NULL ? json_array_get_length (blocks) : 0;

  g_array_set_size (names, n);
  for (guint i = 0; i < n; i++)
    if (!decode_block (cf_json_array_get_object (blocks, i),
                       &g_array_index (names, CfBlockName, i)))
      {
        g_array_set_size (names, 0);
        return FALSE;
      }
  return n > 0;
}

/**
 * cf_pairs_decode:
 * @array: (nullable): the `cf:pairs` of a state
 *
 * Returns: (transfer full) (nullable): what it says; a group for each of its elements, empty for what is not
 *   understood; %NULL if it has none
 */
CfPairs *
cf_pairs_decode (JsonArray *array)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GArray) names = g_array_new (FALSE, TRUE, sizeof (CfBlockName));
  CfPairs *pairing = n > 0 ? cf_pairs_new () : NULL;

  for (guint i = 0; i < n; i++)
    {
      decode_pair (cf_json_array_get_object (array, i), names);
      cf_pairs_add (pairing, (const CfBlockName *) (gpointer) names->data, names->len);
    }
  return pairing;
}

/* The same for two pairs that name the same blocks in one order. */
static char *
make_key (const CfBlockName *names, guint n_names)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (key, "%u %" G_GINT64_MODIFIER "x ", names[i].start, names[i].words);
  return g_string_free (key, FALSE);
}

/* What was read, by what it says; what is not understood is put into @foreign. */
static GHashTable *
index_origin (JsonArray *origin, JsonArray *foreign)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) names = g_array_new (FALSE, TRUE, sizeof (CfBlockName));

  for (guint i = 0; origin != NULL && i < json_array_get_length (origin); i++)
    {
      JsonObject *pair = cf_json_array_get_object (origin, i);

      if (decode_pair (pair, names))
        g_hash_table_insert (
          index, make_key ((const CfBlockName *) (gpointer) names->data, names->len), pair);
      else
        json_array_add_element (foreign, json_node_copy (json_array_get_element (origin, i)));
    }
  return index;
}

static JsonObject *
encode_pair (const CfBlockName *names, guint n_names)
{
  JsonObject *pair = json_object_new ();
  JsonArray *blocks = json_array_sized_new (n_names);

  for (guint i = 0; i < n_names; i++)
    {
      JsonObject *block = json_object_new ();
      g_autofree char *words = cf_digest_short_to_string (names[i].words);

      json_object_set_int_member (block, "start", names[i].start);
      json_object_set_string_member (block, "cf:words", words);
      json_array_add_object_element (blocks, block);
    }
  json_object_set_array_member (pair, "cf:blocks", blocks);
  return pair;
}

/**
 * cf_pairs_encode:
 * @pairing: (nullable): what an annotator says of the pairs
 * @origin: (nullable): the `cf:pairs` that were there before; what they hold beyond our knowledge is taken over
 *
 * Returns: (transfer full) (nullable): `cf:pairs`; %NULL if there is nothing to say
 */
JsonArray *
cf_pairs_encode (CfPairs *pairing, JsonArray *origin)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonArray) foreign = json_array_new ();
  g_autoptr (GHashTable) index = index_origin (origin, foreign);

  for (guint g = 0; g < cf_pairs_get_n_groups (pairing); g++)
    {
      guint n;
      const CfBlockName *names = cf_pairs_get_group (pairing, g, &n);
      g_autofree char *key = make_key (names, n);
      JsonObject *before = g_hash_table_lookup (index, key);

      if (before != NULL)
        json_array_add_object_element (array, json_object_ref (before));
      else if (n > 0)
        json_array_add_object_element (array, encode_pair (names, n));
    }
  for (guint i = 0; i < json_array_get_length (foreign); i++)
    json_array_add_element (array, json_node_copy (json_array_get_element (foreign, i)));
  if (json_array_get_length (array) > 0)
    return array;
  json_array_unref (array);
  return NULL;
}
