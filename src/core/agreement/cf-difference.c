/* SPDX-License-Identifier: GPL-3.0-or-later
 * In what coders differ.
 *
 * Units are put together by pairs of coders: first what is the same, then what shares half of the longer one under one
 * code, then under any code, then what overlaps at all under one code. What is left only one has marked. */

#include "config.h"

#include "cf-difference.h"

#include "cf-digest.h"
#include "cf-links.h"

#include <string.h>

/* The namespace of the ids of differences. */
#define SPACE "2f1d5a4e-8c0b-5e0f-9f7c-3d6a1b2c4e58"

static const char *const names[CF_N_DIFFERENCES] = { "only",      "boundary", "code",
                                                     "attribute", "relation", "doubt" };

const char *
cf_difference_kind_get_name (CfDifferenceKind kind)
{
  return names[kind];
}

/**
 * cf_difference_make_id:
 * @difference: a difference
 *
 * Returns: (transfer full): an id that it always has, whoever looks for differences, and in whatever order
 */
char *
cf_difference_make_id (const CfDifference *difference)
{
  const char *ids[2] = { cf_record_get_id (difference->records[0]), NULL };
  g_autofree char *name = NULL;

  if (difference->records[1] != NULL)
    ids[1] = cf_record_get_id (difference->records[1]);
  if (ids[1] != NULL && strcmp (ids[0], ids[1]) > 0)
    {
      const char *first = ids[0];

      ids[0] = ids[1];
      ids[1] = first;
    }
  name = g_strjoin ("\n", names[difference->kind], ids[0], ids[1] != NULL ? ids[1] : "",
                    difference->attribute != NULL ? difference->attribute : "", NULL);
  return cf_uuid_new_v5 (SPACE, name);
}

void
cf_difference_free (CfDifference *difference)
{
  g_clear_object (&difference->records[0]);
  g_clear_object (&difference->records[1]);
  g_free (difference->attribute);
  g_free (difference);
}

typedef struct
{
  const CfMaterial *material;
  guint continuum;
  guint coders[2];
  GPtrArray *found;
  GHashTable *alone; /* CfRecord: what one has and another not; said once */
} Comparing;

/* @turned: the second coder stands first, who alone has it. */
static void
add (Comparing *comparing,
     CfDifferenceKind kind,
     CfRecord *first,
     CfRecord *second,
     gboolean turned,
     const char *attribute)
{
  CfDifference *difference;

  if (first != NULL && second == NULL && !g_hash_table_add (comparing->alone, first))
    return;
  difference = g_new0 (CfDifference, 1);
  difference->kind = kind;
  difference->continuum = comparing->continuum;
  difference->coders[0] = comparing->coders[turned ? 1 : 0];
  difference->coders[1] = comparing->coders[turned ? 0 : 1];
  g_set_object (&difference->records[0], first);
  g_set_object (&difference->records[1], second);
  difference->attribute = g_strdup (attribute);
  g_ptr_array_add (comparing->found, difference);
}

static CfRecord *
get_record (const CfCoding *coding, guint index)
{
  const CfCodedUnit *unit = &g_array_index (coding->units, CfCodedUnit, index);

  return unit->record != CF_NONE ? g_ptr_array_index (coding->records, unit->record) : NULL;
}

static gboolean
has_all_values (CfRecord *a, CfRecord *b, const char *attribute)
{
  guint n;
  const CfValue *values = cf_record_get_values (a, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute) &&
        !cf_record_has_value (b, attribute, values[i].value))
      return FALSE;
  return TRUE;
}

/* Each attribute that either has, once. */
static void
compare_attributes (Comparing *comparing, CfRecord *a, CfRecord *b)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  CfRecord *both[2] = { a, b };

  for (guint side = 0; side < 2; side++)
    {
      guint n;
      const CfValue *values = cf_record_get_values (both[side], &n);

      for (guint i = 0; i < n; i++)
        if (g_hash_table_add (seen, (gpointer) values[i].attribute) &&
            (!has_all_values (a, b, values[i].attribute) ||
             !has_all_values (b, a, values[i].attribute)))
          add (comparing, CF_DIFFERENCE_ATTRIBUTE, a, b, FALSE, values[i].attribute);
    }
}

static gboolean
parts_equal (const CfCoding *first,
             const CfCodedUnit *a,
             const CfCoding *second,
             const CfCodedUnit *b)
{
  return a->n_parts == b->n_parts && memcmp (&g_array_index (first->parts, CfSpan, a->first_part),
                                             &g_array_index (second->parts, CfSpan, b->first_part),
                                             a->n_parts * sizeof (CfSpan)) == 0;
}

static void
compare_doubts (Comparing *comparing, CfRecord *a, CfRecord *b)
{
  if (cf_record_get_doubt (a) || cf_record_get_doubt (b))
    add (comparing, CF_DIFFERENCE_DOUBT, a, b, FALSE, NULL);
}

static void
compare_matched (
  Comparing *comparing, const CfCoding *first, guint i, const CfCoding *second, guint k)
{
  const CfCodedUnit *a = &g_array_index (first->units, CfCodedUnit, i);
  const CfCodedUnit *b = &g_array_index (second->units, CfCodedUnit, k);
  CfRecord *x = get_record (first, i), *y = get_record (second, k);

  if (a->code != b->code)
    add (comparing, CF_DIFFERENCE_CODE, x, y, FALSE, NULL);
  if (!parts_equal (first, a, second, b))
    add (comparing, CF_DIFFERENCE_BOUNDARY, x, y, FALSE, NULL);
  if (x == NULL || y == NULL)
    return;
  if (a->code == b->code)
    compare_attributes (comparing, x, y);
  compare_doubts (comparing, x, y);
}

static void
compare_units (Comparing *comparing, const CfCoding *first, const CfCoding *second)
{
  static const CfMatch steps[] = { CF_MATCH_EXACT, CF_MATCH_HALF, CF_MATCH_PLACE,
                                   CF_MATCH_OVERLAP };
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    cf_matching_extend (matching, first, second, comparing->material->values->len, steps[s]);
  for (guint i = 0; i < first->units->len; i++)
    if (matching->of_first[i] != CF_NONE)
      compare_matched (comparing, first, i, second, matching->of_first[i]);
    else
      add (comparing, CF_DIFFERENCE_ONLY, get_record (first, i), NULL, FALSE, NULL);
  for (guint k = 0; k < second->units->len; k++)
    if (matching->of_second[k] == CF_NONE)
      add (comparing, CF_DIFFERENCE_ONLY, get_record (second, k), NULL, TRUE, NULL);
}

static CfRecord *
find_article_annotation (const CfCoding *coding)
{
  for (guint i = 0; i < coding->records->len; i++)
    if (cf_annotation_has_article_scope (g_ptr_array_index (coding->records, i)))
      return g_ptr_array_index (coding->records, i);
  return NULL;
}

static void
compare_articles (Comparing *comparing, const CfCoding *first, const CfCoding *second)
{
  CfRecord *a = find_article_annotation (first), *b = find_article_annotation (second);

  if (a != NULL && b != NULL)
    compare_attributes (comparing, a, b);
  else if (a != NULL || b != NULL)
    add (comparing, CF_DIFFERENCE_ONLY, a != NULL ? a : b, NULL, a == NULL, NULL);
}

/* What both coders of a pair have read; of an article in two languages, what is said of it as a whole once. */
static void
compare_continuum (Comparing *comparing)
{
  GPtrArray *continua = comparing->material->continua;
  const CfContinuum *continuum = g_ptr_array_index (continua, comparing->continuum);
  const CfContinuum *before =
    comparing->continuum > 0 ? g_ptr_array_index (continua, comparing->continuum - 1) : NULL;
  const CfCoding *first = &continuum->codings[comparing->coders[0]];
  const CfCoding *second = &continuum->codings[comparing->coders[1]];

  if (!first->counts || !second->counts)
    return;
  if (before == NULL || !g_str_equal (before->name, continuum->name))
    compare_articles (comparing, first, second);
  compare_units (comparing, first, second);
}

/* What both have may differ in its attributes, or in doubt. */
static void
compare_link (Comparing *comparing, CfRecord *a, CfRecord *b)
{
  if (a == NULL || b == NULL)
    {
      add (comparing, CF_DIFFERENCE_RELATION, a != NULL ? a : b, NULL, a == NULL, NULL);
      return;
    }
  compare_attributes (comparing, a, b);
  compare_doubts (comparing, a, b);
}

static guint
find_continuum (const CfMaterial *material, const CfContinuum *like)
{
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      if (g_str_equal (continuum->name, like->name) &&
          g_strcmp0 (continuum->language, like->language) == 0)
        return i;
    }
  return CF_NONE;
}

static void
compare_links (Comparing *comparing)
{
  const guint *coders = comparing->coders;
  g_autoptr (CfMaterial) pair = cf_material_select (comparing->material, coders, 2, CF_NONE);
  g_autoptr (CfLinks) links = cf_links_new (pair, CF_MATCH_HALF);
  g_autoptr (GArray) found = cf_links_list_pairs (links);

  for (guint i = 0; i < found->len; i++)
    {
      const CfLinkPair *link = &g_array_index (found, CfLinkPair, i);

      comparing->continuum =
        find_continuum (comparing->material, g_ptr_array_index (pair->continua, link->continuum));
      compare_link (comparing, (CfRecord *) link->relations[0], (CfRecord *) link->relations[1]);
    }
}

static CfSpan
get_place (const CfDifference *difference)
{
  CfRecord *record = difference->records[0];

  if (record != NULL && CF_IS_ANNOTATION (record) &&
      cf_annotation_get_n_parts (CF_ANNOTATION (record)) > 0)
    return cf_annotation_get_extent (CF_ANNOTATION (record));
  return (CfSpan){ 0, 0 };
}

static int
compare_differences (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CfMaterial *material = user_data;
  const CfDifference *x = *(const CfDifference *const *) a;
  const CfDifference *y = *(const CfDifference *const *) b;
  const CfContinuum *first = g_ptr_array_index (material->continua, x->continuum);
  const CfContinuum *second = g_ptr_array_index (material->continua, y->continuum);
  gboolean x_is_link = CF_IS_RELATION (x->records[0]);
  gboolean y_is_link = CF_IS_RELATION (y->records[0]);
  int order = strcmp (first->name, second->name);

  if (order == 0)
    order = (int) x_is_link - (int) y_is_link;
  if (order == 0)
    order = cf_span_compare (get_place (x), get_place (y));
  for (guint i = 0; order == 0 && i < 2; i++)
    order = (x->coders[i] > y->coders[i]) - (x->coders[i] < y->coders[i]);
  if (order == 0)
    order = (int) x->kind - (int) y->kind;
  if (order == 0 && x->records[0] != NULL && y->records[0] != NULL)
    order = g_strcmp0 (cf_record_get_id (x->records[0]), cf_record_get_id (y->records[0]));
  return order != 0 ? order : g_strcmp0 (x->attribute, y->attribute);
}

/**
 * cf_differences_list:
 * @material: sorted, without nested units
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type CfDifference) (nullable): by article, then place, links last; of each
 *   pair of coders, but what one has alone is said once
 */
GPtrArray *
cf_differences_list (const CfMaterial *material, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found =
               g_ptr_array_new_with_free_func ((GDestroyNotify) cf_difference_free);
  g_autoptr (GHashTable) alone = g_hash_table_new (NULL, NULL);
  Comparing comparing = { material, 0, { 0, 0 }, found, alone };

  for (guint i = 0; i < material->coders->len; i++)
    for (guint k = i + 1; k < material->coders->len; k++)
      {
        comparing.coders[0] = i;
        comparing.coders[1] = k;
        for (guint c = 0; c < material->continua->len; c++)
          {
            if (g_cancellable_set_error_if_cancelled (cancellable, error))
              return NULL;
            comparing.continuum = c;
            compare_continuum (&comparing);
          }
        compare_links (&comparing);
      }
  g_ptr_array_sort_with_data (found, compare_differences, (gpointer) material);
  return g_steal_pointer (&found);
}
