/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several coders marked in one article, or in one of its languages. */

#include "config.h"

#include "cf-continuum.h"

static void
clear_continuum (gpointer data)
{
  CfContinuum *continuum = data;

  for (guint i = 0; i < continuum->n_coders; i++)
    {
      CfCoding *coding = &continuum->codings[i];

      g_array_unref (coding->units);
      g_array_unref (coding->parts);
      g_ptr_array_unref (coding->records);
      g_ptr_array_unref (coding->links);
      g_array_unref (coding->nested);
      g_ptr_array_unref (coding->elsewhere);
    }
  g_free (continuum->codings);
  g_array_unref (continuum->sentences);
  g_array_unref (continuum->items);
  g_array_unref (continuum->scores);
  g_free (continuum->name);
  g_free (continuum->title);
  g_free (continuum->language);
  g_free (continuum->published);
  g_free (continuum->coded);
}

/**
 * cf_continuum_new:
 * @name: the article
 * @language: (nullable): of its text
 * @length: in code points
 * @n_coders: how many coders its material has
 *
 * Returns: (transfer full): a continuum in which nothing is marked, and nobody counts
 */
CfContinuum *
cf_continuum_new (const char *name, const char *language, guint length, guint n_coders)
{
  CfContinuum *continuum = g_atomic_rc_box_new0 (CfContinuum);

  continuum->name = g_strdup (name);
  continuum->language = g_strdup (language);
  continuum->length = length;
  continuum->n_coders = n_coders;
  continuum->codings = g_new0 (CfCoding, n_coders);
  for (guint i = 0; i < n_coders; i++)
    {
      continuum->codings[i].units = g_array_new (FALSE, FALSE, sizeof (CfCodedUnit));
      continuum->codings[i].parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
      continuum->codings[i].records = g_ptr_array_new_with_free_func (g_object_unref);
      continuum->codings[i].nested = g_array_new (FALSE, FALSE, sizeof (CfNestedUnit));
      continuum->codings[i].elsewhere = g_ptr_array_new_with_free_func (g_object_unref);
      continuum->codings[i].links = g_ptr_array_new_with_free_func (g_object_unref);
    }
  continuum->sentences = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  continuum->items = g_array_new (FALSE, FALSE, sizeof (guint));
  continuum->scores = g_array_new (FALSE, FALSE, sizeof (double));
  return continuum;
}

CfContinuum *
cf_continuum_ref (CfContinuum *continuum)
{
  return g_atomic_rc_box_acquire (continuum);
}

void
cf_continuum_unref (CfContinuum *continuum)
{
  g_atomic_rc_box_release_full (continuum, clear_continuum);
}

/**
 * cf_continuum_add_unit:
 * @continuum: a continuum of which the material has not been sorted
 * @coder: who marked it
 * @code: a value of the material
 * @parts: (array length=n_parts): where it stands, by begin
 * @n_parts: how many parts, at least one
 * @annotation: (nullable): what it stands for
 */
void
cf_continuum_add_unit (CfContinuum *continuum,
                       guint coder,
                       guint code,
                       const CfSpan *parts,
                       guint n_parts,
                       CfAnnotation *annotation)
{
  CfCoding *coding = &continuum->codings[coder];
  CfCodedUnit unit = { parts[0].start, parts[n_parts - 1].end, code, coding->parts->len, n_parts,
                       CF_NONE };

  g_array_append_vals (coding->parts, parts, n_parts);
  if (annotation != NULL)
    {
      unit.record = coding->records->len;
      g_ptr_array_add (coding->records, g_object_ref (annotation));
    }
  g_array_append_val (coding->units, unit);
}

/**
 * cf_continuum_add_item:
 * @continuum: a continuum
 * @values: one a coder, %CF_NONE for none
 */
void
cf_continuum_add_item (CfContinuum *continuum, const guint *values)
{
  g_array_append_vals (continuum->items, values, continuum->n_coders);
}

guint
cf_continuum_count_items (const CfContinuum *continuum)
{
  return continuum->n_coders > 0 ? continuum->items->len / continuum->n_coders : 0;
}

/**
 * cf_continuum_count_coders:
 * @continuum: a continuum
 *
 * Returns: how many coders count in it
 */
guint
cf_continuum_count_coders (const CfContinuum *continuum)
{
  guint n = 0;

  for (guint i = 0; i < continuum->n_coders; i++)
    n += continuum->codings[i].counts != FALSE;
  return n;
}
