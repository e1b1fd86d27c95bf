/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which code one coder gave where another gave which. */

#include "config.h"

#include "cf-confusion.h"

static gboolean
is_counted (const CfConfusion *confusion, const CfContinuum *continuum)
{
  return continuum->codings[confusion->coders[0]].counts &&
         continuum->codings[confusion->coders[1]].counts;
}

static guint
get_code (const CfCoding *coding, guint unit)
{
  return g_array_index (coding->units, CfCodedUnit, unit).code;
}

static void
mark_used (const CfCoding *coding, gboolean *used)
{
  for (guint u = 0; u < coding->units->len; u++)
    used[get_code (coding, u)] = TRUE;
}

/* @places: gets where a value of the material stands among the codes. */
static void
collect_codes (CfConfusion *confusion, const CfMaterial *material, guint *places)
{
  g_autofree gboolean *used = g_new0 (gboolean, material->values->len + 1);

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      if (!is_counted (confusion, continuum))
        continue;
      confusion->n_articles++;
      for (guint c = 0; c < 2; c++)
        mark_used (&continuum->codings[confusion->coders[c]], used);
    }
  for (guint value = 0; value < material->values->len; value++)
    if (used[value])
      {
        places[value] = confusion->codes->len;
        g_array_append_val (confusion->codes, value);
      }
}

static void
count (CfConfusion *confusion, guint row, guint column)
{
  g_array_index (confusion->counts, guint, row * (confusion->codes->len + 1) + column)++;
}

static void
add_continuum (CfConfusion *confusion,
               const CfMaterial *material,
               const CfContinuum *continuum,
               const guint *places)
{
  const CfCoding *first = &continuum->codings[confusion->coders[0]];
  const CfCoding *second = &continuum->codings[confusion->coders[1]];
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);
  guint unmatched = confusion->codes->len;

  cf_matching_extend (matching, first, second, material->values->len, CF_MATCH_PLACE);
  for (guint u = 0; u < first->units->len; u++)
    {
      guint other = matching->of_first[u];

      count (confusion, places[get_code (first, u)],
             other != CF_NONE ? places[get_code (second, other)] : unmatched);
    }
  for (guint u = 0; u < second->units->len; u++)
    if (matching->of_second[u] == CF_NONE)
      count (confusion, unmatched, places[get_code (second, u)]);
}

/**
 * cf_confusion_new:
 * @material: sorted, without nested units
 * @first: a coder of it
 * @second: another
 *
 * Returns: (transfer full): what they gave, in the articles that both have finished
 */
CfConfusion *
cf_confusion_new (const CfMaterial *material, guint first, guint second)
{
  CfConfusion *confusion = g_new0 (CfConfusion, 1);
  g_autofree guint *places = g_new0 (guint, material->values->len + 1);

  confusion->coders[0] = first;
  confusion->coders[1] = second;
  confusion->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  confusion->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  collect_codes (confusion, material, places);
  g_array_set_size (confusion->counts, (confusion->codes->len + 1) * (confusion->codes->len + 1));
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      if (is_counted (confusion, continuum))
        add_continuum (confusion, material, continuum, places);
    }
  return confusion;
}

void
cf_confusion_free (CfConfusion *confusion)
{
  g_array_unref (confusion->codes);
  g_array_unref (confusion->counts);
  g_free (confusion);
}

/**
 * cf_confusion_get:
 * @confusion: counts
 * @row: what the first coder gave, among the codes; their number for what only the second has
 * @column: what the second gave, or their number
 *
 * Returns: how many units
 */
guint
cf_confusion_get (const CfConfusion *confusion, guint row, guint column)
{
  return g_array_index (confusion->counts, guint, row * (confusion->codes->len + 1) + column);
}
