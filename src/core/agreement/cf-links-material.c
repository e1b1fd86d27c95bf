/* SPDX-License-Identifier: GPL-3.0-or-later
 * Links of two coders as what measures compare: as units, as items with a set of types, or as clusters with scores. */

#include "config.h"

#include "cf-distance.h"
#include "cf-links-private.h"

#include <math.h>

/* The share of links whose ends both coders marked. */
static double
get_coverage (const CfLinks *links, const char *type)
{
  double n = 0, marked = 0;

  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const CfLink *link = &g_array_index (links->links[c], CfLink, i);

        if (!cf_link_is_type (link->relation, type))
          continue;
        n++;
        marked += cf_links_both_marked (links, c, link);
      }
  return n > 0 ? marked / n : NAN;
}

static CfMaterial *
new_result (const CfLinks *links)
{
  CfMaterial *material = cf_material_new ();

  for (guint c = 0; c < CF_LINK_CODERS; c++)
    cf_material_add_coder (material, g_ptr_array_index (links->material->coders, c));
  for (guint i = 0; i < links->material->continua->len; i++)
    {
      const CfContinuum *from = g_ptr_array_index (links->material->continua, i);
      CfContinuum *to = cf_continuum_new (from->name, from->language, from->length, CF_LINK_CODERS);

      for (guint c = 0; c < CF_LINK_CODERS; c++)
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
  cf_links_match (links, type);
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const CfLink *link = &g_array_index (links->links[c], CfLink, i);
        CfContinuum *continuum = g_ptr_array_index (material->continua, link->continuum);
        CfSpan span = { place, place + 1 };

        if (!cf_link_is_type (link->relation, type) || (c > 0 && link->matched != CF_NONE))
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

/* All types that a coder gave a pair of units, as a set. */
static guint
get_types (const CfLinks *links, CfMaterial *material, guint coder, guint from, guint to)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  g_autofree char *set = NULL;

  for (guint i = 0; i < links->links[coder]->len; i++)
    {
      const CfLink *link = &g_array_index (links->links[coder], CfLink, i);

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
  for (guint c = 0; c < CF_LINK_CODERS; c++)
    for (guint i = 0; i < links->links[c]->len; i++)
      {
        const CfLink *link = &g_array_index (links->links[c], CfLink, i);
        guint from, to, values[CF_LINK_CODERS];
        gint64 key;

        if (!cf_link_is_type (link->relation, type) || !cf_links_both_marked (links, c, link))
          continue;
        from = c == 0 ? link->from : cf_links_get_node (links, 1, link->from)->matched;
        to = c == 0 ? link->to : cf_links_get_node (links, 1, link->to)->matched;
        key = (gint64) ((guint64) from << 32 | to);
        if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
          continue;
        values[0] = get_types (links, material, 0, from, to);
        values[1] = get_types (links, material, 1, cf_links_get_node (links, 0, from)->matched,
                               cf_links_get_node (links, 0, to)->matched);
        cf_continuum_add_item (
          g_ptr_array_index (material->continua, cf_links_get_node (links, 0, from)->continuum),
          values);
      }
  return material;
}

/* How many that are matched stand in the cluster, and how many of those in the other coder's too. */
static void
count_cluster (const CfLinks *links, guint node, guint *n_first, guint *n_second, guint *n_both)
{
  guint own = cf_links_find_root (links, 0, node);
  guint other = cf_links_find_root (links, 1, cf_links_get_node (links, 0, node)->matched);

  *n_first = *n_second = *n_both = 0;
  for (guint i = 0; i < links->nodes[0]->len; i++)
    {
      guint matched = cf_links_get_node (links, 0, i)->matched;
      gboolean in_first, in_second;

      if (matched == CF_NONE)
        continue;
      in_first = cf_links_find_root (links, 0, i) == own;
      in_second = cf_links_find_root (links, 1, matched) == other;
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
  for (guint i = 0; g_str_equal (type, CF_LINK_RESTATES) && i < links->nodes[0]->len; i++)
    {
      const CfLinkNode *node = cf_links_get_node (links, 0, i);
      CfContinuum *continuum = g_ptr_array_index (material->continua, node->continuum);
      guint n_first, n_second, n_both;
      double scores[2];

      if (node->matched == CF_NONE ||
          (!node->joined && !cf_links_get_node (links, 1, node->matched)->joined))
        continue;
      count_cluster (links, i, &n_first, &n_second, &n_both);
      scores[0] = (double) n_both / n_second;
      scores[1] = (double) n_both / n_first;
      g_array_append_vals (continuum->scores, scores, 2);
    }
  return material;
}
