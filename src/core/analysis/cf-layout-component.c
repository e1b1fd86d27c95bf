/* SPDX-License-Identifier: GPL-3.0-or-later
 * What hangs together in a layout.
 *
 * Each component is laid out alone, then they are put in rows, the highest first: Graphviz can do that too, but
 * takes ten seconds for two thousand of them. */

#include "config.h"

#include "cf-layout-component.h"

#include "cf-disjoint-sets.h"
#include "cf-graphviz.h"

#include <graphviz/gvc.h>
#include <math.h>

/* Between components, in points. */
#define GAP 32.0
/* How much wider than high the whole is to be, since windows are. */
#define ASPECT 1.6

/* How much it tries: found with graphs of 500 nodes, where more took twice the time for a crossing or two. */
static const struct
{
  const char *name;
  const char *value;
} settings[] = {
  { "nodesep", "0.35" }, { "ranksep", "0.6" }, { "splines", "true" },  { "nslimit", "0.2" },
  { "nslimit1", "0.5" }, { "mclimit", "0.2" }, { "searchsize", "10" },
};

static void
free_component (gpointer data)
{
  CfLayoutComponent *component = data;

  g_array_unref (component->boxes);
  g_array_unref (component->lines);
  g_free (component);
}

static CfLayoutComponent *
new_component (void)
{
  CfLayoutComponent *component = g_new0 (CfLayoutComponent, 1);

  component->boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  component->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return component;
}

/* Whether a line takes part in the layout. */
static gboolean
is_laid_out (const CfLayoutLine *line)
{
  return line->from != line->to && !line->straight;
}

/**
 * cf_layout_component_list:
 * @layout: a layout
 *
 * Returns: (transfer full) (element-type CfLayoutComponent): what hangs together in it, by the first box
 */
GPtrArray *
cf_layout_component_list (CfLayeredLayout *layout)
{
  GPtrArray *components = g_ptr_array_new_with_free_func (free_component);
  g_autoptr (CfDisjointSets) sets = cf_disjoint_sets_new (layout->n_boxes);
  g_autofree CfLayoutComponent **by_box = g_new0 (CfLayoutComponent *, layout->n_boxes + 1);

  for (guint i = 0; i < layout->n_lines; i++)
    if (is_laid_out (&layout->lines[i]))
      cf_disjoint_sets_join (sets, layout->lines[i].from, layout->lines[i].to);
  for (guint i = 0; i < layout->n_boxes; i++)
    {
      guint first = cf_disjoint_sets_find (sets, i);

      if (first == i)
        g_ptr_array_add (components, by_box[i] = new_component ());
      by_box[i] = by_box[first];
      g_array_append_val (by_box[i]->boxes, i);
    }
  for (guint i = 0; i < layout->n_lines; i++)
    if (is_laid_out (&layout->lines[i]))
      g_array_append_val (by_box[layout->lines[i].from]->lines, i);
  return components;
}

static void
set_inches (void *object, const char *name, double points)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.4f", points / POINTS_PER_INCH);
  cf_graphviz_set (object, name, text);
}

/* Whether a line is given to Graphviz the other way round: it loses memory when it opens rings itself. */
static gboolean
closes_ring (const CfLayoutLine *line, const guint *ranks)
{
  return ranks[line->from] < ranks[line->to];
}

/* How many layers a line leads down. */
static void
set_span (Agedge_t *edge, const CfLayoutLine *line, const guint *ranks)
{
  guint from = ranks[line->from], to = ranks[line->to];
  g_autofree char *span = g_strdup_printf ("%u", from > to ? from - to : to - from);

  cf_graphviz_set (edge, "minlen", span);
}

/* @nodes are by the index of their boxes, @edges in the order of the component's lines. */
static Agraph_t *
make_graph (const CfLayoutComponent *component,
            const CfLayeredLayout *layout,
            const guint *ranks,
            Agnode_t **nodes,
            Agedge_t **edges)
{
  Agraph_t *graph = agopen ((char *) "map", Agdirected, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    cf_graphviz_set (graph, settings[i].name, settings[i].value);
  for (guint i = 0; i < component->boxes->len; i++)
    {
      guint box = g_array_index (component->boxes, guint, i);

      nodes[box] = cf_graphviz_add_node (graph, box);
      cf_graphviz_set (nodes[box], "shape", "box");
      cf_graphviz_set (nodes[box], "fixedsize", "true");
      cf_graphviz_set (nodes[box], "label", "");
      set_inches (nodes[box], "width", layout->boxes[box].width);
      set_inches (nodes[box], "height", layout->boxes[box].height);
    }
  for (guint i = 0; i < component->lines->len; i++)
    {
      const CfLayoutLine *line = &layout->lines[g_array_index (component->lines, guint, i)];
      gboolean turned = closes_ring (line, ranks);

      /* The one spoken of above the one that speaks. */
      edges[i] = cf_graphviz_add_edge (graph, nodes[turned ? line->from : line->to],
                                       nodes[turned ? line->to : line->from]);
      cf_graphviz_set (edges[i], "dir", "none");
      set_span (edges[i], line, ranks);
    }
  return graph;
}

static void
read_line (CfLayoutLine *line, gboolean turned, const splines *curve)
{
  const bezier *piece = curve != NULL && curve->size > 0 ? &curve->list[0] : NULL;
  guint n = piece != NULL ? (guint) piece->size : 0;

  line->straight = n < 4;
  if (n < 4)
    return;
  line->points = g_renew (CfPoint, line->points, n);
  line->n_points = n;
  for (guint p = 0; p < n; p++)
    line->points[turned ? p : n - 1 - p] = (CfPoint){ piece->list[p].x, -piece->list[p].y };
}

/* Graphviz counts upwards, we downwards. */
static void
read_places (const CfLayoutComponent *component,
             CfLayeredLayout *layout,
             const guint *ranks,
             Agnode_t **nodes,
             Agedge_t **edges)
{
  for (guint i = 0; i < component->boxes->len; i++)
    {
      guint index = g_array_index (component->boxes, guint, i);
      CfBox *box = &layout->boxes[index];

      box->x = ND_coord (nodes[index]).x - box->width / 2;
      box->y = -ND_coord (nodes[index]).y - box->height / 2;
    }
  for (guint i = 0; i < component->lines->len; i++)
    {
      CfLayoutLine *line = &layout->lines[g_array_index (component->lines, guint, i)];

      read_line (line, closes_ring (line, ranks), ED_spl (edges[i]));
    }
}

/* Finding its plugins takes longer than most layouts: it is done once. */
static GVC_t *
get_context (void)
{
  static GVC_t *context;

  if (context == NULL)
    context = gvContext ();
  return context;
}

/**
 * cf_layout_component_run:
 * @component: a component
 * @layout: its layout, in which it gets its places
 * @ranks: for each box of the layout in which layer it stands; no two that a line joins are in one
 *
 * Returns: whether Graphviz could do it
 */
gboolean
cf_layout_component_run (CfLayoutComponent *component, CfLayeredLayout *layout, const guint *ranks)
{
  g_autofree Agnode_t **nodes = NULL;
  g_autofree Agedge_t **edges = NULL;
  gboolean done;
  Agraph_t *graph;

  if (component->boxes->len == 1)
    return TRUE;
  nodes = g_new0 (Agnode_t *, layout->n_boxes + 1);
  edges = g_new0 (Agedge_t *, component->lines->len + 1);
  cf_graphviz_lock ();
  graph = make_graph (component, layout, ranks, nodes, edges);
  done = gvLayout (get_context (), graph, "dot") == 0;
  if (done)
    read_places (component, layout, ranks, nodes, edges);
  gvFreeLayout (get_context (), graph);
  agclose (graph);
  cf_graphviz_unlock ();
  return done;
}

static void
include (CfBox *extent, double x, double y)
{
  double right = MAX (extent->x + extent->width, x), bottom = MAX (extent->y + extent->height, y);

  extent->x = MIN (extent->x, x);
  extent->y = MIN (extent->y, y);
  extent->width = right - extent->x;
  extent->height = bottom - extent->y;
}

static void
measure (CfLayoutComponent *component, const CfLayeredLayout *layout)
{
  component->extent = layout->boxes[g_array_index (component->boxes, guint, 0)];
  for (guint i = 0; i < component->boxes->len; i++)
    {
      const CfBox *box = &layout->boxes[g_array_index (component->boxes, guint, i)];

      include (&component->extent, box->x, box->y);
      include (&component->extent, box->x + box->width, box->y + box->height);
    }
  for (guint i = 0; i < component->lines->len; i++)
    {
      const CfLayoutLine *line = &layout->lines[g_array_index (component->lines, guint, i)];

      for (guint p = 0; p < line->n_points; p++)
        include (&component->extent, line->points[p].x, line->points[p].y);
    }
}

static void
move (CfLayoutComponent *component, CfLayeredLayout *layout, double x, double y)
{
  double dx = x - component->extent.x, dy = y - component->extent.y;

  for (guint i = 0; i < component->boxes->len; i++)
    {
      CfBox *box = &layout->boxes[g_array_index (component->boxes, guint, i)];

      box->x += dx;
      box->y += dy;
    }
  for (guint i = 0; i < component->lines->len; i++)
    {
      CfLayoutLine *line = &layout->lines[g_array_index (component->lines, guint, i)];

      for (guint p = 0; p < line->n_points; p++)
        line->points[p] = (CfPoint){ line->points[p].x + dx, line->points[p].y + dy };
    }
}

/* The highest first; of equals that with the first box. */
static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const CfLayoutComponent *x = *(CfLayoutComponent *const *) a;
  const CfLayoutComponent *y = *(CfLayoutComponent *const *) b;

  if (x->extent.height != y->extent.height)
    return x->extent.height > y->extent.height ? -1 : 1;
  return g_array_index (x->boxes, guint, 0) < g_array_index (y->boxes, guint, 0) ? -1 : 1;
}

/**
 * cf_layout_components_pack:
 * @components: (element-type CfLayoutComponent): all components, each laid out
 * @layout: their layout, which gets its size
 *
 * Puts them in rows from the upper left.
 */
void
cf_layout_components_pack (GPtrArray *components, CfLayeredLayout *layout)
{
  double area = 0, widest = 0, x = 0, y = 0, row = 0, width;

  for (guint i = 0; i < components->len; i++)
    {
      CfLayoutComponent *component = g_ptr_array_index (components, i);

      measure (component, layout);
      area += (component->extent.width + GAP) * (component->extent.height + GAP);
      widest = MAX (widest, component->extent.width);
    }
  width = MAX (widest, sqrt (area * ASPECT));
  g_ptr_array_sort (components, compare_heights);
  for (guint i = 0; i < components->len; i++)
    {
      CfLayoutComponent *component = g_ptr_array_index (components, i);

      if (x > 0 && x + component->extent.width > width)
        {
          y += row + GAP;
          x = row = 0;
        }
      move (component, layout, x, y);
      layout->width = MAX (layout->width, x + component->extent.width);
      layout->height = MAX (layout->height, y + component->extent.height);
      x += component->extent.width + GAP;
      row = MAX (row, component->extent.height);
    }
}
