/* SPDX-License-Identifier: GPL-3.0-or-later
 * Links of two coders, put together by the units that they join.
 *
 * A link of one coder is a link of the other where both of its ends are matched with the ends of that, in the
 * articles in which they stand. What rebuts a claim rebuts all that restates it: that end may be any of its
 * cluster. Clusters are compared by B³ (Bagga & Baldwin 1998), since a link that is missing within one changes
 * nothing. */

#include "config.h"

#include "cf-links-private.h"

#define REBUTS "rebuts"

CfLinkNode *
cf_links_get_node (const CfLinks *links, guint coder, guint index)
{
  return &g_array_index (links->nodes[coder], CfLinkNode, index);
}

guint
cf_links_find_root (const CfLinks *links, guint coder, guint node)
{
  while (cf_links_get_node (links, coder, node)->parent != node)
    node = cf_links_get_node (links, coder, node)->parent;
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
  guint first[CF_LINK_CODERS] = { links->nodes[0]->len, links->nodes[1]->len };

  cf_matching_extend (matching, &codings[0], &codings[1], links->material->values->len, match);
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint u = 0; u < codings[c].units->len; u++)
      {
        const CfCodedUnit *unit = &g_array_index (codings[c].units, CfCodedUnit, u);
        guint other = c == 0 ? matching->of_first[u] : matching->of_second[u];
        CfLinkNode node = { index, u, other != CF_NONE ? first[1 - c] + other : CF_NONE,
                            links->nodes[c]->len, FALSE };

        g_array_append_val (links->nodes[c], node);
        if (unit->record != CF_NONE)
          g_hash_table_insert (
            links->by_id[c],
            (gpointer) cf_record_get_id (g_ptr_array_index (codings[c].records, unit->record)),
            GUINT_TO_POINTER (links->nodes[c]->len));
      }
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    add_nested (links, c, &codings[c]);
}

gboolean
cf_link_is_type (CfRelation *relation, const char *type)
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
      CfLink link = { index, relation, find_node (links, coder, cf_relation_get_from (relation)),
                      find_node (links, coder, cf_relation_get_to (relation)), CF_NONE };

      if (link.from == CF_NONE || cf_links_get_node (links, coder, link.from)->continuum != index)
        continue;
      if (link.to != CF_NONE && cf_link_is_type (relation, CF_LINK_RESTATES))
        {
          cf_links_get_node (links, coder, cf_links_find_root (links, coder, link.from))->parent =
            cf_links_find_root (links, coder, link.to);
          cf_links_get_node (links, coder, link.from)->joined = TRUE;
          cf_links_get_node (links, coder, link.to)->joined = TRUE;
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

  g_assert (material->coders->len == CF_LINK_CODERS);
  links->material = material;
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    {
      links->nodes[c] = g_array_new (FALSE, FALSE, sizeof (CfLinkNode));
      links->links[c] = g_array_new (FALSE, FALSE, sizeof (CfLink));
      links->by_id[c] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  for (guint i = 0; i < material->continua->len; i++)
    add_nodes (links, i, match);
  for (guint i = 0; i < material->continua->len; i++)
    for (guint c = 0; c < CF_LINK_CODERS; c++)
      add_links (links, c, i);
  return links;
}

void
cf_links_free (CfLinks *links)
{
  for (guint c = 0; c < CF_LINK_CODERS; c++)
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
  if (cf_links_get_node (links, 0, own)->matched == other)
    return TRUE;
  if (!cluster)
    return FALSE;
  own_root = cf_links_find_root (links, 0, own);
  other_root = cf_links_find_root (links, 1, other);
  for (guint i = 0; i < links->nodes[0]->len; i++)
    {
      const CfLinkNode *node = cf_links_get_node (links, 0, i);

      if (node->matched != CF_NONE && cf_links_find_root (links, 0, i) == own_root &&
          cf_links_find_root (links, 1, node->matched) == other_root)
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
links_match (const CfLinks *links, const CfLink *a, const CfLink *b)
{
  gboolean cluster = cf_link_is_type (a->relation, REBUTS) && cf_link_is_type (b->relation, REBUTS);

  if (ends_match (links, a->from, b->from, FALSE) && ends_match (links, a->to, b->to, cluster))
    return TRUE;
  return is_symmetric (links, a->relation) && ends_match (links, a->from, b->to, FALSE) &&
         ends_match (links, a->to, b->from, FALSE);
}

gboolean
cf_links_both_marked (const CfLinks *links, guint coder, const CfLink *link)
{
  return link->from != CF_NONE && link->to != CF_NONE &&
         cf_links_get_node (links, coder, link->from)->matched != CF_NONE &&
         cf_links_get_node (links, coder, link->to)->matched != CF_NONE;
}

static gboolean
is_wanted (const CfLink *link, const char *type)
{
  return type == NULL || cf_link_is_type (link->relation, type);
}

/* Of one type, or each of its own, each with one of the other coder that is not taken yet. */
void
cf_links_match (CfLinks *links, const char *type)
{
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      g_array_index (links->links[c], CfLink, i).matched = CF_NONE;
  for (guint i = 0; i < links->links[0]->len; i++)
    {
      CfLink *a = &g_array_index (links->links[0], CfLink, i);

      for (guint k = 0; k < links->links[1]->len && is_wanted (a, type); k++)
        {
          CfLink *b = &g_array_index (links->links[1], CfLink, k);

          if (a->matched != CF_NONE || b->matched != CF_NONE ||
              !cf_link_is_type (b->relation, cf_record_get_code (CF_RECORD (a->relation))) ||
              !links_match (links, a, b))
            continue;
          a->matched = k;
          b->matched = i;
        }
    }
}

/* Whether the other coder has put both ends into one cluster too. */
static gboolean
same_clusters (const CfLinks *links, guint coder, const CfLink *link)
{
  guint other = 1 - coder;

  return cf_link_is_type (link->relation, CF_LINK_RESTATES) &&
         cf_links_both_marked (links, coder, link) &&
         cf_links_find_root (links, other, cf_links_get_node (links, coder, link->from)->matched) ==
           cf_links_find_root (links, other, cf_links_get_node (links, coder, link->to)->matched);
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

  cf_links_match (links, NULL);
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const CfLink *link = &g_array_index (links->links[c], CfLink, i);
        CfLinkPair pair = { link->continuum };

        if (link->matched == CF_NONE ? same_clusters (links, c, link) : c > 0)
          continue;
        pair.relations[c] = link->relation;
        if (link->matched != CF_NONE)
          pair.relations[1] = g_array_index (links->links[1], CfLink, link->matched).relation;
        g_array_append_val (pairs, pair);
      }
  return pairs;
}
