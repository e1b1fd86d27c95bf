/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which values items were given together: the sums of all measures of coded items. */

#pragma once

#include "cf-distance.h"
#include "cf-measure.h"

G_BEGIN_DECLS

/**
 * CfItemTable:
 * @n: how many values occur
 * @values: (array length=n) (element-type utf8): their names
 * @together: (array length=n*n): of each item the share of pairs of coders that gave the one value and
 *   the other: of two coders, the first gave the row's
 * @coincidences: (array length=n*n): Krippendorff's: ordered pairs of an item by its number of values less one
 * @shares: (array length=n): of each item the share of its values
 * @n_items: items with two values at least
 * @n_valued: items with any
 *
 * What was found, of the values that occur.
 */
typedef struct
{
  guint n;
  const char **values;
  double *together;
  double *coincidences;
  double *shares;
  double n_items;
  double n_valued;
} CfItemTable;

guint cf_item_table_count_sums (const CfMeasure *measure, const CfMaterial *material);
gboolean cf_item_table_add (const CfMeasure *measure,
                            const CfMeasureJob *job,
                            const CfContinuum *continuum,
                            CfSums *sums,
                            GError **error);
CfItemTable *cf_item_table_new (const CfMaterial *material, const double *sums);
void cf_item_table_free (CfItemTable *table);

double cf_item_table_get_alpha (const CfItemTable *table,
                                const double *distances,
                                double *observed,
                                double *expected);
double cf_item_table_get_weighted_kappa (const CfItemTable *table, const double *distances);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfItemTable, cf_item_table_free)

G_END_DECLS
