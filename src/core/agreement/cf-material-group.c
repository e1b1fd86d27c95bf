/* SPDX-License-Identifier: GPL-3.0-or-later
 * Continua that have something in common: their language, or a month; units that have: their code. */

#include "config.h"

#include "cf-material.h"

/**
 * cf_continuum_get_group:
 * @continuum: a continuum
 * @group: by what
 *
 * Returns: (nullable): to which group it belongs
 */
const char *
cf_continuum_get_group (const CfContinuum *continuum, CfGroup group)
{
  switch (group)
    {
    case CF_GROUP_LANGUAGE:
      return continuum->language;
    case CF_GROUP_PUBLISHED:
      return continuum->published;
    case CF_GROUP_CODED:
      return continuum->coded;
    case CF_N_GROUPS:
    default:
      return NULL;
    }
}

/**
 * cf_material_select_group:
 * @material: material
 * @group: by what
 * @value: (nullable): which
 *
 * Returns: (transfer full): the continua of that group
 */
CfMaterial *
cf_material_select_group (const CfMaterial *material, CfGroup group, const char *value)
{
  CfMaterial *selected = cf_material_new_like (material);

  for (guint i = 0; i < material->continua->len; i++)
    {
      CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      if (g_strcmp0 (cf_continuum_get_group (continuum, group), value) == 0)
        cf_material_take (selected, cf_continuum_ref (continuum));
    }
  return selected;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cf_material_list_groups:
 * @material: material
 * @group: by what
 *
 * Returns: (transfer container) (element-type utf8): the groups of its continua, sorted; first %NULL, where some
 *   belong to none
 */
GPtrArray *
cf_material_list_groups (const CfMaterial *material, CfGroup group)
{
  GPtrArray *all = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < material->continua->len; i++)
    g_ptr_array_add (
      all, (gpointer) cf_continuum_get_group (g_ptr_array_index (material->continua, i), group));
  g_ptr_array_sort (all, compare_names);
  for (guint i = 0; i < all->len; i++)
    if (n == 0 || g_strcmp0 (all->pdata[i], all->pdata[n - 1]) != 0)
      all->pdata[n++] = all->pdata[i];
  g_ptr_array_set_size (all, (int) n);
  return all;
}

/**
 * cf_material_count_units:
 * @material: material
 * @code: one of its values
 *
 * Returns: how often it was given by coders who have finished the article
 */
guint
cf_material_count_units (const CfMaterial *material, guint code)
{
  guint n = 0;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint u = 0; continuum->codings[c].counts && u < continuum->codings[c].units->len; u++)
          n += g_array_index (continuum->codings[c].units, CfCodedUnit, u).code == code;
    }
  return n;
}

/**
 * cf_material_count_comparable:
 * @material: material
 *
 * Returns: in how many continua two coders can be compared
 */
guint
cf_material_count_comparable (const CfMaterial *material)
{
  guint n = 0;

  for (guint i = 0; i < material->continua->len; i++)
    n += cf_continuum_count_coders (g_ptr_array_index (material->continua, i)) >= 2;
  return n;
}
