/* SPDX-License-Identifier: GPL-3.0-or-later
 * What coders marked, as items with a value of each coder. */

#include "config.h"

#include "cf-items.h"

#include "cf-distance.h"

#include <math.h>

/* What a coder said of a sentence or article of which only one code is asked for. */
#define MARKED "marked"
#define NOT_MARKED "not-marked"

typedef struct
{
  const CfMaterial *from;
  CfMaterial *to;
  CfItemKind kind;
  const CfAttribute *known; /* the attribute in the codebook, or NULL */
  const char *attribute;
  CfMatch match;
  guint code;
  guint n_compared; /* what items stand for */
  guint n_all;
} Making;

/* Of a list, all names of an entry are one value. */
static const char *
follow_value (const Making *making, const char *value)
{
  GPtrArray *list = making->known != NULL && making->known->type == CF_ATTRIBUTE_LIST
                      ? cf_codebook_get_list (making->from->codebook, making->known->list)
                      : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const CfListEntry *entry = g_ptr_array_index (list, i);

      if (g_str_equal (entry->id, value) || cf_labels_matches (entry->label, value) ||
          g_ptr_array_find_with_equal_func (entry->aliases, value, g_str_equal, NULL))
        return entry->id;
    }
  return value;
}

/* The value of an attribute; several are a set. */
static guint
get_value (const Making *making, CfAnnotation *annotation)
{
  guint n;
  const CfValue *values = cf_record_get_values (CF_RECORD (annotation), &n);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autofree char *set = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, making->attribute))
      g_ptr_array_add (members, (gpointer) follow_value (making, values[i].value));
  if (members->len == 0)
    return CF_NONE;
  set = cf_set_make (members);
  return cf_material_intern (making->to, set);
}

static const CfCodedUnit *
get_unit (const CfCoding *coding, guint index)
{
  return &g_array_index (coding->units, CfCodedUnit, index);
}

static guint
get_unit_value (const Making *making, const CfCoding *coding, guint index)
{
  const CfCodedUnit *unit = get_unit (coding, index);

  if (making->kind == CF_ITEMS_UNITS)
    return cf_material_intern (making->to, cf_material_get_value (making->from, unit->code));
  return unit->record != CF_NONE
           ? get_value (making, g_ptr_array_index (coding->records, unit->record))
           : CF_NONE;
}

/* Whether a unit could have been compared, had it a counterpart. */
static gboolean
is_candidate (const Making *making, const CfCoding *coding, guint index)
{
  return making->kind == CF_ITEMS_UNITS || get_unit_value (making, coding, index) != CF_NONE;
}

static void
count_candidates (Making *making, const CfCoding *coding, const guint *matched)
{
  for (guint i = 0; i < coding->units->len; i++)
    if (is_candidate (making, coding, i))
      {
        making->n_all++;
        making->n_compared += matched[i] != CF_NONE;
      }
}

static void
add_matched (Making *making, const CfContinuum *from, CfContinuum *to, guint i, guint k)
{
  const CfCoding *first = &from->codings[i], *second = &from->codings[k];
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);
  g_autofree guint *values = g_new (guint, from->n_coders);

  cf_matching_extend (matching, first, second, making->from->values->len, making->match);
  count_candidates (making, first, matching->of_first);
  count_candidates (making, second, matching->of_second);
  for (guint u = 0; u < first->units->len; u++)
    {
      if (matching->of_first[u] == CF_NONE)
        continue;
      for (guint c = 0; c < from->n_coders; c++)
        values[c] = CF_NONE;
      values[i] = get_unit_value (making, first, u);
      values[k] = get_unit_value (making, second, matching->of_first[u]);
      cf_continuum_add_item (to, values);
    }
}

/* Of three coders and more each pair has items of its own: what is matched with what differs between pairs. */
static void
add_units (Making *making, const CfContinuum *from, CfContinuum *to)
{
  for (guint i = 0; i < from->n_coders; i++)
    for (guint k = i + 1; k < from->n_coders; k++)
      if (from->codings[i].counts && from->codings[k].counts)
        add_matched (making, from, to, i, k);
}

/* The codes of the units that stand in a place, as a set, or whether the one that is asked for does. */
static guint
get_codes (const Making *making, const CfCoding *coding, CfSpan place)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autofree char *set = NULL;

  for (guint i = 0; i < coding->units->len; i++)
    {
      const CfCodedUnit *unit = get_unit (coding, i);

      if (unit->begin >= place.end)
        break;
      for (guint p = 0; p < unit->n_parts; p++)
        if (cf_span_overlaps (g_array_index (coding->parts, CfSpan, unit->first_part + p), place))
          {
            g_ptr_array_add (members, (gpointer) cf_material_get_value (making->from, unit->code));
            break;
          }
    }
  if (making->code != CF_NONE)
    return cf_material_intern (making->to, members->len > 0 ? MARKED : NOT_MARKED);
  set = cf_set_make (members);
  return cf_material_intern (making->to, set);
}

static guint
get_article_value (const Making *making, const CfCoding *coding, guint length)
{
  if (making->attribute == NULL)
    return get_codes (making, coding, (CfSpan){ 0, length });
  for (guint i = 0; i < coding->records->len; i++)
    if (cf_annotation_has_article_scope (g_ptr_array_index (coding->records, i)))
      return get_value (making, g_ptr_array_index (coding->records, i));
  return CF_NONE;
}

static void
add_place (Making *making, const CfContinuum *from, CfContinuum *to, CfSpan place)
{
  g_autofree guint *values = g_new (guint, from->n_coders);

  for (guint c = 0; c < from->n_coders; c++)
    if (!from->codings[c].counts)
      values[c] = CF_NONE;
    else if (making->kind == CF_ITEMS_ARTICLES)
      values[c] = get_article_value (making, &from->codings[c], from->length);
    else
      values[c] = get_codes (making, &from->codings[c], place);
  cf_continuum_add_item (to, values);
}

static void
add_continuum (Making *making, const CfContinuum *from)
{
  CfContinuum *to = cf_continuum_new (from->name, from->language, from->length, from->n_coders);

  for (guint c = 0; c < from->n_coders; c++)
    to->codings[c].counts = from->codings[c].counts;
  if (making->kind == CF_ITEMS_ARTICLES)
    add_place (making, from, to, (CfSpan){ 0, from->length });
  else if (making->kind == CF_ITEMS_SENTENCES)
    for (guint i = 0; i < from->sentences->len; i++)
      add_place (making, from, to, g_array_index (from->sentences, CfSpan, i));
  else
    add_units (making, from, to);
  cf_material_take (making->to, to);
}

/**
 * cf_items_new:
 * @material: sorted, without nested units
 * @kind: what items are made of
 * @attribute: (nullable): whose values are wanted
 * @match: how units are matched
 * @code: the only code whose units @material has, or %CF_NONE
 *
 * Returns: (transfer full): the same articles with items instead of units
 */
CfMaterial *
cf_items_new (
  const CfMaterial *material, CfItemKind kind, const char *attribute, CfMatch match, guint code)
{
  Making making = { material, cf_material_new (), kind, NULL, attribute, match, code, 0, 0 };

  if (attribute != NULL && material->codebook != NULL)
    making.known = cf_codebook_get_attribute (material->codebook, attribute);
  for (guint c = 0; c < material->coders->len; c++)
    cf_material_add_coder (making.to, g_ptr_array_index (material->coders, c));
  for (guint i = 0; i < material->continua->len; i++)
    add_continuum (&making, g_ptr_array_index (material->continua, i));
  if (making.n_all > 0)
    making.to->coverage = (double) making.n_compared / making.n_all;
  return making.to;
}
