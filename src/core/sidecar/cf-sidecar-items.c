/* SPDX-License-Identifier: GPL-3.0-or-later
 * The items of a large sidecar, read by all cores.
 *
 * Each item stands for itself: bytes to a tree, to a version, and the tree goes. So they are dealt out in
 * pieces, and each thread takes the next one when it has done with one. */

#include "config.h"

#include "cf-sidecar-private.h"

/* So much of the items is a tree at a time, in each thread. */
#define PIECE_BYTES (64u << 10)
#define MAX_THREADS 4

typedef struct
{
  guint first; /* of the slices */
  guint n;
} Piece;

typedef struct
{
  GBytes *bytes;
  const CfJsonSlice *slices;
  CfItem *items; /* one a slice */
  GArray *pieces;
  gint next; /* which piece is taken next; atomic */
  GMutex lock;
  GError *error; /* the first; locked */
} Reading;

static void
read_item (CfItem *item, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    item->version =
      cf_version_new_from_json (json_node_get_object (node), &item->what, &item->where);
}

static void
read_piece (Reading *reading, const Piece *piece)
{
  GError *error = NULL;
  JsonArray *array =
    cf_json_parse_slices (reading->bytes, reading->slices + piece->first, piece->n, &error);

  if (array == NULL)
    {
      g_mutex_lock (&reading->lock);
      if (reading->error == NULL)
        reading->error = g_steal_pointer (&error);
      g_mutex_unlock (&reading->lock);
      g_clear_error (&error);
      return;
    }
  for (guint i = 0; i < piece->n; i++)
    read_item (&reading->items[piece->first + i], json_array_get_element (array, i));
  json_array_unref (array);
}

static gpointer
read_pieces (gpointer data)
{
  Reading *reading = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&reading->next, 1)) < reading->pieces->len)
    read_piece (reading, &g_array_index (reading->pieces, Piece, i));
  return NULL;
}

static GArray *
cut (GArray *slices)
{
  const CfJsonSlice *slice = (const CfJsonSlice *) (gpointer) slices->data;
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint first = 0, end; first < slices->len; first = end)
    {
      Piece piece = { first, 0 };

      for (end = first + 1; end < slices->len && slice[end].end - slice[first].start < PIECE_BYTES;
           end++)
        ;
      piece.n = end - first;
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

static void
run (Reading *reading)
{
  GThread *threads[MAX_THREADS] = { NULL };
  guint n = MIN (MIN (g_get_num_processors (), MAX_THREADS), reading->pieces->len);

  /* This thread is one of them; and where there are no more to be had, it does all. */
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_try_new ("cf-items", read_pieces, reading, NULL);
  read_pieces (reading);
  for (guint i = 1; i < n; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

/**
 * cf_sidecar_read_items:
 * @bytes: what was given to cf_json_parse_without()
 * @slices: (element-type CfJsonSlice): what it found
 * @error: why there is nothing
 *
 * Returns: (transfer full) (array) (nullable): what each of them says; to be freed by cf_items_free()
 */
CfItem *
cf_sidecar_read_items (GBytes *bytes, GArray *slices, GError **error)
{
  g_autoptr (GArray) pieces = cut (slices);
  Reading reading = { .bytes = bytes,
                      .slices = (const CfJsonSlice *) (gpointer) slices->data,
                      .items = g_new0 (CfItem, slices->len),
                      .pieces = pieces };

  g_mutex_init (&reading.lock);
  run (&reading);
  g_mutex_clear (&reading.lock);
  if (reading.error == NULL)
    return reading.items;
  g_propagate_error (error, reading.error);
  cf_items_free (reading.items, slices->len);
  return NULL;
}

/**
 * cf_items_free:
 * @items: (transfer full) (array length=n): items
 * @n: how many
 */
void
cf_items_free (CfItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&items[i].version, cf_version_unref);
  g_free (items);
}
