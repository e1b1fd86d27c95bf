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

/* Two units that meet, or one that meets nothing: then the other is CF_NONE. */
typedef void (*Meeting) (const CfCoding *const *codings, const guint *units, gpointer data);

static void
meet (const CfMaterial *material,
      const CfContinuum *continuum,
      const guint *coders,
      Meeting meeting,
      gpointer data)
{
  const CfCoding *codings[2] = { &continuum->codings[coders[0]], &continuum->codings[coders[1]] };
  g_autoptr (CfMatching) matching = cf_matching_new (codings[0], codings[1]);

  cf_matching_extend (matching, codings[0], codings[1], material->values->len, CF_MATCH_PLACE);
  for (guint u = 0; u < codings[0]->units->len; u++)
    meeting (codings, (const guint[]){ u, matching->of_first[u] }, data);
  for (guint u = 0; u < codings[1]->units->len; u++)
    if (matching->of_second[u] == CF_NONE)
      meeting (codings, (const guint[]){ CF_NONE, u }, data);
}

typedef struct
{
  CfConfusion *confusion;
  const guint *places;
} Counting;

static void
count_meeting (const CfCoding *const *codings, const guint *units, gpointer data)
{
  const Counting *counting = data;
  guint cell[2];

  for (guint i = 0; i < 2; i++)
    cell[i] = units[i] != CF_NONE ? counting->places[get_code (codings[i], units[i])]
                                  : counting->confusion->codes->len;
  count (counting->confusion, cell[0], cell[1]);
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
  Counting counting;

  confusion->coders[0] = first;
  confusion->coders[1] = second;
  confusion->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  confusion->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  collect_codes (confusion, material, places);
  g_array_set_size (confusion->counts, (confusion->codes->len + 1) * (confusion->codes->len + 1));
  counting = (Counting){ confusion, places };
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      if (is_counted (confusion, continuum))
        meet (material, continuum, confusion->coders, count_meeting, &counting);
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

typedef struct
{
  const guint *codes;
  GHashTable *records;
} Listing;

static void
list_meeting (const CfCoding *const *codings, const guint *units, gpointer data)
{
  const Listing *listing = data;

  for (guint i = 0; i < 2; i++)
    if ((units[i] != CF_NONE ? get_code (codings[i], units[i]) : CF_NONE) != listing->codes[i])
      return;
  for (guint i = 0; i < 2; i++)
    if (units[i] != CF_NONE)
      {
        guint record = g_array_index (codings[i]->units, CfCodedUnit, units[i]).record;

        if (record != CF_NONE)
          g_hash_table_add (listing->records, g_ptr_array_index (codings[i]->records, record));
      }
}

/**
 * cf_confusion_list_records:
 * @material: sorted, without nested units, of two coders who have finished each of its articles
 * @codes: (array fixed-size=2): what the first gave and what the second gave there; %CF_NONE for nothing
 *
 * Returns: (transfer full) (element-type CfAnnotation): what units stand for that are counted there, as a set
 */
GHashTable *
cf_confusion_list_records (const CfMaterial *material, const guint *codes)
{
  GHashTable *records = g_hash_table_new (NULL, NULL);
  Listing listing = { codes, records };

  for (guint i = 0; i < material->continua->len; i++)
    meet (material, g_ptr_array_index (material->continua, i), (const guint[]){ 0, 1 },
          list_meeting, &listing);
  return records;
}
