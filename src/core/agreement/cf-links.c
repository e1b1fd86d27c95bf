/* SPDX-License-Identifier: GPL-3.0-or-later
 * Links of two coders, put together by the units that they join.
 *
 * A link of one coder is a link of the other where both of its ends are matched with the ends of that, in the
 * articles in which they stand. What rebuts a claim rebuts all that restates it: that end may be any of its
 * cluster. Clusters are compared by B³ (Bagga & Baldwin 1998), since a link that is missing within one changes
 * nothing. */

#include "config.h"

#include "cf-links.h"

#include "cf-distance.h"

#include <math.h>
#include <string.h>

#define RESTATES "restates"
#define REBUTS "rebuts"
#define N_CODERS 2u

/* A unit of one coder, and the one of the other that it is matched with. */
typedef struct
{
  guint continuum;
  guint unit;
  guint matched;   /* position among the other coder's nodes, or CF_NONE */
  guint parent;    /* of its cluster */
  gboolean joined; /* whether it restates, or is restated */
} Node;

typedef struct
{
  guint continuum;
  CfRelation *relation;
  guint from; /* nodes, or CF_NONE */
  guint to;
  guint matched; /* the link of the other coder, or CF_NONE */
} Link;

struct _CfLinks
{
  const CfMaterial *material;
  GArray *nodes[N_CODERS];
  GArray *links[N_CODERS];
  GHashTable *by_id[N_CODERS]; /* id of an annotation -> node + 1 */
};

static Node *
get_node (const CfLinks *links, guint coder, guint index)
{
  return &g_array_index (links->nodes[coder], Node, index);
}

static guint
find_root (const CfLinks *links, guint coder, guint node)
{
  while (get_node (links, coder, node)->parent != node)
    node = get_node (links, coder, node)->parent;
  return node;
}

static guint
find_node (const CfLinks *links, guint coder, const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (links->by_id[coder], id)) - 1
                    : CF_NONE;
}

/* A link to a unit that stands in another is a link to that. */
static void
add_nested (CfLinks *links, guint coder, const CfCoding *coding)
{
  for (guint i = 0; i < coding->nested->len; i++)
    {
      const CfNestedUnit *nested = &g_array_index (coding->nested, CfNestedUnit, i);
      guint node;

      if (nested->record == CF_NONE || nested->outer == CF_NONE)
        continue;
      node = find_node (links, coder,
                        cf_record_get_id (g_ptr_array_index (coding->records, nested->outer)));
      if (node != CF_NONE)
        g_hash_table_insert (
          links->by_id[coder],
          (gpointer) cf_record_get_id (g_ptr_array_index (coding->records, nested->record)),
          GUINT_TO_POINTER (node + 1));
    }
}

static void
add_nodes (CfLinks *links, guint index, CfMatch match)
{
  const CfContinuum *continuum = g_ptr_array_index (links->material->continua, index);
  const CfCoding *codings = continuum->codings;
  g_autoptr (CfMatching) matching = cf_matching_new (&codings[0], &codings[1]);
  guint first[N_CODERS] = { links->nodes[0]->len, links->nodes[1]->len };

  cf_matching_extend (matching, &codings[0], &codings[1], links->material->values->len, match);
  for (guint c = 0; c < N_CODERS; c++)
    for (guint u = 0; u < codings[c].units->len; u++)
      {
        const CfCodedUnit *unit = &g_array_index (codings[c].units, CfCodedUnit, u);
        guint other = c == 0 ? matching->of_first[u] : matching->of_second[u];
        Node node = { index, u, other != CF_NONE ? first[1 - c] + other : CF_NONE,
                      links->nodes[c]->len, FALSE };

        g_array_append_val (links->nodes[c], node);
        if (unit->record != CF_NONE)
          g_hash_table_insert (
            links->by_id[c],
            (gpointer) cf_record_get_id (g_ptr_array_index (codings[c].records, unit->record)),
            GUINT_TO_POINTER (links->nodes[c]->len));
      }
  for (guint c = 0; c < N_CODERS; c++)
    add_nested (links, c, &codings[c]);
}

static gboolean
is_type (CfRelation *relation, const char *type)
{
  return g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), type) == 0;
}

/* Relations stand in the layer of every language of an article: each counts where it begins. */
static void
add_links (CfLinks *links, guint coder, guint index)
{
  const CfContinuum *continuum = g_ptr_array_index (links->material->continua, index);
  const CfCoding *coding = &continuum->codings[coder];

  for (guint i = 0; i < coding->links->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (coding->links, i);
      Link link = { index, relation, find_node (links, coder, cf_relation_get_from (relation)),
                    find_node (links, coder, cf_relation_get_to (relation)), CF_NONE };

      if (link.from == CF_NONE || get_node (links, coder, link.from)->continuum != index)
        continue;
      if (link.to != CF_NONE && is_type (relation, RESTATES))
        {
          get_node (links, coder, find_root (links, coder, link.from))->parent =
            find_root (links, coder, link.to);
          get_node (links, coder, link.from)->joined = TRUE;
          get_node (links, coder, link.to)->joined = TRUE;
        }
      g_array_append_val (links->links[coder], link);
    }
}

/**
 * cf_links_new:
 * @material: sorted, without nested units, of two coders; it is kept by the caller
 * @match: how ends are matched
 *
 * Returns: (transfer full): the links of both
 */
CfLinks *
cf_links_new (const CfMaterial *material, CfMatch match)
{
  CfLinks *links = g_new0 (CfLinks, 1);

  g_assert (material->coders->len == N_CODERS);
  links->material = material;
  for (guint c = 0; c < N_CODERS; c++)
    {
      links->nodes[c] = g_array_new (FALSE, FALSE, sizeof (Node));
      links->links[c] = g_array_new (FALSE, FALSE, sizeof (Link));
      links->by_id[c] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  for (guint i = 0; i < material->continua->len; i++)
    add_nodes (links, i, match);
  for (guint i = 0; i < material->continua->len; i++)
    for (guint c = 0; c < N_CODERS; c++)
      add_links (links, c, i);
  return links;
}

void
cf_links_free (CfLinks *links)
{
  for (guint c = 0; c < N_CODERS; c++)
    {
      g_array_unref (links->nodes[c]);
      g_array_unref (links->links[c]);
      g_hash_table_unref (links->by_id[c]);
    }
  g_free (links);
}

/* Whether the other coder's end is this one, or of the cluster of this one. */
static gboolean
ends_match (const CfLinks *links, guint own, guint other, gboolean cluster)
{
  guint own_root, other_root;

  if (own == CF_NONE || other == CF_NONE)
    return FALSE;
  if (get_node (links, 0, own)->matched == other)
    return TRUE;
  if (!cluster)
    return FALSE;
  own_root = find_root (links, 0, own);
  other_root = find_root (links, 1, other);
  for (guint i = 0; i < links->nodes[0]->len; i++)
    {
      const Node *node = get_node (links, 0, i);

      if (node->matched != CF_NONE && find_root (links, 0, i) == own_root &&
          find_root (links, 1, node->matched) == other_root)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_symmetric (const CfLinks *links, CfRelation *relation)
{
  const CfRelationType *type =
    links->material->codebook != NULL
      ? cf_codebook_get_relation_type (links->material->codebook,
                                       cf_record_get_code (CF_RECORD (relation)))
      : NULL;

  return type != NULL && type->symmetric;
}

static gboolean
links_match (const CfLinks *links, const Link *a, const Link *b)
{
  gboolean cluster = is_type (a->relation, REBUTS) && is_type (b->relation, REBUTS);

  if (ends_match (links, a->from, b->from, FALSE) && ends_match (links, a->to, b->to, cluster))
    return TRUE;
  return is_symmetric (links, a->relation) && ends_match (links, a->from, b->to, FALSE) &&
         ends_match (links, a->to, b->from, FALSE);
}

static gboolean
both_marked (const CfLinks *links, guint coder, const Link *link)
{
  return link->from != CF_NONE && link->to != CF_NONE &&
         get_node (links, coder, link->from)->matched != CF_NONE &&
         get_node (links, coder, link->to)->matched != CF_NONE;
}

/* The share of links whose ends both coders marked. */
static double
get_coverage (const CfLinks *links, const char *type)
{
  double n = 0, marked = 0;

  for (guint c = 0; c < N_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const Link *link = &g_array_index (links->links[c], Link, i);

        if (!is_type (link->relation, type))
          continue;
        n++;
        marked += both_marked (links, c, link);
      }
  return n > 0 ? marked / n : NAN;
}

static gboolean
is_wanted (const Link *link, const char *type)
{
  return type == NULL || is_type (link->relation, type);
}

/* Of one type, or each of its own, each with one of the other coder that is not taken yet. */
static void
match_links (CfLinks *links, const char *type)
{
  for (guint c = 0; c < N_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      g_array_index (links->links[c], Link, i).matched = CF_NONE;
  for (guint i = 0; i < links->links[0]->len; i++)
    {
      Link *a = &g_array_index (links->links[0], Link, i);

      for (guint k = 0; k < links->links[1]->len && is_wanted (a, type); k++)
        {
          Link *b = &g_array_index (links->links[1], Link, k);

          if (a->matched != CF_NONE || b->matched != CF_NONE ||
              !is_type (b->relation, cf_record_get_code (CF_RECORD (a->relation))) ||
              !links_match (links, a, b))
            continue;
          a->matched = k;
          b->matched = i;
        }
    }
}

static CfMaterial *
new_result (const CfLinks *links)
{
  CfMaterial *material = cf_material_new ();

  for (guint c = 0; c < N_CODERS; c++)
    cf_material_add_coder (material, g_ptr_array_index (links->material->coders, c));
  for (guint i = 0; i < links->material->continua->len; i++)
    {
      const CfContinuum *from = g_ptr_array_index (links->material->continua, i);
      CfContinuum *to = cf_continuum_new (from->name, from->language, from->length, N_CODERS);

      for (guint c = 0; c < N_CODERS; c++)
        to->codings[c].counts = from->codings[c].counts;
      cf_material_take (material, to);
    }
  return material;
}

/**
 * cf_links_make_units:
 * @links: links
 * @type: a relation type
 *
 * Returns: (transfer full): the same articles, in which each link of the type is a unit, and a link of both coders
 *   the same unit in both
 */
CfMaterial *
cf_links_make_units (CfLinks *links, const char *type)
{
  CfMaterial *material = new_result (links);
  guint code = cf_material_intern (material, type);
  guint place = 0;

  material->coverage = get_coverage (links, type);
  match_links (links, type);
  for (guint c = 0; c < N_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const Link *link = &g_array_index (links->links[c], Link, i);
        CfContinuum *continuum = g_ptr_array_index (material->continua, link->continuum);
        CfSpan span = { place, place + 1 };

        if (!is_type (link->relation, type) || (c > 0 && link->matched != CF_NONE))
          continue;
        cf_continuum_add_unit (continuum, c, code, &span, 1, NULL);
        if (link->matched != CF_NONE)
          cf_continuum_add_unit (continuum, 1, code, &span, 1, NULL);
        place++;
        continuum->length = MAX (continuum->length, place);
      }
  cf_material_sort (material);
  return material;
}

/* Whether the other coder has put both ends into one cluster too. */
static gboolean
same_clusters (const CfLinks *links, guint coder, const Link *link)
{
  guint other = 1 - coder;

  return is_type (link->relation, RESTATES) && both_marked (links, coder, link) &&
         find_root (links, other, get_node (links, coder, link->from)->matched) ==
           find_root (links, other, get_node (links, coder, link->to)->matched);
}

/**
 * cf_links_list_pairs:
 * @links: links
 *
 * What restates is none where the other has both ends in one cluster.
 *
 * Returns: (transfer full) (element-type CfLinkPair): the links that both coders have, and those of each that the other
 *   has not
 */
GArray *
cf_links_list_pairs (CfLinks *links)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (CfLinkPair));

  match_links (links, NULL);
  for (guint c = 0; c < N_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const Link *link = &g_array_index (links->links[c], Link, i);
        CfLinkPair pair = { link->continuum };

        if (link->matched == CF_NONE ? same_clusters (links, c, link) : c > 0)
          continue;
        pair.relations[c] = link->relation;
        if (link->matched != CF_NONE)
          pair.relations[1] = g_array_index (links->links[1], Link, link->matched).relation;
        g_array_append_val (pairs, pair);
      }
  return pairs;
}

/* All types that a coder gave a pair of units, as a set. */
static guint
get_types (const CfLinks *links, CfMaterial *material, guint coder, guint from, guint to)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  g_autofree char *set = NULL;

  for (guint i = 0; i < links->links[coder]->len; i++)
    {
      const Link *link = &g_array_index (links->links[coder], Link, i);

      if (link->from == from && link->to == to)
        g_ptr_array_add (types, (gpointer) cf_record_get_code (CF_RECORD (link->relation)));
    }
  if (types->len == 0)
    return CF_NONE;
  set = cf_set_make (types);
  return cf_material_intern (material, set);
}

/**
 * cf_links_make_items:
 * @links: links
 * @type: a relation type, one of which is to be among the types of a pair
 *
 * Returns: (transfer full): the same articles with an item for each pair of units that both coders have linked; its
 *   values are the types
 */
CfMaterial *
cf_links_make_items (CfLinks *links, const char *type)
{
  CfMaterial *material = new_result (links);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  material->coverage = get_coverage (links, type);
  for (guint c = 0; c < N_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const Link *link = &g_array_index (links->links[c], Link, i);
        guint from, to, values[N_CODERS];
        gint64 key;

        if (!is_type (link->relation, type) || !both_marked (links, c, link))
          continue;
        from = c == 0 ? link->from : get_node (links, 1, link->from)->matched;
        to = c == 0 ? link->to : get_node (links, 1, link->to)->matched;
        key = (gint64) ((guint64) from << 32 | to);
        if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
          continue;
        values[0] = get_types (links, material, 0, from, to);
        values[1] = get_types (links, material, 1, get_node (links, 0, from)->matched,
                               get_node (links, 0, to)->matched);
        cf_continuum_add_item (
          g_ptr_array_index (material->continua, get_node (links, 0, from)->continuum), values);
      }
  return material;
}

/* How many that are matched stand in the cluster, and how many of those in the other coder's too. */
static void
count_cluster (const CfLinks *links, guint node, guint *n_first, guint *n_second, guint *n_both)
{
  guint own = find_root (links, 0, node);
  guint other = find_root (links, 1, get_node (links, 0, node)->matched);

  *n_first = *n_second = *n_both = 0;
  for (guint i = 0; i < links->nodes[0]->len; i++)
    {
      guint matched = get_node (links, 0, i)->matched;
      gboolean in_first, in_second;

      if (matched == CF_NONE)
        continue;
      in_first = find_root (links, 0, i) == own;
      in_second = find_root (links, 1, matched) == other;
      *n_first += in_first;
      *n_second += in_second;
      *n_both += in_first && in_second;
    }
}

/**
 * cf_links_make_scores:
 * @links: links
 * @type: a relation type
 *
 * Returns: (transfer full): the same articles with the scores of B³ for each matched unit that a coder has put
 *   into a cluster; none for a type that makes no clusters
 */
CfMaterial *
cf_links_make_scores (CfLinks *links, const char *type)
{
  CfMaterial *material = new_result (links);

  material->coverage = get_coverage (links, type);
  for (guint i = 0; g_str_equal (type, RESTATES) && i < links->nodes[0]->len; i++)
    {
      const Node *node = get_node (links, 0, i);
      CfContinuum *continuum = g_ptr_array_index (material->continua, node->continuum);
      guint n_first, n_second, n_both;
      double scores[2];

      if (node->matched == CF_NONE ||
          (!node->joined && !get_node (links, 1, node->matched)->joined))
        continue;
      count_cluster (links, i, &n_first, &n_second, &n_both);
      scores[0] = (double) n_both / n_second;
      scores[1] = (double) n_both / n_first;
      g_array_append_vals (continuum->scores, scores, 2);
    }
  return material;
}
