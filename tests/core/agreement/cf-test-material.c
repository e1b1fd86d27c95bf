/* SPDX-License-Identifier: GPL-3.0-or-later
 * Material for tests of agreement. */

#include "config.h"

#include "cf-test-material.h"

CfMaterial *
cf_test_material_new (guint n_coders, guint n_codes)
{
  CfMaterial *material = cf_material_new ();

  for (guint i = 0; i < n_coders; i++)
    {
      g_autofree char *name = g_strdup_printf ("coder-%u", i);

      cf_material_add_coder (material, name);
    }
  for (guint i = 0; i < n_codes; i++)
    {
      g_autofree char *name = g_strdup_printf ("code-%u", i);

      cf_material_intern (material, name);
    }
  return material;
}

/* An article that all have finished. */
CfContinuum *
cf_test_material_add (CfMaterial *material, const char *name, guint length)
{
  CfContinuum *continuum = cf_continuum_new (name, NULL, length, material->coders->len);

  for (guint i = 0; i < material->coders->len; i++)
    continuum->codings[i].counts = TRUE;
  cf_material_take (material, continuum);
  return continuum;
}

void
cf_test_material_mark (CfMaterial *material, guint index, const CfTestUnit *unit)
{
  CfSpan span = { unit->begin, unit->end };

  cf_continuum_add_unit (g_ptr_array_index (material->continua, index), unit->coder, unit->code,
                         &span, 1, NULL);
}

static guint
draw (guint limit)
{
  return (guint) g_test_rand_int_range (0, (gint32) limit);
}

/* Units anywhere, overlapping and nested as they come, or one after another. Not prepared yet. */
CfMaterial *
cf_test_material_random (guint n_coders, guint n_codes, guint n_articles, gboolean overlapping)
{
  CfMaterial *material = cf_test_material_new (n_coders, n_codes);

  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%02u", i);
      guint length = 20 + draw (100);

      cf_test_material_add (material, name, length);
      for (guint c = 0; c < n_coders; c++)
        {
          guint place = 0;

          for (guint u = 0; u < 6; u++)
            {
              guint begin = overlapping ? draw (length - 1) : place + draw (12);
              guint end = begin + 1 + draw (9);

              if (end > length)
                continue;
              cf_test_material_mark (material, i, &(CfTestUnit){ c, begin, end, draw (n_codes) });
              place = end;
            }
        }
    }
  return material;
}

/* The figure of all articles; @code for a measure that has one for each. */
CfMeasureValue
cf_test_material_measure (const CfMaterial *material, const char *id, guint code)
{
  CfMeasureRun run = { .options = CF_MEASURE_OPTIONS_DEFAULT };
  const CfMeasure *measure = cf_measure_find (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) results = NULL;

  g_assert_nonnull (measure);
  results = cf_measure_run (&run, measure, material, NULL, &error);
  g_assert_no_error (error);
  return g_array_index (results, CfMeasureResult, measure->for_each_code ? code : 0).value;
}
