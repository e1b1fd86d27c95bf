/* SPDX-License-Identifier: GPL-3.0-or-later
 * A claim, or a proposition, with all that was said to it.
 *
 * What says the same and what answers is followed as far as it goes, and so are the sources of each; but a
 * source brings none of the other things that it said, nor an answer the other matters that it is about. */

#include "config.h"

#include "cf-thread.h"

#include "cf-disjoint-sets.h"

/* How a type of relation leads from what is in a thread to what belongs there too. */
typedef struct
{
  const char *type;
  gboolean forward;  /* from the one that speaks to the one spoken of */
  gboolean backward; /* the other way */
  CfThreadRole role;
} Step;

static const Step steps[] = {
  { "restates", TRUE, TRUE, CF_THREAD_SAME },
  { "translates", TRUE, TRUE, CF_THREAD_SAME },
  { "supports", FALSE, TRUE, CF_THREAD_SUPPORTS },
  { "rebuts", FALSE, TRUE, CF_THREAD_REBUTS },
  { "attributed-to", TRUE, FALSE, CF_THREAD_SOURCE },
  { "relayed-by", TRUE, FALSE, CF_THREAD_SOURCE },
};

#define REBUTS "rebuts"
#define ATTRIBUTED_TO "attributed-to"

/**
 * cf_thread_role_get_name:
 * @role: a role
 *
 * Returns: what exports call it
 */
const char *
cf_thread_role_get_name (CfThreadRole role)
{
  static const char *const names[CF_N_THREAD_ROLES] = { "subject", "same", "supports", "rebuts",
                                                        "source" };

  return names[role];
}

/* Edges by the nodes that they touch. */
typedef struct
{
  const CfArgumentGraph *graph;
  GArray **touching; /* of guint: for each node the edges */
  GArray *items;     /* of CfThreadItem: what is in the thread, in the order in which it came */
  gboolean *reached;
} Search;

static void
search_init (Search *search, const CfArgumentGraph *graph)
{
  guint n = graph->nodes->len;

  search->graph = graph;
  search->touching = g_new (GArray *, n + 1);
  search->items = g_array_new (FALSE, FALSE, sizeof (CfThreadItem));
  search->reached = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    search->touching[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);

      g_array_append_val (search->touching[edge->from], i);
      if (edge->to != edge->from)
        g_array_append_val (search->touching[edge->to], i);
    }
}

static void
search_clear (Search *search)
{
  for (guint i = 0; i < search->graph->nodes->len; i++)
    g_array_unref (search->touching[i]);
  g_free (search->touching);
  g_free (search->reached);
  g_clear_pointer (&search->items, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
reach (Search *search, guint node, CfThreadRole role, guint edge)
{
  CfThreadItem item = { node, role, edge };

  if (search->reached[node])
    return;
  search->reached[node] = TRUE;
  g_array_append_val (search->items, item);
}

static const Step *
find_step (const CfArgumentEdge *edge)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].type, cf_argument_edge_get_type (edge)) == 0)
      return &steps[i];
  return NULL;
}

static void
follow (Search *search, guint node, guint index)
{
  const CfArgumentEdge *edge = cf_argument_graph_get_edge (search->graph, index);
  const Step *step = find_step (edge);

  if (step == NULL)
    return;
  if (step->forward && edge->from == node)
    reach (search, edge->to, step->role, index);
  if (step->backward && edge->to == node)
    reach (search, edge->from, step->role, index);
}

static const char *
get_date (const CfArgumentNode *node)
{
  return node->article != NULL ? node->article->published : NULL;
}

static const char *
get_outlet (const CfArgumentNode *node)
{
  return node->article != NULL ? node->article->outlet : NULL;
}

/* What is not known comes last. */
static int
compare_known (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_strcmp0 (a, b);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer graph)
{
  const CfThreadItem *x = a, *y = b;
  const CfArgumentNode *m = cf_argument_graph_get_node (graph, x->node);
  const CfArgumentNode *n = cf_argument_graph_get_node (graph, y->node);
  int order = compare_known (get_date (m), get_date (n));

  if (order == 0)
    order = compare_known (get_outlet (m), get_outlet (n));
  return order != 0 ? order : (x->node > y->node) - (x->node < y->node);
}

static GArray *
finish (Search *search)
{
  for (guint i = 0; i < search->items->len; i++)
    {
      guint node = g_array_index (search->items, CfThreadItem, i).node;
      GArray *touching = search->touching[node];

      for (guint e = 0; e < touching->len; e++)
        follow (search, node, g_array_index (touching, guint, e));
    }
  g_array_sort_with_data (search->items, compare_items, (gpointer) search->graph);
  return g_steal_pointer (&search->items);
}

/* What a rebuttal answers, and what was said by a source, is what the thread is about. */
static void
climb (Search *search, GArray *subjects, gboolean *climbed, guint node)
{
  GArray *touching = search->touching[node];
  gboolean is_subject = TRUE;

  for (guint e = 0; e < touching->len; e++)
    {
      const CfArgumentEdge *edge =
        cf_argument_graph_get_edge (search->graph, g_array_index (touching, guint, e));
      const char *type = cf_argument_edge_get_type (edge);
      guint above = G_MAXUINT;

      if (g_strcmp0 (type, REBUTS) == 0 && edge->from == node)
        above = edge->to;
      else if (g_strcmp0 (type, ATTRIBUTED_TO) == 0 && edge->to == node)
        above = edge->from;
      if (above == G_MAXUINT || above == node)
        continue;
      is_subject = FALSE;
      if (!climbed[above])
        {
          climbed[above] = TRUE;
          g_array_append_val (subjects, above);
        }
    }
  if (is_subject)
    reach (search, node, CF_THREAD_SUBJECT, CF_THREAD_NO_EDGE);
}

/* What the thread of a node is about: at least the node itself. */
static void
reach_subjects (Search *search, guint node)
{
  g_autoptr (GArray) subjects = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *climbed = g_new0 (gboolean, search->graph->nodes->len + 1);

  climbed[node] = TRUE;
  g_array_append_val (subjects, node);
  for (guint i = 0; i < subjects->len; i++)
    climb (search, subjects, climbed, g_array_index (subjects, guint, i));
  /* Two that rebut each other are both what it is about. */
  if (search->items->len == 0)
    reach (search, node, CF_THREAD_SUBJECT, CF_THREAD_NO_EDGE);
}

/**
 * cf_thread_list_for_node:
 * @graph: a graph
 * @node: the index of a node: of a claim; or of a rebuttal or source, for the thread that it is in
 *
 * Returns: (transfer full) (element-type CfThreadItem): what belongs together, by date, outlet and place;
 *   what is not known comes last
 */
GArray *
cf_thread_list_for_node (const CfArgumentGraph *graph, guint node)
{
  g_auto (Search) search = { 0 };

  search_init (&search, graph);
  reach_subjects (&search, node);
  return finish (&search);
}

static gboolean
is_about (const CfArgumentNode *node, const char *key)
{
  return g_strv_contains ((const char *const *) node->propositions, key);
}

static void
reach_proposition (Search *search, const char *key)
{
  for (guint i = 0; i < search->graph->nodes->len; i++)
    if (is_about (cf_argument_graph_get_node (search->graph, i), key))
      reach (search, i, CF_THREAD_SUBJECT, CF_THREAD_NO_EDGE);
}

/**
 * cf_thread_list_for_proposition:
 * @graph: a graph
 * @key: of a proposition, from cf_propositions_make_key()
 *
 * Returns: (transfer full) (element-type CfThreadItem): what takes a stand on it, with all that was said to
 *   that, as cf_thread_list_for_node() does
 */
GArray *
cf_thread_list_for_proposition (const CfArgumentGraph *graph, const char *key)
{
  g_auto (Search) search = { 0 };

  search_init (&search, graph);
  reach_proposition (&search, key);
  return finish (&search);
}

/**
 * cf_thread_list_around:
 * @graph: a graph
 * @node: the index of a node
 *
 * Returns: (transfer full) (element-type CfThreadItem): the thread that it is in together with those of the
 *   propositions that it is about: one dispute, whether its sides were linked or only meet in what they speak of
 */
GArray *
cf_thread_list_around (const CfArgumentGraph *graph, guint node)
{
  g_auto (Search) search = { 0 };

  search_init (&search, graph);
  reach_subjects (&search, node);
  for (char **key = cf_argument_graph_get_node (graph, node)->propositions; *key != NULL; key++)
    reach_proposition (&search, *key);
  return finish (&search);
}

/**
 * cf_thread_select:
 * @graph: a graph
 * @items: (element-type CfThreadItem): a thread of it
 *
 * Returns: (transfer full): the graph of the thread
 */
CfArgumentGraph *
cf_thread_select (const CfArgumentGraph *graph, GArray *items)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, graph->nodes->len + 1);

  for (guint i = 0; i < items->len; i++)
    wanted[g_array_index (items, CfThreadItem, i).node] = TRUE;
  return cf_argument_graph_select (graph, wanted);
}

static gboolean
may_rebut (const CfArgumentGraph *graph, const char *code)
{
  const CfRelationType *rebuts = cf_codebook_get_relation_type (graph->codebook, REBUTS);

  return rebuts != NULL && code != NULL &&
         g_strv_contains ((const char *const *) rebuts->from, code);
}

/* A claim may be rebutted, and is neither a rebuttal itself nor whom others are quoted from. */
static gboolean
is_claim (const CfArgumentGraph *graph, const char *code)
{
  const CfRelationType *rebuts = cf_codebook_get_relation_type (graph->codebook, REBUTS);
  const CfRelationType *attributed = cf_codebook_get_relation_type (graph->codebook, ATTRIBUTED_TO);

  return rebuts != NULL && code != NULL &&
         g_strv_contains ((const char *const *) rebuts->to, code) && !may_rebut (graph, code) &&
         (attributed == NULL || !g_strv_contains ((const char *const *) attributed->to, code));
}

/* Claims that say the same, or are about one proposition, stand in one set with that proposition. */
typedef struct
{
  CfDisjointSets *sets;     /* of nodes, then propositions */
  GHashTable *propositions; /* key -> number in @sets */
  gboolean *answered;       /* by the least of a set */
} Matters;

static void
number_propositions (const CfArgumentGraph *graph, Matters *matters)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    for (char **key = cf_argument_graph_get_node (graph, i)->propositions; *key != NULL; key++)
      if (!g_hash_table_contains (matters->propositions, *key))
        g_hash_table_insert (
          matters->propositions, *key,
          GUINT_TO_POINTER (graph->nodes->len + g_hash_table_size (matters->propositions)));
}

static void
join_claims (const CfArgumentGraph *graph, Matters *matters)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      for (char **key = node->propositions; *key != NULL && is_claim (graph, node->code); key++)
        cf_disjoint_sets_join (
          matters->sets, i, GPOINTER_TO_UINT (g_hash_table_lookup (matters->propositions, *key)));
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);
      const Step *step = find_step (edge);

      if (step != NULL && step->role == CF_THREAD_SAME &&
          is_claim (graph, cf_argument_graph_get_node (graph, edge->from)->code) &&
          is_claim (graph, cf_argument_graph_get_node (graph, edge->to)->code))
        cf_disjoint_sets_join (matters->sets, edge->from, edge->to);
    }
}

static void
note_answers (const CfArgumentGraph *graph, Matters *matters)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      for (char **key = node->propositions; *key != NULL && may_rebut (graph, node->code); key++)
        matters->answered[cf_disjoint_sets_find (
          matters->sets, GPOINTER_TO_UINT (g_hash_table_lookup (matters->propositions, *key)))] =
          TRUE;
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);

      /* A rebuttal that is gone answers nothing. */
      if (g_strcmp0 (cf_argument_edge_get_type (edge), REBUTS) == 0 &&
          cf_argument_graph_get_node (graph, edge->from)->article != NULL)
        matters->answered[cf_disjoint_sets_find (matters->sets, edge->to)] = TRUE;
    }
}

/**
 * cf_thread_list_unanswered:
 * @graph: a graph
 *
 * Returns: (transfer full) (element-type guint): the indices of its claims that nothing rebuts: neither
 *   themselves nor what restates or translates them, directly or by a proposition; those outside are left out
 */
GArray *
cf_thread_list_unanswered (const CfArgumentGraph *graph)
{
  GArray *unanswered = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) propositions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CfDisjointSets) sets = NULL;
  g_autofree gboolean *answered = NULL;
  Matters matters = { NULL, propositions, NULL };
  guint n;

  number_propositions (graph, &matters);
  n = graph->nodes->len + g_hash_table_size (propositions);
  matters.sets = sets = cf_disjoint_sets_new (n);
  matters.answered = answered = g_new0 (gboolean, n + 1);
  join_claims (graph, &matters);
  note_answers (graph, &matters);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      if (!node->outside && is_claim (graph, node->code) &&
          !answered[cf_disjoint_sets_find (sets, i)])
        g_array_append_val (unanswered, i);
    }
  return unanswered;
}
