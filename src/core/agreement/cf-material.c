/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several coders marked in several articles. */

#include "config.h"

#include "cf-material.h"

#include <math.h>
#include <string.h>

CfMaterial *
cf_material_new (void)
{
  CfMaterial *material = g_new0 (CfMaterial, 1);

  material->coders = g_ptr_array_new_with_free_func (g_free);
  material->values = g_ptr_array_new_with_free_func (g_free);
  material->continua = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_continuum_unref);
  material->coverage = NAN;
  material->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  return material;
}

void
cf_material_free (CfMaterial *material)
{
  g_ptr_array_unref (material->coders);
  g_hash_table_unref (material->by_value);
  g_ptr_array_unref (material->values);
  g_ptr_array_unref (material->continua);
  g_clear_object (&material->codebook);
  g_free (material);
}

/**
 * cf_material_add_coder:
 * @material: material without continua
 * @name: a coder
 *
 * Returns: the coder's position
 */
guint
cf_material_add_coder (CfMaterial *material, const char *name)
{
  g_ptr_array_add (material->coders, g_strdup (name));
  return material->coders->len - 1;
}

/**
 * cf_material_find_coder:
 * @material: material
 * @name: (nullable): a coder
 *
 * Returns: the coder's position, or %CF_NONE
 */
guint
cf_material_find_coder (const CfMaterial *material, const char *name)
{
  for (guint i = 0; name != NULL && i < material->coders->len; i++)
    if (g_str_equal (g_ptr_array_index (material->coders, i), name))
      return i;
  return CF_NONE;
}

/**
 * cf_material_find:
 * @material: material
 * @value: a code or value
 *
 * Returns: its position, or %CF_NONE
 */
guint
cf_material_find (const CfMaterial *material, const char *value)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (material->by_value, value)) - 1;
}

/**
 * cf_material_intern:
 * @material: material
 * @value: a code or value
 *
 * Returns: its position; it is added where it is new
 */
guint
cf_material_intern (CfMaterial *material, const char *value)
{
  guint position = cf_material_find (material, value);

  if (position != CF_NONE)
    return position;
  g_ptr_array_add (material->values, g_strdup (value));
  g_hash_table_insert (material->by_value,
                       g_ptr_array_index (material->values, material->values->len - 1),
                       GUINT_TO_POINTER (material->values->len));
  return material->values->len - 1;
}

const char *
cf_material_get_value (const CfMaterial *material, guint value)
{
  return value < material->values->len ? g_ptr_array_index (material->values, value) : NULL;
}

/**
 * cf_material_take:
 * @material: material
 * @continuum: (transfer full): a continuum for as many coders as it has
 */
void
cf_material_take (CfMaterial *material, CfContinuum *continuum)
{
  g_assert (continuum->n_coders == material->coders->len);
  g_ptr_array_add (material->continua, continuum);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const CfCodedUnit *x = a, *y = b;

  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  return x->first_part < y->first_part ? -1 : x->first_part > y->first_part;
}

static int
compare_continua (gconstpointer a, gconstpointer b)
{
  const CfContinuum *x = *(const CfContinuum *const *) a, *y = *(const CfContinuum *const *) b;
  int order = strcmp (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->language, y->language);
}

/**
 * cf_material_find_article:
 * @material: sorted material
 * @name: an article
 *
 * Returns: (transfer none) (nullable): a continuum of it
 */
const CfContinuum *
cf_material_find_article (const CfMaterial *material, const char *name)
{
  guint low = 0, high = material->continua->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CfContinuum *continuum = g_ptr_array_index (material->continua, middle);
      int order = strcmp (continuum->name, name);

      if (order == 0)
        return continuum;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
is_sorted (const GArray *units)
{
  for (guint i = 1; i < units->len; i++)
    if (compare_units (&g_array_index (units, CfCodedUnit, i - 1),
                       &g_array_index (units, CfCodedUnit, i)) > 0)
      return FALSE;
  return TRUE;
}

/**
 * cf_material_sort:
 * @material: material to which all was added
 *
 * Brings continua and units into their order, so that nothing depends on the order in which they came.
 */
void
cf_material_sort (CfMaterial *material)
{
  g_ptr_array_sort (material->continua, compare_continua);
  for (guint i = 0; i < material->continua->len; i++)
    {
      CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        if (!is_sorted (continuum->codings[c].units))
          g_array_sort (continuum->codings[c].units, compare_units);
    }
}

/* The unit of a code that reaches farthest. */
typedef struct
{
  guint end;
  guint record;
} Reach;

/* Units come by begin, the longer first: what ends no later than one before it stands in that. */
static void
drop_nested (CfCoding *coding, Reach *reaches, guint n_codes)
{
  CfCodedUnit *units = (CfCodedUnit *) (void *) coding->units->data;
  guint kept = 0;

  memset (reaches, 0, n_codes * sizeof (Reach));
  for (guint i = 0; i < coding->units->len; i++)
    {
      Reach *reach = &reaches[units[i].code];
      CfNestedUnit nested = { units[i].record, reach->record };

      if (units[i].end <= reach->end)
        {
          g_array_append_val (coding->nested, nested);
          continue;
        }
      *reach = (Reach){ units[i].end, units[i].record };
      units[kept++] = units[i];
    }
  g_array_set_size (coding->units, kept);
}

/**
 * cf_material_drop_nested:
 * @material: sorted material
 *
 * Of the units of one coder and code that stand in each other only the outermost is left. So the units of
 * a code follow each other with their begins and with their ends.
 */
void
cf_material_drop_nested (CfMaterial *material)
{
  g_autofree Reach *reaches = g_new0 (Reach, material->values->len + 1);

  for (guint i = 0; i < material->continua->len; i++)
    {
      CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        drop_nested (&continuum->codings[c], reaches, material->values->len);
    }
}

static CfMaterial *
new_like (const CfMaterial *material)
{
  CfMaterial *copy = cf_material_new ();

  for (guint i = 0; i < material->values->len; i++)
    cf_material_intern (copy, g_ptr_array_index (material->values, i));
  g_set_object (&copy->codebook, material->codebook);
  copy->coverage = material->coverage;
  return copy;
}

static void
copy_coding (CfCoding *to, const CfCoding *from, guint code)
{
  to->counts = from->counts;
  g_array_unref (to->nested);
  to->nested = g_array_ref (from->nested);
  g_ptr_array_unref (to->elsewhere);
  to->elsewhere = g_ptr_array_ref (from->elsewhere);
  g_array_unref (to->parts);
  to->parts = g_array_ref (from->parts);
  g_ptr_array_unref (to->records);
  to->records = g_ptr_array_ref (from->records);
  g_ptr_array_unref (to->links);
  to->links = g_ptr_array_ref (from->links);
  if (code == CF_NONE)
    {
      g_array_unref (to->units);
      to->units = g_array_ref (from->units);
      return;
    }
  for (guint i = 0; i < from->units->len; i++)
    {
      const CfCodedUnit *unit = &g_array_index (from->units, CfCodedUnit, i);

      if (unit->code == code)
        g_array_append_val (to->units, *unit);
    }
}

static CfContinuum *
select_continuum (const CfContinuum *from, const guint *coders, guint n_coders, guint code)
{
  CfContinuum *to = cf_continuum_new (from->name, from->language, from->length, n_coders);
  guint n_items = cf_continuum_count_items (from);

  to->title = g_strdup (from->title);
  to->published = g_strdup (from->published);
  to->coded = g_strdup (from->coded);
  for (guint c = 0; c < n_coders; c++)
    copy_coding (&to->codings[c], &from->codings[coders[c]], code);
  g_array_unref (to->sentences);
  to->sentences = g_array_ref (from->sentences);
  for (guint i = 0; i < n_items; i++)
    for (guint c = 0; c < n_coders; c++)
      g_array_append_val (to->items,
                          g_array_index (from->items, guint, i * from->n_coders + coders[c]));
  return to;
}

/**
 * cf_material_select:
 * @material: sorted material
 * @coders: (array length=n_coders): the coders that are wanted
 * @n_coders: how many
 * @code: the only code that is wanted, or %CF_NONE for all
 *
 * Only articles that two of them have finished are taken, so that of two coders both have.
 *
 * Returns: (transfer full): what is wanted; values keep their positions
 */
CfMaterial *
cf_material_select (const CfMaterial *material, const guint *coders, guint n_coders, guint code)
{
  CfMaterial *selected = new_like (material);

  for (guint c = 0; c < n_coders; c++)
    cf_material_add_coder (selected, g_ptr_array_index (material->coders, coders[c]));
  for (guint i = 0; i < material->continua->len; i++)
    {
      g_autoptr (CfContinuum) continuum = select_continuum (
        g_ptr_array_index (material->continua, i), coders, n_coders, code);

      if (cf_continuum_count_coders (continuum) >= 2)
        cf_material_take (selected, g_steal_pointer (&continuum));
    }
  return selected;
}

/**
 * cf_material_new_like:
 * @material: material
 *
 * Returns: (transfer full): material of the same coders and values, without continua
 */
CfMaterial *
cf_material_new_like (const CfMaterial *material)
{
  CfMaterial *copy = new_like (material);

  for (guint c = 0; c < material->coders->len; c++)
    cf_material_add_coder (copy, g_ptr_array_index (material->coders, c));
  return copy;
}

/**
 * cf_material_select_continuum:
 * @material: material
 * @index: one of its continua
 *
 * Returns: (transfer full): that alone
 */
CfMaterial *
cf_material_select_continuum (const CfMaterial *material, guint index)
{
  CfMaterial *selected = cf_material_new_like (material);

  cf_material_take (selected, cf_continuum_ref (g_ptr_array_index (material->continua, index)));
  return selected;
}
