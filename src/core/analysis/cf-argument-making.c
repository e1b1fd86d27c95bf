/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of what a builder has collected, the graph: each annotation is in one node, and each relation an edge, or one of
 * those that make a node of counterparts. */

#include "config.h"

#include "cf-argument-builder-private.h"
#include "cf-disjoint-sets.h"

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CfArgumentEntry *x = a, *y = b;
  int order = g_strcmp0 (x->article->file, y->article->file);

  if (order == 0)
    order = cf_annotation_compare (x->annotation, y->annotation);
  return order != 0 ? order : g_strcmp0 (x->annotator, y->annotator);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const CfArgumentLink *x = a, *y = b;
  int order = g_strcmp0 (cf_record_get_id (CF_RECORD (x->relation)),
                         cf_record_get_id (CF_RECORD (y->relation)));

  return order != 0 ? order : g_strcmp0 (x->annotator, y->annotator);
}

/* What becomes of the entries and links. */
typedef struct
{
  CfArgumentBuilder *builder;
  CfArgumentGraph *graph;
  GHashTable *by_id;     /* id of an annotation -> index of its entry + 1 */
  CfDisjointSets *units; /* of entries */
  gboolean *kept;        /* by the least entry of a unit */
  GHashTable *places;    /* id of an annotation, or of an absent one -> index of its node + 1 */
} Making;

static const CfArgumentEntry *
get_entry (const Making *making, guint index)
{
  return &g_array_index (making->builder->entries, CfArgumentEntry, index);
}

static gboolean
find_entry (const Making *making, const char *id, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (making->by_id, id));

  *index = found > 0 ? found - 1 : 0;
  return found > 0;
}

/* Of one id that two layers hold, which `check` reports, the first counts. */
static void
index_entries (Making *making)
{
  GArray *entries = making->builder->entries;

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len;)
    {
      const char *id = cf_record_get_id (CF_RECORD (get_entry (making, i)->annotation));

      if (g_hash_table_contains (making->by_id, id))
        g_array_remove_index (entries, i);
      else
        g_hash_table_insert (making->by_id, (gpointer) id, GUINT_TO_POINTER (++i));
    }
}

static void
order_links (GArray *links)
{
  g_array_sort (links, compare_links);
  for (guint i = links->len; i > 1; i--)
    if (g_strcmp0 (
          cf_record_get_id (CF_RECORD (g_array_index (links, CfArgumentLink, i - 1).relation)),
          cf_record_get_id (CF_RECORD (g_array_index (links, CfArgumentLink, i - 2).relation))) ==
        0)
      g_array_remove_index (links, i - 1);
}

static const char *
get_code (const Making *making, CfRecord *record)
{
  return cf_codebook_follow_id (making->builder->codebook, cf_record_get_code (record));
}

/* Counterparts: of one layer and code, on the two sides of a pair. */
static gboolean
joins (const Making *making, CfRelation *relation, guint *from, guint *to)
{
  const CfArgumentEntry *a, *b;

  if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), CF_TRANSLATES) != 0 ||
      !find_entry (making, cf_relation_get_from (relation), from) ||
      !find_entry (making, cf_relation_get_to (relation), to))
    return FALSE;
  a = get_entry (making, *from);
  b = get_entry (making, *to);
  return a->layer == b->layer && a->pair > 0 && a->pair == b->pair &&
         g_strcmp0 (a->language, b->language) != 0 &&
         g_strcmp0 (get_code (making, CF_RECORD (a->annotation)),
                    get_code (making, CF_RECORD (b->annotation))) == 0;
}

static void
make_units (Making *making)
{
  GArray *links = making->builder->links;
  guint from, to;

  for (guint i = 0; i < links->len; i++)
    if (joins (making, g_array_index (links, CfArgumentLink, i).relation, &from, &to))
      cf_disjoint_sets_join (making->units, from, to);
}

/* Whether an end of a relation belongs to what was asked for. */
static gboolean
is_inside (const Making *making, const gboolean *inside, const char *id)
{
  guint index;

  return find_entry (making, id, &index) && inside[cf_disjoint_sets_find (making->units, index)];
}

static void
keep_end (Making *making, const char *id)
{
  guint index;

  if (find_entry (making, id, &index))
    making->kept[cf_disjoint_sets_find (making->units, index)] = TRUE;
}

/* What was asked for is kept, with every relation that touches it, and what those end at. */
static void
choose_kept (Making *making)
{
  GArray *entries = making->builder->entries, *links = making->builder->links;
  g_autofree gboolean *inside = g_new0 (gboolean, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    {
      guint unit = cf_disjoint_sets_find (making->units, i);

      inside[unit] |= !get_entry (making, i)->outside;
      making->kept[unit] |= !get_entry (making, i)->outside &&
                            !cf_annotation_has_article_scope (get_entry (making, i)->annotation);
    }
  for (guint i = links->len; i > 0; i--)
    {
      const CfArgumentLink *link = &g_array_index (links, CfArgumentLink, i - 1);
      const char *from = cf_relation_get_from (link->relation);
      const char *to = cf_relation_get_to (link->relation);

      if (link->outside && !is_inside (making, inside, from) && !is_inside (making, inside, to))
        {
          g_array_remove_index (links, i - 1);
          continue;
        }
      keep_end (making, from);
      keep_end (making, to);
    }
}

static void
add_to_node (Making *making, CfArgumentNode *node, const CfArgumentEntry *entry, GPtrArray *keys)
{
  if (node->annotations->len == 0)
    {
      node->code = g_strdup (get_code (making, CF_RECORD (entry->annotation)));
      node->article = cf_argument_article_ref (entry->article);
      node->annotator = g_strdup (entry->annotator);
      node->outside = TRUE;
    }
  node->outside &= entry->outside;
  g_ptr_array_add (node->annotations, g_object_ref (entry->annotation));
  cf_propositions_collect (making->builder->propositions, CF_RECORD (entry->annotation), keys);
  g_hash_table_insert (making->places, (gpointer) cf_record_get_id (CF_RECORD (entry->annotation)),
                       GUINT_TO_POINTER (making->graph->nodes->len + 1));
}

/* Of @members, which are in order, that which speaks for all comes first. */
static void
add_unit (Making *making, GArray *members, guint lead)
{
  const char *id = cf_record_get_id (CF_RECORD (get_entry (making, lead)->annotation));
  CfArgumentNode *node = cf_argument_node_new (id);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  add_to_node (making, node, get_entry (making, lead), keys);
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, guint, i) != lead)
      add_to_node (making, node, get_entry (making, g_array_index (members, guint, i)), keys);
  g_ptr_array_add (keys, NULL);
  g_strfreev (node->propositions);
  node->propositions = (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
  g_ptr_array_add (making->graph->nodes, node);
}

static void
free_members (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
make_nodes (Making *making)
{
  guint n = making->builder->entries->len;
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (free_members);
  g_autofree guint *leads = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint unit = cf_disjoint_sets_find (making->units, i);

      g_ptr_array_add (members, unit == i ? g_array_new (FALSE, FALSE, sizeof (guint)) : NULL);
      g_array_append_val ((GArray *) g_ptr_array_index (members, unit), i);
      if (unit == i || get_entry (making, i)->side < get_entry (making, leads[unit])->side)
        leads[unit] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      guint unit = cf_disjoint_sets_find (making->units, i);

      if (making->kept[unit] && leads[unit] == i)
        add_unit (making, g_ptr_array_index (members, unit), i);
    }
}

static int
compare_nodes_by_id (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(CfArgumentNode *const *) a)->id, (*(CfArgumentNode *const *) b)->id);
}

static void
note_absent (Making *making, GPtrArray *absent, const char *id, const char *file)
{
  CfArgumentNode *node;

  if (g_hash_table_contains (making->places, id))
    return;
  node = cf_argument_node_new (id);
  node->file_hint = g_strdup (file);
  g_ptr_array_add (absent, node);
  g_hash_table_insert (making->places, node->id, GUINT_TO_POINTER (1)); /* until it has a place */
}

static void
make_absent_nodes (Making *making)
{
  GArray *links = making->builder->links;
  g_autoptr (GPtrArray) absent = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      CfRelation *relation = g_array_index (links, CfArgumentLink, i).relation;

      note_absent (making, absent, cf_relation_get_from (relation), NULL);
      note_absent (making, absent, cf_relation_get_to (relation),
                   cf_relation_get_to_file (relation));
    }
  g_ptr_array_sort (absent, compare_nodes_by_id);
  for (guint i = 0; i < absent->len; i++)
    {
      CfArgumentNode *node = g_ptr_array_index (absent, i);

      g_ptr_array_add (making->graph->nodes, node);
      g_hash_table_insert (making->places, node->id, GUINT_TO_POINTER (making->graph->nodes->len));
    }
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const CfArgumentEdge *x = a, *y = b;
  int order = x->from != y->from ? (x->from < y->from ? -1 : 1)
              : x->to != y->to   ? (x->to < y->to ? -1 : 1)
                                 : 0;

  if (order == 0)
    order = g_strcmp0 (cf_argument_edge_get_type (x), cf_argument_edge_get_type (y));
  return order != 0 ? order
                    : g_strcmp0 (cf_record_get_id (CF_RECORD (x->relation)),
                                 cf_record_get_id (CF_RECORD (y->relation)));
}

static guint
get_place (const Making *making, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (making->places, id)) - 1;
}

static void
make_edges (Making *making)
{
  GArray *links = making->builder->links;
  guint from, to;

  for (guint i = 0; i < links->len; i++)
    {
      const CfArgumentLink *link = &g_array_index (links, CfArgumentLink, i);
      CfArgumentEdge edge = { get_place (making, cf_relation_get_from (link->relation)),
                              get_place (making, cf_relation_get_to (link->relation)),
                              link->relation, link->annotator };

      if (joins (making, link->relation, &from, &to))
        {
          CfArgumentNode *node = g_ptr_array_index (making->graph->nodes, edge.from);

          g_ptr_array_add (node->joins, g_object_ref (link->relation));
          continue;
        }
      g_object_ref (edge.relation);
      edge.annotator = g_strdup (edge.annotator);
      g_array_append_val (making->graph->edges, edge);
    }
  g_array_sort (making->graph->edges, compare_edges);
}

/**
 * cf_argument_builder_finish:
 * @builder: a builder with everything in it, which is empty afterwards
 *
 * Returns: (transfer full): the graph
 */
CfArgumentGraph *
cf_argument_builder_finish (CfArgumentBuilder *builder)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CfDisjointSets) units = NULL;
  g_autofree gboolean *kept = NULL;
  Making making = { builder, cf_argument_graph_new (builder->codebook), by_id, NULL, NULL, places };

  index_entries (&making);
  order_links (builder->links);
  making.units = units = cf_disjoint_sets_new (builder->entries->len);
  making.kept = kept = g_new0 (gboolean, builder->entries->len + 1);
  make_units (&making);
  choose_kept (&making);
  make_nodes (&making);
  make_absent_nodes (&making);
  make_edges (&making);
  g_array_set_size (builder->entries, 0);
  g_array_set_size (builder->links, 0);
  return making.graph;
}
