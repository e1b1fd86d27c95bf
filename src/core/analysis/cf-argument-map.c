/* SPDX-License-Identifier: GPL-3.0-or-later
 * An argument graph with a place for everything in it.
 *
 * Two sides of a dispute often never speak of each other, but of one proposition: where several nodes do, it has a
 * card of its own, above them. */

#include "config.h"

#include "cf-argument-map.h"

#include "cf-limits.h"
#include "cf-proposition.h"

static void
free_matter (gpointer data)
{
  CfArgumentMatter *matter = data;

  g_free (matter->key);
  g_free (matter->label);
  g_free (matter);
}

static void
clear_map (gpointer data)
{
  CfArgumentMap *map = data;

  g_clear_pointer (&map->layout, cf_layered_layout_free);
  g_ptr_array_unref (map->matters);
  cf_argument_graph_unref (map->graph);
}

CfArgumentMap *
cf_argument_map_ref (CfArgumentMap *map)
{
  return g_atomic_rc_box_acquire (map);
}

void
cf_argument_map_unref (CfArgumentMap *map)
{
  g_atomic_rc_box_release_full (map, clear_map);
}

static char *
find_typed (CfPropositions *propositions, const CfArgumentNode *node, const char *key)
{
  for (guint i = 0; i < node->annotations->len; i++)
    {
      guint n;
      const CfValue *values = cf_record_get_values (g_ptr_array_index (node->annotations, i), &n);

      for (guint v = 0; v < n; v++)
        {
          g_autofree char *other = NULL;

          if (!g_str_equal (values[v].attribute, CF_ATTRIBUTE_PROPOSITION))
            continue;
          other = cf_propositions_make_key (propositions, values[v].value);
          if (g_str_equal (other, key))
            return g_strdup (values[v].value);
        }
    }
  return g_strdup (key);
}

/* Of those by which at least two meet, in the order of their first nodes. */
static GPtrArray *
list_matters (const CfArgumentGraph *graph)
{
  GPtrArray *matters = g_ptr_array_new_with_free_func (free_matter);
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CfPropositions) propositions = cf_propositions_new (graph->codebook);

  for (guint i = 0; i < graph->nodes->len; i++)
    for (char **key = cf_argument_graph_get_node (graph, i)->propositions; *key != NULL; key++)
      {
        const CfArgumentNode *other = g_hash_table_lookup (first, *key);
        CfArgumentMatter *matter;

        if (other == NULL)
          {
            g_hash_table_insert (first, *key, (gpointer) cf_argument_graph_get_node (graph, i));
            continue;
          }
        if (!g_hash_table_add (listed, *key))
          continue;
        matter = g_new0 (CfArgumentMatter, 1);
        matter->key = g_strdup (*key);
        matter->label = cf_propositions_dup_label (propositions, *key);
        if (matter->label == NULL)
          matter->label = find_typed (propositions, other, *key);
        g_ptr_array_add (matters, matter);
      }
  return matters;
}

static GArray *
list_lines (const CfArgumentMap *map)
{
  const CfArgumentGraph *graph = map->graph;
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (CfLayoutLine));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < map->matters->len; i++)
    g_hash_table_insert (places, ((CfArgumentMatter *) g_ptr_array_index (map->matters, i))->key,
                         GUINT_TO_POINTER (graph->nodes->len + i));
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);
      CfLayoutLine line = { .from = edge->from, .to = edge->to };

      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < graph->nodes->len; i++)
    for (char **key = cf_argument_graph_get_node (graph, i)->propositions; *key != NULL; key++)
      {
        CfLayoutLine line = { .from = i };

        line.to = GPOINTER_TO_UINT (g_hash_table_lookup (places, *key));
        if (g_hash_table_contains (places, *key))
          g_array_append_val (lines, line);
      }
  return lines;
}

/**
 * cf_argument_map_get_id:
 * @map: a map
 * @box: the index of a box
 *
 * Returns: (transfer none): what it stands for: the id of an annotation, or the key of a proposition
 */
const char *
cf_argument_map_get_id (const CfArgumentMap *map, guint box)
{
  guint n_nodes = map->graph->nodes->len;

  if (box < n_nodes)
    return cf_argument_graph_get_node (map->graph, box)->id;
  return ((CfArgumentMatter *) g_ptr_array_index (map->matters, box - n_nodes))->key;
}

/* Whether the same annotations and propositions are joined by the same lines, and all are as large. */
static gboolean
has_same_shape (const CfArgumentMap *map, const CfArgumentMap *other)
{
  const CfLayeredLayout *a = map->layout, *b = other->layout;

  if (a->n_boxes != b->n_boxes || a->n_lines != b->n_lines ||
      map->matters->len != other->matters->len)
    return FALSE;
  for (guint i = 0; i < a->n_boxes; i++)
    if (a->boxes[i].width != b->boxes[i].width || a->boxes[i].height != b->boxes[i].height ||
        !g_str_equal (cf_argument_map_get_id (map, i), cf_argument_map_get_id (other, i)))
      return FALSE;
  for (guint i = 0; i < a->n_lines; i++)
    if (a->lines[i].from != b->lines[i].from || a->lines[i].to != b->lines[i].to)
      return FALSE;
  return TRUE;
}

static void
prepare (CfArgumentMap *map, const CfArgumentMapSizes *sizes)
{
  guint n_nodes = map->graph->nodes->len;
  g_autoptr (GArray) lines = list_lines (map);

  map->layout = cf_layered_layout_new (n_nodes + map->matters->len, lines->len);
  for (guint i = 0; i < map->layout->n_boxes; i++)
    map->layout->boxes[i] =
      (CfBox){ 0, 0, sizes->card_width, i < n_nodes ? sizes->card_height : sizes->matter_height };
  for (guint i = 0; i < lines->len; i++)
    map->layout->lines[i] = g_array_index (lines, CfLayoutLine, i);
}

/**
 * cf_argument_map_new:
 * @graph: a graph
 * @sizes: how large cards are, in the unit in which they are to have their places
 * @before: (nullable): the map that this one replaces: where nothing has come, gone or been joined, places stay
 * @error: why it has no layout
 *
 * Takes a second for 500 nodes, at worst.
 *
 * Returns: (transfer full) (nullable): it with a place for everything
 */
CfArgumentMap *
cf_argument_map_new (const CfArgumentGraph *graph,
                     const CfArgumentMapSizes *sizes,
                     const CfArgumentMap *before,
                     GError **error)
{
  g_autoptr (CfArgumentMap) map = g_atomic_rc_box_new0 (CfArgumentMap);

  map->graph = cf_argument_graph_ref ((CfArgumentGraph *) graph);
  map->matters = list_matters (graph);
  /* Where annotations alone are all that can be shown, they are shown alone. */
  if (graph->nodes->len + map->matters->len > CF_LIMIT_MAP_NODES)
    g_ptr_array_set_size (map->matters, 0);
  prepare (map, sizes);
  if (before != NULL && has_same_shape (map, before))
    {
      cf_layered_layout_free (map->layout);
      map->layout = cf_layered_layout_copy (before->layout);
      return g_steal_pointer (&map);
    }
  return cf_layered_layout_run (map->layout, error) ? g_steal_pointer (&map) : NULL;
}

static CfPoint
get_centre (const CfArgumentMap *map, guint box)
{
  const CfBox *place = &map->layout->boxes[box];

  return (CfPoint){ place->x + place->width / 2, place->y + place->height / 2 };
}

/* How far it is to go from @a to @b in a direction; negative if it lies another way. */
static double
measure_way (CfPoint a, CfPoint b, CfMapDirection direction, gboolean related)
{
  gboolean upright = direction == CF_MAP_UP || direction == CF_MAP_DOWN;
  double forward = upright ? b.y - a.y : b.x - a.x;
  double aside = upright ? ABS (b.x - a.x) : ABS (b.y - a.y);

  if (direction == CF_MAP_UP || direction == CF_MAP_LEFT)
    forward = -forward;
  if (forward <= 0.5)
    return -1;
  return related ? aside : forward + 3 * aside;
}

/* What @from speaks of, or what speaks of it. */
static gboolean
step_along_line (const CfArgumentMap *map, guint from, CfMapDirection direction, guint *to)
{
  double best = -1;

  for (guint i = 0; i < map->layout->n_lines; i++)
    {
      const CfLayoutLine *line = &map->layout->lines[i];
      guint other = line->from == from ? line->to : line->from;
      double way;

      if ((line->from != from && line->to != from) || other == from)
        continue;
      way = measure_way (get_centre (map, from), get_centre (map, other), direction, TRUE);
      if (way < 0 || (best >= 0 && way >= best))
        continue;
      best = way;
      *to = other;
    }
  return best >= 0;
}

static gboolean
step_anywhere (const CfArgumentMap *map, guint from, CfMapDirection direction, guint *to)
{
  double best = -1;

  for (guint i = 0; i < map->layout->n_boxes; i++)
    {
      double way = measure_way (get_centre (map, from), get_centre (map, i), direction, FALSE);

      if (i == from || way < 0 || (best >= 0 && way >= best))
        continue;
      best = way;
      *to = i;
    }
  return best >= 0;
}

/**
 * cf_argument_map_step:
 * @map: a map
 * @from: the index of a box
 * @direction: where to go
 * @to: (out): the index of the next box
 *
 * Up and down follow relations: to what is spoken of, and to what speaks of it. Where there is none, and to either
 * side, the nearest box is next.
 *
 * Returns: whether there is one
 */
gboolean
cf_argument_map_step (const CfArgumentMap *map, guint from, CfMapDirection direction, guint *to)
{
  if ((direction == CF_MAP_UP || direction == CF_MAP_DOWN) &&
      step_along_line (map, from, direction, to))
    return TRUE;
  return step_anywhere (map, from, direction, to);
}

/**
 * cf_argument_map_repeats:
 * @map: a map
 * @line: the index of an edge
 *
 * Counterparts often say the same of the same: one word is enough for both lines.
 *
 * Returns: whether the line before it says the same
 */
gboolean
cf_argument_map_repeats (const CfArgumentMap *map, guint line)
{
  const CfArgumentEdge *edge = cf_argument_graph_get_edge (map->graph, line);
  const CfArgumentEdge *last = line > 0 ? cf_argument_graph_get_edge (map->graph, line - 1) : NULL;

  return last != NULL && last->from == edge->from && last->to == edge->to &&
         g_strcmp0 (cf_argument_edge_get_type (last), cf_argument_edge_get_type (edge)) == 0;
}

static gboolean
joins_same (const CfArgumentMap *map, guint a, guint b)
{
  const CfArgumentEdge *x = cf_argument_graph_get_edge (map->graph, a);
  const CfArgumentEdge *y = cf_argument_graph_get_edge (map->graph, b);

  return x->from == y->from && x->to == y->to;
}

/**
 * cf_argument_map_get_label_place:
 * @map: a map
 * @line: the index of an edge that has a line
 *
 * Returns: where the middle of what its relation is called stands: half way along it, or, where others that say
 *   something else join the same cards, each at its own part of the way
 */
CfPoint
cf_argument_map_get_label_place (const CfArgumentMap *map, guint line)
{
  guint first = line, end = line + 1, before = 0, n = 0;

  while (first > 0 && joins_same (map, first - 1, line))
    first--;
  while (end < map->graph->edges->len && joins_same (map, end, line))
    end++;
  for (guint i = first; i < end; i++)
    if (i == first || !cf_argument_map_repeats (map, i))
      {
        before += i < line;
        n++;
      }
  return cf_layout_line_get_point (&map->layout->lines[line], (before + 1.0) / (n + 1));
}
