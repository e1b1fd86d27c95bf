/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random coders: what must hold whatever they marked, and what the slow way gives. */

#include "config.h"

#include "cf-alignment.h"
#include "cf-limits.h"
#include "cf-matching.h"
#include "cf-packing.h"
#include "cf-partition.h"
#include "cf-test-material.h"
#include "cf-test.h"

#include <math.h>

#define N_ROUNDS 200
#define NEAR 1e-9

static const char *const unit_measures[] = {
  "alpha-u",   "u-alpha", "u-alpha-binary", "cu-alpha",   "ku-alpha",   "gamma",
  "gamma-cat", "gamma-k", "f1-exact",       "f1-partial", "f1-relaxed", "iou",
};

static void
prepare (CfMaterial *material)
{
  cf_material_sort (material);
  cf_material_drop_nested (material);
}

static void
assert_same (double a, double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat_with_epsilon (a, b, NEAR);
}

static CfMaterial *
copy (const CfMaterial *from, const guint *coders, gboolean backward)
{
  CfMaterial *material = cf_test_material_new (from->coders->len, from->values->len);

  for (guint i = 0; i < from->continua->len; i++)
    {
      const CfContinuum *continuum =
        g_ptr_array_index (from->continua, backward ? from->continua->len - 1 - i : i);

      cf_test_material_add (material, continuum->name, continuum->length);
      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint u = 0; u < continuum->codings[c].units->len; u++)
          {
            guint at = backward ? continuum->codings[c].units->len - 1 - u : u;
            const CfCodedUnit *unit = &g_array_index (continuum->codings[c].units, CfCodedUnit, at);

            cf_test_material_mark (material, i,
                                   &(CfTestUnit){ coders[c], unit->begin, unit->end, unit->code });
          }
    }
  prepare (material);
  return material;
}

/* Nothing depends on the order of coders, articles and units. Random continua are drawn alike for all coders. */
static void
test_order (void)
{
  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_random (3, 3, 3, round % 2 == 0);
      g_autoptr (CfMaterial) backward = copy (material, (const guint[]){ 0, 1, 2 }, TRUE);
      g_autoptr (CfMaterial) turned = copy (material, (const guint[]){ 2, 0, 1 }, FALSE);

      prepare (material);
      for (guint m = 0; m < G_N_ELEMENTS (unit_measures); m++)
        {
          double value = cf_test_material_measure (material, unit_measures[m], 1).value;

          assert_same (value, cf_test_material_measure (backward, unit_measures[m], 1).value);
          /* Of alignments as good as each other another may be found, with other codes in it. */
          if (!g_str_has_prefix (unit_measures[m], "gamma-"))
            assert_same (value, cf_test_material_measure (turned, unit_measures[m], 1).value);
        }
    }
}

static void
test_identical (void)
{
  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      g_autoptr (CfMaterial) one = cf_test_material_random (1, 2, 3, round % 2 == 0);
      g_autoptr (CfMaterial) material = cf_test_material_new (3, 2);
      const CfMeasureValue *value;

      prepare (one);
      for (guint i = 0; i < 3; i++)
        {
          const CfContinuum *continuum = g_ptr_array_index (one->continua, i);

          cf_test_material_add (material, continuum->name, continuum->length);
          for (guint c = 0; c < 3; c++)
            for (guint u = 0; u < continuum->codings[0].units->len; u++)
              {
                const CfCodedUnit *unit =
                  &g_array_index (continuum->codings[0].units, CfCodedUnit, u);

                cf_test_material_mark (material, i,
                                       &(CfTestUnit){ c, unit->begin, unit->end, unit->code });
              }
        }
      prepare (material);
      for (guint m = 0; m < G_N_ELEMENTS (unit_measures); m++)
        {
          CfMeasureValue found = cf_test_material_measure (material, unit_measures[m], 0);

          value = &found;
          g_assert_true (isnan (value->value) == (value->reason != NULL));
          if (!isnan (value->value))
            g_assert_cmpfloat_with_epsilon (value->value, 1, NEAR);
        }
      g_assert_cmpfloat (cf_test_material_measure (material, "f1-exact", 0).value, ==, 1);
      g_assert_cmpfloat_with_epsilon (cf_test_material_measure (material, "gamma", 0).value, 1,
                                      NEAR);
    }
}

/* Coders who never mark the same place: inception-project/inception#2219 gave them 1. */
static void
test_disjoint (void)
{
  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_new (2, 2);
      guint place = 0;

      cf_test_material_add (material, "text", 400);
      for (guint u = 0; u < 8; u++)
        {
          guint begin = place + 5 + (guint) g_test_rand_int_range (0, 12);
          guint end = begin + 1 + (guint) g_test_rand_int_range (0, 9);

          cf_test_material_mark (material, 0, &(CfTestUnit){ u % 2, begin, end, (u / 2) % 2 });
          place = end;
        }
      prepare (material);
      for (guint m = 0; m < G_N_ELEMENTS (unit_measures); m++)
        {
          CfMeasureValue value = cf_test_material_measure (material, unit_measures[m], 0);

          if (isnan (value.value))
            g_assert_nonnull (value.reason);
          /* What an alignment puts together without overlap may have one code: it says nothing of places. */
          else if (!g_str_has_prefix (unit_measures[m], "gamma-"))
            g_assert_cmpfloat (value.value, <, 0.9);
        }
      g_assert_cmpfloat (cf_test_material_measure (material, "f1-relaxed", 0).value, ==, 0);
      g_assert_cmpfloat (cf_test_material_measure (material, "u-alpha", 0).value, <, 0);
    }
}

/* Marking a second time inside of what is marked changes nothing. */
static void
test_nested (void)
{
  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_random (2, 2, 2, FALSE);
      g_autoptr (CfMaterial) doubled = copy (material, (const guint[]){ 0, 1 }, FALSE);
      const CfContinuum *continuum = g_ptr_array_index (doubled->continua, 0);
      guint n = continuum->codings[0].units->len;

      prepare (material);
      for (guint u = 0; u < n; u++)
        {
          CfCodedUnit unit = g_array_index (continuum->codings[0].units, CfCodedUnit, u);

          cf_test_material_mark (doubled, 0,
                                 &(CfTestUnit){ 0, unit.begin, unit.begin + 1, unit.code });
        }
      prepare (doubled);
      g_assert_cmpuint (continuum->codings[0].nested->len, ==, n);
      for (guint m = 0; m < G_N_ELEMENTS (unit_measures); m++)
        assert_same (cf_test_material_measure (material, unit_measures[m], 1).value,
                     cf_test_material_measure (doubled, unit_measures[m], 1).value);
    }
}

/* Which value a place has, from the rule: the longest unit, then the first, then the least code. */
static guint
value_at (const CfCoding *coding, guint place)
{
  const CfCodedUnit *best = NULL;

  for (guint u = 0; u < coding->units->len; u++)
    {
      const CfCodedUnit *unit = &g_array_index (coding->units, CfCodedUnit, u);

      if (unit->begin > place || unit->end <= place)
        continue;
      if (best == NULL || unit->end - unit->begin > best->end - best->begin)
        best = unit;
    }
  return best != NULL ? best->code + 1 : CF_GAP;
}

static void
test_separation (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_random (1, 3, 1, TRUE);
      const CfContinuum *continuum = g_ptr_array_index (material->continua, 0);
      g_autoptr (CfPartition) partition = NULL;
      guint place = 0;
      guint64 marked = 0;

      prepare (material);
      partition = cf_partition_new (continuum, 0, CF_NONE);
      for (guint s = 0; s < partition->stretches->len; s++)
        {
          CfStretch stretch = g_array_index (partition->stretches, CfStretch, s);

          g_assert_cmpuint (stretch.end, >, place);
          for (; place < stretch.end; place++)
            {
              g_assert_cmpuint (stretch.value, ==, value_at (&continuum->codings[0], place));
              marked += stretch.value != CF_GAP;
            }
        }
      g_assert_cmpuint (place, ==, continuum->length);
      g_assert_cmpuint (partition->marked - partition->lost, ==, marked);
    }
}

/* |uα of two coders by counting places one by one. */
static double
count_binary (const CfMaterial *material)
{
  double different = 0, gaps = 0, total = 0, corrections = 0, gap_corrections = 0;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < 2; c++)
        {
          g_autoptr (CfPartition) partition = cf_partition_new (continuum, c, CF_NONE);
          guint begin = 0;

          for (guint s = 0; s < partition->stretches->len; s++)
            {
              CfStretch stretch = g_array_index (partition->stretches, CfStretch, s);
              double length = stretch.end - begin;

              if (stretch.value == CF_GAP)
                gap_corrections += length;
              else
                corrections += length * length;
              begin = stretch.end;
            }
        }
      for (guint place = 0; place < continuum->length; place++)
        {
          gboolean first = value_at (&continuum->codings[0], place) != CF_GAP;
          gboolean second = value_at (&continuum->codings[1], place) != CF_GAP;

          different += 2 * (first != second);
          gaps += !first + !second;
          total += 2;
        }
    }
  return 1 - different / (2 * total * gaps * (total - gaps) /
                          (total * total - corrections - gap_corrections));
}

static void
test_places (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_random (2, 3, 2, round % 2 == 0);

      prepare (material);
      g_assert_cmpfloat_with_epsilon (
        cf_test_material_measure (material, "u-alpha-binary", 0).value, count_binary (material),
        NEAR);
    }
}

/* The most pairs that can be, by trying all. */
static guint
count_pairs (const CfCoding *first, const CfCoding *second, guint i, guint64 taken)
{
  const CfCodedUnit *a;
  guint best;

  if (i == first->units->len)
    return 0;
  a = &g_array_index (first->units, CfCodedUnit, i);
  best = count_pairs (first, second, i + 1, taken);
  for (guint k = 0; k < second->units->len; k++)
    {
      const CfCodedUnit *b = &g_array_index (second->units, CfCodedUnit, k);

      if ((taken >> k & 1) == 0 && a->code == b->code && a->begin < b->end && b->begin < a->end)
        best =
          MAX (best, 1 + count_pairs (first, second, i + 1, taken | (G_GUINT64_CONSTANT (1) << k)));
    }
  return best;
}

static void
test_matching (void)
{
  for (guint round = 0; round < N_ROUNDS * 5; round++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_random (2, 2, 1, TRUE);
      const CfContinuum *continuum = g_ptr_array_index (material->continua, 0);
      const CfCoding *first = &continuum->codings[0], *second = &continuum->codings[1];
      g_autoptr (CfMatching) matching = NULL;

      prepare (material);
      matching = cf_matching_new (first, second);
      cf_matching_extend (matching, first, second, 2, CF_MATCH_OVERLAP);
      g_assert_cmpuint (matching->n, ==, count_pairs (first, second, 0, 0));
    }
}

/* The least disorder of two or three coders by trying all alignments: the first unit that is left goes with any
 * of the other coders', or none. */
static double
try_alignments (GPtrArray *coders, guint *taken, double best)
{
  guint n = coders->len, coder = 0, unit = 0;
  double pairs = n * (n - 1) / 2.0, least = best;
  const CfAlignedUnit *own;

  for (coder = 0; coder < n; coder++)
    {
      GArray *units = g_ptr_array_index (coders, coder);

      for (unit = 0; unit < units->len && (taken[coder] >> unit & 1); unit++)
        continue;
      if (unit < units->len)
        break;
    }
  if (coder == n)
    return 0;
  own = &g_array_index ((GArray *) g_ptr_array_index (coders, coder), CfAlignedUnit, unit);
  taken[coder] |= 1u << unit;
  /* 0 stands for none, else the unit before. */
  for (guint second = 0;
       second <= (coder + 1 < n ? ((GArray *) g_ptr_array_index (coders, coder + 1))->len : 0);
       second++)
    for (guint third = 0;
         third <= (coder + 2 < n ? ((GArray *) g_ptr_array_index (coders, coder + 2))->len : 0);
         third++)
      {
        const CfAlignedUnit *row[3] = { own, NULL, NULL };
        guint chosen[2] = { second, third };
        double cost = 0;
        gboolean ok = TRUE;

        for (guint k = 0; k < 2; k++)
          if (chosen[k] > 0)
            {
              ok = ok && (taken[coder + 1 + k] >> (chosen[k] - 1) & 1) == 0;
              row[k + 1] = &g_array_index ((GArray *) g_ptr_array_index (coders, coder + 1 + k),
                                           CfAlignedUnit, chosen[k] - 1);
            }
        if (!ok)
          continue;
        for (guint a = 0; a < 3; a++)
          for (guint b = a + 1; b < 3; b++)
            if (row[a] != NULL && row[b] != NULL)
              cost += cf_unit_distance (row[a], row[b]) + (row[a]->code != row[b]->code) - 1;
        cost = cost / pairs + 1;
        for (guint k = 0; k < 2; k++)
          if (chosen[k] > 0)
            taken[coder + 1 + k] |= 1u << (chosen[k] - 1);
        least = MIN (least, cost + try_alignments (coders, taken, G_MAXDOUBLE));
        for (guint k = 0; k < 2; k++)
          if (chosen[k] > 0)
            taken[coder + 1 + k] &= ~(1u << (chosen[k] - 1));
      }
  taken[coder] &= ~(1u << unit);
  return least;
}

static void
test_alignment (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) coders =
                   g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      CfMeasureOptions options = CF_MEASURE_OPTIONS_DEFAULT;
      g_autoptr (CfAlignment) alignment = NULL;
      guint taken[3] = { 0, 0, 0 };
      const char *reason = NULL;
      guint n_coders = 2 + round % 2;

      for (guint c = 0; c < n_coders; c++)
        {
          GArray *units = g_array_new (FALSE, FALSE, sizeof (CfAlignedUnit));

          for (gint32 u = g_test_rand_int_range (0, n_coders == 2 ? 6 : 4); u > 0; u--)
            {
              double begin = g_test_rand_int_range (0, 20);
              CfAlignedUnit unit = { begin, begin + g_test_rand_int_range (1, 9),
                                     (guint) g_test_rand_int_range (0, 2) };

              g_array_append_val (units, unit);
            }
          g_ptr_array_add (coders, units);
        }
      alignment = cf_alignment_new (coders, &options, NULL, &reason, NULL);
      g_assert_nonnull (alignment);
      g_assert_cmpfloat_with_epsilon (alignment->disorder,
                                      try_alignments (coders, taken, G_MAXDOUBLE), 1e-6);
    }
}

/* Units of three coders in one place can be put together in too many ways; the figure says so. */
static void
test_too_many (void)
{
  g_autoptr (CfMaterial) material = cf_test_material_new (3, 1);
  guint n = (guint) cbrt (CF_LIMIT_ALIGNMENTS) + 1;
  CfMeasureValue value;

  cf_test_material_add (material, "text", 10000);
  for (guint c = 0; c < 3; c++)
    for (guint u = 0; u < n; u++)
      cf_test_material_mark (material, 0, &(CfTestUnit){ c, u, u + 5000, 0 });
  prepare (material);
  value = cf_test_material_measure (material, "gamma", 0);
  g_assert_true (isnan (value.value));
  g_assert_cmpstr (value.reason, ==, "there are too many possible alignments of units");
}

/* Sets of three members, of which many choices are nearly as good as the best. */
static CfPacking *
make_packing (guint n)
{
  CfPacking *packing = cf_packing_new (n);
  guint64 state = n;

  for (guint i = 0; i < n * 2; i++)
    {
      guint members[3];

      for (guint m = 0; m < 3; m++)
        {
          state = state * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
          members[m] = m * (n / 3) + (guint) (state >> 33) % (n / 3);
        }
      cf_packing_add (packing, members, 3, 1);
    }
  return packing;
}

/* Few are solved, and no member is taken twice; with many the limit ends the search, and there is no answer. */
static void
test_branches (void)
{
  g_autoptr (CfPacking) few = make_packing (60);
  g_autoptr (CfPacking) many = make_packing (240);
  g_autoptr (GArray) chosen = cf_packing_solve (few, NULL, NULL);
  g_autoptr (GArray) none = NULL;
  g_autoptr (GError) error = NULL;
  gboolean taken[60] = { FALSE };

  g_assert_nonnull (chosen);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint n;
      const guint *members = cf_packing_get_set (few, g_array_index (chosen, guint, i), &n);

      for (guint m = 0; m < n; m++)
        {
          g_assert_false (taken[members[m]]);
          taken[members[m]] = TRUE;
        }
    }
  g_test_message ("more than %u branches", CF_LIMIT_ALIGNMENT_BRANCHES);
  none = cf_packing_solve (many, NULL, &error);
  g_assert_null (none);
  g_assert_no_error (error);
}

/* Units that one coder alone marked are left out where the coder does not count. */
static void
test_unfinished (void)
{
  g_autoptr (CfMaterial) material = cf_test_material_random (3, 2, 4, FALSE);
  g_autoptr (CfMaterial) pair = NULL;
  CfContinuum *continuum;

  prepare (material);
  continuum = g_ptr_array_index (material->continua, 0);
  continuum->codings[0].counts = FALSE;
  continuum = g_ptr_array_index (material->continua, 1);
  continuum->codings[1].counts = continuum->codings[2].counts = FALSE;
  pair = cf_material_select (material, (const guint[]){ 0, 2 }, 2, CF_NONE);
  g_assert_cmpuint (pair->continua->len, ==, 2);
}

/* An interval holds what it is made for, and the same seed gives the same. */
static void
test_interval (void)
{
  g_autoptr (CfMaterial) material = cf_test_material_random (2, 2, 12, FALSE);
  CfMeasureRun run = { .options = CF_MEASURE_OPTIONS_DEFAULT, .bootstrap = 200 };
  const CfMeasure *measure = cf_measure_find ("f1-relaxed");
  g_autoptr (GArray) once = NULL, again = NULL, other = NULL;
  const CfMeasureResult *a, *b, *c;

  prepare (material);
  once = cf_measure_run (&run, measure, material, NULL, NULL);
  again = cf_measure_run (&run, measure, material, NULL, NULL);
  run.options.seed = 2;
  other = cf_measure_run (&run, measure, material, NULL, NULL);
  a = &g_array_index (once, CfMeasureResult, 0);
  b = &g_array_index (again, CfMeasureResult, 0);
  c = &g_array_index (other, CfMeasureResult, 0);
  g_assert_cmpfloat (a->low, <=, a->value.value);
  g_assert_cmpfloat (a->value.value, <=, a->high);
  g_assert_cmpfloat (a->low, <, a->high);
  g_assert_cmpfloat (a->low, ==, b->low);
  g_assert_cmpfloat (a->high, ==, b->high);
  g_assert_cmpfloat (a->value.value, ==, c->value.value);
}

static void
test_cancel (void)
{
  g_autoptr (CfMaterial) material = cf_test_material_random (2, 2, 2, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CfMeasureRun run = { .options = CF_MEASURE_OPTIONS_DEFAULT };
  guint n;
  const CfMeasure *const *measures = cf_measures_get (&n);

  prepare (material);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cf_measure_run (&run, measures[i], material, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/agreement/properties/order", test_order);
  g_test_add_func ("/agreement/properties/identical", test_identical);
  g_test_add_func ("/agreement/properties/disjoint", test_disjoint);
  g_test_add_func ("/agreement/properties/nested", test_nested);
  g_test_add_func ("/agreement/properties/separation", test_separation);
  g_test_add_func ("/agreement/properties/places", test_places);
  g_test_add_func ("/agreement/properties/matching", test_matching);
  g_test_add_func ("/agreement/properties/alignment", test_alignment);
  g_test_add_func ("/agreement/properties/too-many", test_too_many);
  g_test_add_func ("/agreement/properties/branches", test_branches);
  g_test_add_func ("/agreement/properties/unfinished", test_unfinished);
  g_test_add_func ("/agreement/properties/interval", test_interval);
  g_test_add_func ("/agreement/properties/cancel", test_cancel);
  return g_test_run ();
}
