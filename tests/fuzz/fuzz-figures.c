/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of codings from elsewhere: what is refused says why, what is read has figures or reasons. */

#include "config.h"

#include "cf-agreement.h"
#include "cf-figure-table.h"
#include "fuzz.h"

#include <math.h>

/* Gamma may take long, and has tests of its own. */
static gboolean
is_quick (const CfMeasure *measure)
{
  return !g_str_has_prefix (measure->id, "gamma");
}

static void
measure (CfMaterial *material, gboolean has_items)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  CfAgreementRequest request = { .measures = measures,
                                 .by = CF_BY_PAIR,
                                 .unit = has_items ? CF_UNIT_GIVEN : CF_UNIT_SPAN,
                                 .run = { .options = CF_MEASURE_OPTIONS_DEFAULT } };
  g_autoptr (GPtrArray) figures = NULL;
  guint n;
  const CfMeasure *const *all = cf_measures_get (&n);

  for (guint i = 0; i < n; i++)
    if (is_quick (all[i]) && all[i]->data == (has_items ? CF_MEASURE_ITEMS : CF_MEASURE_UNITS))
      g_ptr_array_add (measures, (gpointer) all[i]);
  figures = cf_agreement_compute (material, &request, NULL, NULL);
  for (guint i = 0; i < figures->len; i++)
    {
      const CfMeasureValue *value =
        &((const CfFigure *) g_ptr_array_index (figures, i))->result.value;

      g_assert (isnan (value->value) == (value->reason != NULL));
      g_assert (isnan (value->value) || value->value < 1 + 1e-9);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfMaterial) material = NULL;
  gboolean has_items;

  /* Measures take the square of the values. */
  if (size > FUZZ_MAX_BYTES / 32)
    return 0;
  material = cf_figure_table_parse (bytes, "table.csv", NULL, &has_items, &error);
  g_assert ((material == NULL) == (error != NULL));
  if (material == NULL)
    {
      g_assert (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  if (material->coders->len > 8)
    return 0;
  cf_material_drop_nested (material);
  measure (material, has_items);
  return 0;
}
