/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several coders marked in several articles: what measures of agreement are computed from. */

#pragma once

#include "cf-codebook.h"
#include "cf-continuum.h"

G_BEGIN_DECLS

/**
 * CfMaterial:
 * @coders: (element-type utf8): their names
 * @values: (element-type utf8): codes, or the values of items
 * @continua: (element-type CfContinuum): by name, then language, once it is sorted
 * @codebook: (nullable): what knows the values of attributes
 * @coverage: of what could have been compared, the share that items stand for; NaN where that is all
 *
 * What agreement is computed from.
 */
typedef struct
{
  GPtrArray *coders;
  GPtrArray *values;
  GPtrArray *continua;
  CfCodebook *codebook;
  double coverage;
  GHashTable *by_value; /* name -> position + 1 */
} CfMaterial;

CfMaterial *cf_material_new (void);
void cf_material_free (CfMaterial *material);
guint cf_material_add_coder (CfMaterial *material, const char *name);
guint cf_material_find_coder (const CfMaterial *material, const char *name);
guint cf_material_intern (CfMaterial *material, const char *value);
guint cf_material_find (const CfMaterial *material, const char *value);
const CfContinuum *cf_material_find_article (const CfMaterial *material, const char *name);
const char *cf_material_get_value (const CfMaterial *material, guint value);
void cf_material_take (CfMaterial *material, CfContinuum *continuum);
void cf_material_sort (CfMaterial *material);
void cf_material_drop_nested (CfMaterial *material);
CfMaterial *
cf_material_select (const CfMaterial *material, const guint *coders, guint n_coders, guint code);
CfMaterial *cf_material_new_like (const CfMaterial *material);
CfMaterial *cf_material_select_continuum (const CfMaterial *material, guint index);
CfMaterial *cf_material_select_group (const CfMaterial *material, CfGroup group, const char *value);
guint cf_material_count_units (const CfMaterial *material, guint code);
guint cf_material_count_comparable (const CfMaterial *material);
char *cf_material_make_digest (const CfMaterial *material);
GPtrArray *cf_material_list_groups (const CfMaterial *material, CfGroup group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfMaterial, cf_material_free)

G_END_DECLS
