/* SPDX-License-Identifier: GPL-3.0-or-later
 * Agreement: two coders with a million spans each, coded items, and gamma of an article, beside other programs.
 *
 *   bench-agreement PEERS PYTHON…: agreement-peers.py, and the Pythons that may have the libraries */

#include "config.h"

#include "cf-agreement.h"
#include "cf-bench.h"
#include "cf-matching.h"
#include "cf-random.h"
#include "cf-test.h"

#include <math.h>
#include <stdlib.h>

#define N_SPANS 1000000u
#define N_ARTICLES 10000u
#define N_ITEMS 20000u
#define N_VALUES 5u
#define N_UNITS 200u
#define N_ROUNDS 5
#define SEED 7

#define N_SIX 6u
#define N_UNITS_OF_SIX 50u

static char **arguments;
static guint n_arguments;

static CfMaterial *
new_material (guint n_values)
{
  CfMaterial *material = cf_material_new ();

  cf_material_add_coder (material, "lin");
  cf_material_add_coder (material, "mara");
  for (guint i = 0; i < n_values; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i + 1);

      cf_material_intern (material, name);
    }
  return material;
}

static CfContinuum *
add_article (CfMaterial *material, guint number, guint length)
{
  g_autofree char *name = g_strdup_printf ("article-%06u", number);
  CfContinuum *continuum = cf_continuum_new (name, NULL, length, 2);

  continuum->codings[0].counts = continuum->codings[1].counts = TRUE;
  cf_material_take (material, continuum);
  return continuum;
}

/* Units one after another; the second coder's are those of the first, moved a little, and some of another code. */
static void
mark (CfContinuum *continuum, guint n, CfRandom *random)
{
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      guint begin = place + 2 + cf_random_below (random, 20);
      guint end = begin + 5 + cf_random_below (random, 40), code = cf_random_below (random, 3);
      CfSpan first = { begin, end };
      CfSpan second = { begin - cf_random_below (random, 2), end + cf_random_below (random, 2) };

      cf_continuum_add_unit (continuum, 0, code, &first, 1, NULL);
      if (cf_random_below (random, 10) == 0)
        code = cf_random_below (random, 3);
      cf_continuum_add_unit (continuum, 1, code, &second, 1, NULL);
      place = end + 2;
    }
  continuum->length = place + 10;
}

static CfMaterial *
make_spans (guint n_spans, guint n_articles)
{
  CfMaterial *material = new_material (3);
  CfRandom random = cf_random_new (SEED, "spans");

  for (guint i = 0; i < n_articles; i++)
    mark (add_article (material, i, 0), n_spans / n_articles, &random);
  cf_material_sort (material);
  cf_material_drop_nested (material);
  return material;
}

static double
time_measures (const CfMaterial *material, const char *const *ids)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  const CfContinuum *first = g_ptr_array_index (material->continua, 0);
  CfAgreementRequest request = { .measures = measures,
                                 .unit = first->items->len > 0 ? CF_UNIT_GIVEN : CF_UNIT_SPAN,
                                 .run = { .options = CF_MEASURE_OPTIONS_DEFAULT } };

  for (const char *const *id = ids; *id != NULL; id++)
    g_ptr_array_add (measures, (gpointer) cf_measure_find (*id));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double start = cf_bench_cpu_ms (), took;
      g_autoptr (GPtrArray) figures = cf_agreement_compute (material, &request, NULL, NULL);

      took = cf_bench_cpu_ms () - start;
      g_assert_cmpuint (figures->len, >=, measures->len);
      g_array_append_val (samples, took);
    }
  return cf_bench_median (samples);
}

static double
time_pairing (const CfMaterial *material)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double start = cf_bench_cpu_ms (), took;
      guint n = 0;

      for (guint i = 0; i < material->continua->len; i++)
        {
          const CfContinuum *continuum = g_ptr_array_index (material->continua, i);
          g_autoptr (CfMatching) matching =
                       cf_matching_new (&continuum->codings[0], &continuum->codings[1]);

          cf_matching_extend (matching, &continuum->codings[0], &continuum->codings[1], 3,
                              CF_MATCH_OVERLAP);
          n += matching->n;
        }
      took = cf_bench_cpu_ms () - start;
      g_assert_cmpuint (n, >, 0);
      g_array_append_val (samples, took);
    }
  return cf_bench_median (samples);
}

/* Milliseconds of another program, or 0 where no Python has it. */
static double
ask_peer (const char *what, const char *path)
{
  for (guint i = 1; i < n_arguments; i++)
    {
      char *command[] = { arguments[i], arguments[0], (char *) what, (char *) path, NULL };
      g_autofree char *out = NULL;
      int status;

      if (g_spawn_sync (NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                        NULL, &out, NULL, &status, NULL) &&
          g_spawn_check_wait_status (status, NULL))
        return g_ascii_strtod (out, NULL);
    }
  return 0;
}

static void
say (const char *name, double value, const char *peer_name, const char *what, const char *path)
{
  CfPeer peer = { peer_name, ask_peer (what, path) };

  cf_bench_say (name, value, "ms", peer.value > 0 ? &peer : NULL);
}

static void
run_spans (const char *name, guint n_articles)
{
  static const char *const all[] = { "f1-relaxed", "u-alpha",  "u-alpha-binary",
                                     "cu-alpha",   "ku-alpha", NULL };
  g_autoptr (CfMaterial) material = make_spans (N_SPANS, n_articles);
  g_autofree char *pairing = g_strdup_printf ("1M spans a coder, %s, pairing", name);
  g_autofree char *figures = g_strdup_printf ("1M spans a coder, %s, F1 and the uα family", name);

  cf_bench_say (pairing, time_pairing (material), "ms", NULL);
  cf_bench_say (figures, time_measures (material, all), "ms", NULL);
}

static void
run_items (const char *folder)
{
  static const char *const alpha[] = { "alpha", NULL };
  g_autoptr (CfMaterial) material = new_material (N_VALUES);
  g_autoptr (GString) table = g_string_new ("unit,coder,value\n");
  g_autofree char *path = g_build_filename (folder, "items.csv", NULL);
  CfContinuum *continuum = add_article (material, 0, 1);
  CfRandom random = cf_random_new (SEED, "items");
  double took;

  for (guint i = 0; i < N_ITEMS; i++)
    {
      guint first = cf_random_below (&random, N_VALUES);
      guint second = cf_random_below (&random, 3) > 0 ? first : cf_random_below (&random, N_VALUES);

      cf_continuum_add_item (continuum, (const guint[]){ first, second });
      g_string_append_printf (table, "%u,lin,%u\n%u,mara,%u\n", i, first + 1, i, second + 1);
    }
  cf_test_write (path, table->str, (gssize) table->len);
  took = time_measures (material, alpha);
  say ("20,000 items of two coders, nominal alpha", took, "nltk", "nltk", path);
  say ("20,000 items of two coders, nominal alpha", took, "krippendorff", "krippendorff", path);
}

static void
run_gamma (const char *folder)
{
  static const char *const gamma[] = { "gamma", NULL };
  g_autoptr (CfMaterial) material = make_spans (N_UNITS, 1);
  const CfContinuum *continuum = g_ptr_array_index (material->continua, 0);
  g_autoptr (GString) table = g_string_new ("document,length,coder,begin,end,code\n");
  g_autofree char *path = g_build_filename (folder, "units.csv", NULL);

  for (guint c = 0; c < 2; c++)
    for (guint i = 0; i < continuum->codings[c].units->len; i++)
      {
        const CfCodedUnit *unit = &g_array_index (continuum->codings[c].units, CfCodedUnit, i);

        g_string_append_printf (table, "text,%u,%s,%u,%u,%u\n", continuum->length,
                                c == 0 ? "lin" : "mara", unit->begin, unit->end, unit->code);
      }
  cf_test_write (path, table->str, (gssize) table->len);
  say ("gamma, one article, 200 units a coder, 30 samples", time_measures (material, gamma),
       "pygamma-agreement", "gamma", path);
}

/* What six coders have marked: most of them each of the same units, in nearly the same places. */
static CfMaterial *
make_six (void)
{
  CfMaterial *material = cf_material_new ();
  CfRandom random = cf_random_new (SEED, "six");
  CfContinuum *continuum = cf_continuum_new ("article", NULL, 0, N_SIX);
  guint place = 10;

  for (guint c = 0; c < N_SIX; c++)
    {
      g_autofree char *name = g_strdup_printf ("coder-%u", c);

      cf_material_add_coder (material, name);
      continuum->codings[c].counts = TRUE;
    }
  for (guint i = 0; i < 3; i++)
    cf_material_intern (material, i == 0 ? "a" : i == 1 ? "b" : "c");
  for (guint u = 0; u < N_UNITS_OF_SIX; u++)
    {
      guint begin = place + 5 + cf_random_below (&random, 55);
      guint length = 8 + cf_random_below (&random, 52), code = cf_random_below (&random, 3);

      for (guint c = 0; c < N_SIX; c++)
        {
          CfSpan span = { begin - cf_random_below (&random, 5),
                          begin + length + cf_random_below (&random, 5) };

          if (cf_random_below (&random, 5) > 0)
            cf_continuum_add_unit (continuum, c, code, &span, 1, NULL);
        }
      place = begin + length;
    }
  continuum->length = place + 100;
  cf_material_take (material, continuum);
  cf_material_sort (material);
  cf_material_drop_nested (material);
  return material;
}

static void
run_gamma_of_six (void)
{
  static const char *const gamma[] = { "gamma", NULL };
  g_autoptr (CfMaterial) material = make_six ();

  cf_bench_say ("gamma, one article, six coders of 40 units each, 30 samples",
                time_measures (material, gamma), "ms", NULL);
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();

  cf_bench_init ();
  arguments = argv + 1;
  n_arguments = argc > 1 ? (guint) argc - 1 : 0;
  run_spans ("10,000 articles", N_ARTICLES);
  run_spans ("one article", 1);
  run_items (folder);
  run_gamma (folder);
  run_gamma_of_six ();
  return EXIT_SUCCESS;
}
