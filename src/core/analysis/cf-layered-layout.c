/* SPDX-License-Identifier: GPL-3.0-or-later
 * Boxes in layers with lines between them.
 *
 * Graphviz' `dot` does the work for what hangs together. What it needs grows with the layers that lines run
 * through: of a graph too dense for a picture only the shorter lines are laid out, the others are drawn
 * straight. */

#include "config.h"

#include "cf-layered-layout.h"

#include "cf-disjoint-sets.h"
#include "cf-error.h"
#include "cf-layout-component.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/* So many boxes may always stand beside each other. */
#define FEWEST_IN_LAYER 6u

/**
 * cf_layered_layout_new:
 * @n_boxes: how many boxes
 * @n_lines: how many lines
 *
 * Returns: (transfer full): a layout: set the sizes of its boxes and the ends of its lines
 */
CfLayeredLayout *
cf_layered_layout_new (guint n_boxes, guint n_lines)
{
  CfLayeredLayout *layout = g_new0 (CfLayeredLayout, 1);

  layout->boxes = g_new0 (CfBox, n_boxes + 1);
  layout->n_boxes = n_boxes;
  layout->lines = g_new0 (CfLayoutLine, n_lines + 1);
  layout->n_lines = n_lines;
  return layout;
}

CfLayeredLayout *
cf_layered_layout_copy (const CfLayeredLayout *layout)
{
  CfLayeredLayout *copy = cf_layered_layout_new (layout->n_boxes, layout->n_lines);

  memcpy (copy->boxes, layout->boxes, sizeof (CfBox) * layout->n_boxes);
  memcpy (copy->lines, layout->lines, sizeof (CfLayoutLine) * layout->n_lines);
  for (guint i = 0; i < layout->n_lines; i++)
    copy->lines[i].points =
      g_memdup2 (layout->lines[i].points, sizeof (CfPoint) * layout->lines[i].n_points);
  copy->width = layout->width;
  copy->height = layout->height;
  return copy;
}

void
cf_layered_layout_free (CfLayeredLayout *layout)
{
  for (guint i = 0; i < layout->n_lines; i++)
    g_free (layout->lines[i].points);
  g_free (layout->lines);
  g_free (layout->boxes);
  g_free (layout);
}

/* Lines by the box above, for rank_boxes(): those of box b are order[first[b]] … order[first[b + 1] - 1]. */
static guint *
order_lines (const CfLayeredLayout *layout, guint *first)
{
  guint *order = g_new (guint, layout->n_lines + 1);
  g_autofree guint *next = g_new (guint, layout->n_boxes + 1);

  for (guint i = 0; i < layout->n_lines; i++)
    first[layout->lines[i].to + 1]++;
  for (guint b = 0; b < layout->n_boxes; b++)
    first[b + 1] += first[b];
  memcpy (next, first, sizeof (guint) * layout->n_boxes);
  for (guint i = 0; i < layout->n_lines; i++)
    order[next[layout->lines[i].to]++] = i;
  return order;
}

/* In which layer each box would stand: below all that it speaks of. A ring is opened at its first box. */
static guint *
rank_boxes (const CfLayeredLayout *layout)
{
  guint n = layout->n_boxes, first_open = 0;
  guint *ranks = g_new0 (guint, n + 1);
  g_autofree guint *first = g_new0 (guint, n + 2);
  g_autofree guint *order = order_lines (layout, first);
  g_autofree guint *waiting = g_new0 (guint, n + 1);
  g_autofree gboolean *placed = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layout->n_lines; i++)
    waiting[layout->lines[i].from]++;
  for (guint b = 0; b < n; b++)
    if (waiting[b] == 0)
      g_array_append_val (ready, b);
  for (guint i = 0;; i++)
    {
      guint box;

      while (first_open < n && placed[first_open])
        first_open++;
      if (first_open == n)
        return ranks;
      if (i == ready->len)
        g_array_append_val (ready, first_open);
      box = g_array_index (ready, guint, i);
      if (placed[box])
        continue;
      placed[box] = TRUE;
      for (guint l = first[box]; l < first[box + 1]; l++)
        {
          guint below = layout->lines[order[l]].from;

          if (placed[below])
            continue;
          ranks[below] = MAX (ranks[below], ranks[box] + 1);
          if (--waiting[below] == 0)
            g_array_append_val (ready, below);
        }
    }
}

static guint
get_upper (const CfLayoutLine *line, const guint *ranks)
{
  guint from = ranks[line->from], to = ranks[line->to];

  /* Of two in one rank, which are in a ring, the first. */
  if (from == to)
    return MIN (line->from, line->to);
  return from < to ? line->from : line->to;
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer ranks)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  guint m = ((const guint *) ranks)[x], n = ((const guint *) ranks)[y];

  if (m != n)
    return m < n ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* Boxes by rank. */
static guint *
order_boxes (const CfLayeredLayout *layout, guint *ranks)
{
  guint *order = g_new (guint, layout->n_boxes + 1);

  for (guint b = 0; b < layout->n_boxes; b++)
    order[b] = b;
  g_qsort_with_data (order, (int) layout->n_boxes, sizeof (guint), compare_ranks, ranks);
  return order;
}

/* How many boxes stand in each layer of a component, and may stand in one. */
typedef struct
{
  GArray *taken; /* of guint */
  guint n_boxes;
} Layers;

static void
clear_layers (gpointer data)
{
  g_clear_pointer (&((Layers *) data)->taken, g_array_unref);
}

/* The first layer from @least on that has room. */
static guint
take_layer (Layers *layers, guint least)
{
  guint most = MAX ((guint) ceil (sqrt (layers->n_boxes)), FEWEST_IN_LAYER);

  if (layers->taken == NULL)
    layers->taken = g_array_new (FALSE, TRUE, sizeof (guint));
  for (;; least++)
    {
      if (least >= layers->taken->len)
        g_array_set_size (layers->taken, least + 1);
      if (g_array_index (layers->taken, guint, least) < most)
        {
          g_array_index (layers->taken, guint, least)++;
          return least;
        }
    }
}

/* Nobody wants to read a map that is one long row: of what hangs together about as many boxes stand in a layer as there
 * are layers. What a line joins stays in different layers, in the same order. */
static guint *
limit_widths (const CfLayeredLayout *layout, guint *ranks)
{
  guint n = layout->n_boxes;
  guint *limited = g_new0 (guint, n + 1);
  g_autofree guint *order = order_boxes (layout, ranks);
  g_autoptr (CfDisjointSets) components = cf_disjoint_sets_new (n);
  g_autoptr (GArray) layers = g_array_sized_new (FALSE, TRUE, sizeof (Layers), n);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  g_array_set_clear_func (layers, clear_layers);
  g_array_set_size (layers, n);
  for (guint b = 0; b < n; b++)
    g_ptr_array_add (below, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < layout->n_lines; i++)
    {
      const CfLayoutLine *line = &layout->lines[i];
      guint upper = get_upper (line, ranks), lower = line->from + line->to - upper;

      cf_disjoint_sets_join (components, upper, lower);
      if (upper != lower)
        g_array_append_val (g_ptr_array_index (below, upper), lower);
    }
  for (guint b = 0; b < n; b++)
    g_array_index (layers, Layers, cf_disjoint_sets_find (components, b)).n_boxes++;
  for (guint i = 0; i < n; i++)
    {
      guint box = order[i];
      GArray *lower = g_ptr_array_index (below, box);

      limited[box] = take_layer (
        &g_array_index (layers, Layers, cf_disjoint_sets_find (components, box)), limited[box]);
      for (guint k = 0; k < lower->len; k++)
        limited[g_array_index (lower, guint, k)] =
          MAX (limited[g_array_index (lower, guint, k)], limited[box] + 1);
    }
  return limited;
}

static guint
get_length (const CfLayoutLine *line, const guint *ranks)
{
  guint a = ranks[line->from], b = ranks[line->to];

  return a > b ? a - b : b - a;
}

static int
compare_lengths (gconstpointer a, gconstpointer b, gpointer data)
{
  const CfLayoutLine *x = *(CfLayoutLine *const *) a, *y = *(CfLayoutLine *const *) b;
  guint m = get_length (x, data), n = get_length (y, data);

  if (m != n)
    return m < n ? -1 : 1;
  return x < y ? -1 : 1;
}

/* What people wrote has few more lines than boxes; what has more is no picture, however long it takes. */
static guint
get_most_lines (guint n_boxes)
{
  return MAX (CF_LIMIT_MAP_EDGES_ROUTED, n_boxes + n_boxes / 2);
}

/* What one line after another takes of the room that its component has. */
typedef struct
{
  guint n_boxes;
  guint n_lines;
  guint layers;
} Room;

/* Marks what is too much as straight: of the lines of a component the longest. */
static void
choose_straight (CfLayeredLayout *layout, guint *ranks)
{
  g_autofree Room *rooms = g_new0 (Room, layout->n_boxes + 1);
  g_autoptr (CfDisjointSets) components = cf_disjoint_sets_new (layout->n_boxes);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_lines; i++)
    {
      g_ptr_array_add (lines, &layout->lines[i]);
      cf_disjoint_sets_join (components, layout->lines[i].from, layout->lines[i].to);
    }
  for (guint i = 0; i < layout->n_boxes; i++)
    rooms[cf_disjoint_sets_find (components, i)].n_boxes++;
  g_ptr_array_sort_with_data (lines, compare_lengths, ranks);
  for (guint i = 0; i < lines->len; i++)
    {
      CfLayoutLine *line = g_ptr_array_index (lines, i);
      Room *room = &rooms[cf_disjoint_sets_find (components, line->from)];

      room->n_lines++;
      room->layers += MAX (get_length (line, ranks), 1);
      line->straight = room->layers > CF_LIMIT_MAP_LAYERS_CROSSED ||
                       room->n_lines > get_most_lines (room->n_boxes);
    }
}

/* Where a line from the middle of a box leaves it, towards @to. */
static CfPoint
leave_box (const CfBox *box, CfPoint to)
{
  CfPoint middle = { box->x + box->width / 2, box->y + box->height / 2 };
  double dx = to.x - middle.x, dy = to.y - middle.y;
  double across = dx != 0 ? box->width / 2 / ABS (dx) : G_MAXDOUBLE;
  double down = dy != 0 ? box->height / 2 / ABS (dy) : G_MAXDOUBLE;
  double part = MIN (MIN (across, down), 1);

  return (CfPoint){ middle.x + dx * part, middle.y + dy * part };
}

static void
draw_straight (CfLayeredLayout *layout, CfLayoutLine *line)
{
  const CfBox *a = &layout->boxes[line->from], *b = &layout->boxes[line->to];
  CfPoint start = leave_box (a, (CfPoint){ b->x + b->width / 2, b->y + b->height / 2 });
  CfPoint end = leave_box (b, (CfPoint){ a->x + a->width / 2, a->y + a->height / 2 });

  line->n_points = 4;
  line->points = g_renew (CfPoint, line->points, line->n_points);
  for (guint p = 0; p < 4; p++)
    line->points[p] =
      (CfPoint){ start.x + (end.x - start.x) * p / 3, start.y + (end.y - start.y) * p / 3 };
}

static gboolean
lay_out (CfLayeredLayout *layout, const guint *ranks)
{
  g_autoptr (GPtrArray) components = cf_layout_component_list (layout);

  for (guint i = 0; i < components->len; i++)
    if (!cf_layout_component_run (g_ptr_array_index (components, i), layout, ranks))
      return FALSE;
  cf_layout_components_pack (components, layout);
  return TRUE;
}

/**
 * cf_layered_layout_run:
 * @layout: a layout with the sizes of its boxes and the ends of its lines
 * @error: why nothing has a place: too many boxes or lines, or Graphviz cannot be used
 *
 * Gives everything its place. Takes a second for 500 boxes, at worst; any thread may do it, one after another.
 */
gboolean
cf_layered_layout_run (CfLayeredLayout *layout, GError **error)
{
  g_autofree guint *unlimited = NULL;
  g_autofree guint *ranks = NULL;

  if (layout->n_boxes > CF_LIMIT_MAP_NODES || layout->n_lines > CF_LIMIT_MAP_EDGES)
    {
      g_set_error (
        error, CF_ERROR, CF_ERROR_TOO_BIG,
        _ ("a map of %u annotations and %u relations would be too big to be read; choose "
           "less, at most %u and %u"),
        layout->n_boxes, layout->n_lines, CF_LIMIT_MAP_NODES, CF_LIMIT_MAP_EDGES);
      return FALSE;
    }
  unlimited = rank_boxes (layout);
  ranks = limit_widths (layout, unlimited);
  choose_straight (layout, ranks);
  if (!lay_out (layout, ranks))
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_UNSUPPORTED,
                           _ ("the map could not be laid out: Graphviz lacks its layout “dot”"));
      return FALSE;
    }
  for (guint i = 0; i < layout->n_lines; i++)
    if (layout->lines[i].straight)
      draw_straight (layout, &layout->lines[i]);
  return TRUE;
}

/**
 * cf_layout_line_get_point:
 * @line: a line that has its points
 * @part: how far along it, from 0 to 1; its pieces count alike, however long they are
 *
 * Returns: a point of it
 */
CfPoint
cf_layout_line_get_point (const CfLayoutLine *line, double part)
{
  guint n_pieces = (line->n_points - 1) / 3;
  guint piece = MIN ((guint) (part * n_pieces), n_pieces - 1);
  double t = part * n_pieces - piece, u = 1 - t;
  const CfPoint *p = &line->points[3 * piece];
  const double weights[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
  CfPoint point = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      point.x += weights[i] * p[i].x;
      point.y += weights[i] * p[i].y;
    }
  return point;
}
