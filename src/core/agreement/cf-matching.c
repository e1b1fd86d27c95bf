/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which units of two coders mean the same. */

#include "config.h"

#include "cf-matching.h"

static const CfCodedUnit *
get_unit (const CfCoding *coding, guint index)
{
  return &g_array_index (coding->units, CfCodedUnit, index);
}

/**
 * cf_matching_new:
 * @first: units of one coder
 * @second: units of another, in the same continuum
 *
 * Returns: (transfer full): nothing matched yet
 */
CfMatching *
cf_matching_new (const CfCoding *first, const CfCoding *second)
{
  CfMatching *matching = g_new0 (CfMatching, 1);

  matching->of_first = g_new (guint, first->units->len + 1);
  matching->of_second = g_new (guint, second->units->len + 1);
  for (guint i = 0; i < first->units->len; i++)
    matching->of_first[i] = CF_NONE;
  for (guint i = 0; i < second->units->len; i++)
    matching->of_second[i] = CF_NONE;
  return matching;
}

void
cf_matching_free (CfMatching *matching)
{
  g_free (matching->of_first);
  g_free (matching->of_second);
  g_free (matching);
}

static void
match (CfMatching *matching, guint i, guint k)
{
  matching->of_first[i] = k;
  matching->of_second[k] = i;
  matching->n++;
}

static gboolean
is_free (const CfMatching *matching, guint i, guint k)
{
  return matching->of_first[i] == CF_NONE && matching->of_second[k] == CF_NONE;
}

static gboolean
parts_equal (const CfCoding *first,
             const CfCodedUnit *a,
             const CfCoding *second,
             const CfCodedUnit *b)
{
  if (a->n_parts != b->n_parts)
    return FALSE;
  for (guint p = 0; p < a->n_parts; p++)
    if (!cf_span_equal (g_array_index (first->parts, CfSpan, a->first_part + p),
                        g_array_index (second->parts, CfSpan, b->first_part + p)))
      return FALSE;
  return TRUE;
}

static int
compare_places (const CfCodedUnit *a, const CfCodedUnit *b)
{
  if (a->begin != b->begin)
    return a->begin < b->begin ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return a->code < b->code ? -1 : a->code > b->code;
}

/* Both are sorted alike, and nothing stands twice: one way through both finds all. */
static void
match_exact (CfMatching *matching, const CfCoding *first, const CfCoding *second)
{
  guint i = 0, k = 0;

  while (i < first->units->len && k < second->units->len)
    {
      const CfCodedUnit *a = get_unit (first, i), *b = get_unit (second, k);
      int order = compare_places (a, b);

      if (order == 0 && is_free (matching, i, k) && parts_equal (first, a, second, b))
        match (matching, i, k);
      i += order <= 0;
      k += order >= 0;
    }
}

/* The free units of each code, in their order. */
static GArray **
split_by_code (const CfCoding *coding, const guint *matched, guint n_codes)
{
  GArray **lists = g_new0 (GArray *, n_codes + 1);

  for (guint i = 0; i < coding->units->len; i++)
    {
      guint code = get_unit (coding, i)->code;

      if (matched[i] != CF_NONE)
        continue;
      if (lists[code] == NULL)
        lists[code] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (lists[code], i);
    }
  return lists;
}

static void
free_lists (GArray **lists, guint n)
{
  for (guint i = 0; i < n; i++)
    if (lists[i] != NULL)
      g_array_unref (lists[i]);
  g_free (lists);
}

/* Of one code none stands in another, so begins and ends rise together. What a unit overlaps follow each other
 * then, and taking the first that is free for each unit in turn gives as many pairs as there can be. */
static void
match_overlapping (
  CfMatching *matching, const CfCoding *first, const CfCoding *second, GArray *ours, GArray *theirs)
{
  guint k = 0;

  for (guint i = 0; i < ours->len && k < theirs->len; i++)
    {
      guint own = g_array_index (ours, guint, i);
      const CfCodedUnit *a = get_unit (first, own);

      while (k < theirs->len &&
             get_unit (second, g_array_index (theirs, guint, k))->end <= a->begin)
        k++;
      if (k < theirs->len && get_unit (second, g_array_index (theirs, guint, k))->begin < a->end)
        match (matching, own, g_array_index (theirs, guint, k++));
    }
}

static void
match_overlap (CfMatching *matching, const CfCoding *first, const CfCoding *second, guint n_codes)
{
  GArray **ours = split_by_code (first, matching->of_first, n_codes);
  GArray **theirs = split_by_code (second, matching->of_second, n_codes);

  for (guint code = 0; code < n_codes; code++)
    if (ours[code] != NULL && theirs[code] != NULL)
      match_overlapping (matching, first, second, ours[code], theirs[code]);
  free_lists (ours, n_codes);
  free_lists (theirs, n_codes);
}

/* Two units, and how much of the longer one they share. */
typedef struct
{
  guint first;
  guint second;
  guint overlap;
  guint longer;
  gboolean same_code;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;
  guint64 left = (guint64) x->overlap * y->longer, right = (guint64) y->overlap * x->longer;

  if (left != right)
    return left > right ? -1 : 1;
  if (x->same_code != y->same_code)
    return x->same_code ? -1 : 1;
  if (x->longer != y->longer)
    return x->longer > y->longer ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->second < y->second ? -1 : x->second > y->second;
}

/* The first unit that begins here or later. */
static guint
find_from (const CfCoding *coding, guint place)
{
  guint low = 0, high = coding->units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_unit (coding, middle)->begin < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What begins farther before a unit than that is long shares less than half of itself. */
static GArray *
collect_pairs (const CfMatching *matching, const CfCoding *first, const CfCoding *second)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < first->units->len; i++)
    {
      const CfCodedUnit *a = get_unit (first, i);
      guint length = a->end - a->begin;

      if (matching->of_first[i] != CF_NONE)
        continue;
      for (guint k = find_from (second, a->begin - MIN (a->begin, length));
           k < second->units->len && get_unit (second, k)->begin < a->end; k++)
        {
          const CfCodedUnit *b = get_unit (second, k);
          guint begin = MAX (a->begin, b->begin), end = MIN (a->end, b->end);
          Pair pair = { i, k, end > begin ? end - begin : 0, MAX (length, b->end - b->begin),
                        a->code == b->code };

          if (matching->of_second[k] == CF_NONE && (guint64) pair.overlap * 2 >= pair.longer)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
match_half (CfMatching *matching, const CfCoding *first, const CfCoding *second, gboolean any_code)
{
  g_autoptr (GArray) pairs = collect_pairs (matching, first, second);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if ((any_code || pair->same_code) && is_free (matching, pair->first, pair->second))
        match (matching, pair->first, pair->second);
    }
}

/**
 * cf_matching_extend:
 * @matching: what is matched already
 * @first: units of one coder, sorted, without nested ones
 * @second: those of the other
 * @n_codes: how many values the material has
 * @rule: when two units are one
 *
 * Matches what is not matched yet.
 */
void
cf_matching_extend (
  CfMatching *matching, const CfCoding *first, const CfCoding *second, guint n_codes, CfMatch rule)
{
  switch (rule)
    {
    case CF_MATCH_EXACT:
      match_exact (matching, first, second);
      break;
    case CF_MATCH_OVERLAP:
      match_overlap (matching, first, second, n_codes);
      break;
    case CF_MATCH_HALF:
    case CF_MATCH_PLACE:
    default:
      match_half (matching, first, second, rule == CF_MATCH_PLACE);
      break;
    }
}
