/* SPDX-License-Identifier: GPL-3.0-or-later
 * Samples in proportion to outlets, work in equal shares, and the same again from the same seed. */

#include "config.h"

#include "cf-hash.h"
#include "cf-random.h"
#include "cf-round-draw.h"
#include "cf-test.h"

#include <string.h>

#define N_SEEDS 300

/* By hand, by largest remainders: of 10 articles as 5, 3, 2 a sample of 4 is 2, 1.2, 0.8: 2, 1, 1; of 7 3.5, 2.1, 1.4:
 * 3 and one more for the rest of .5. */
static const struct
{
  guint of[3]; /* how many articles outlets a and b have, and how many have none */
  guint size;
  guint expected[3];
} samples[] = {
  { { 5, 3, 2 }, 4, { 2, 1, 1 } },       { { 5, 3, 2 }, 7, { 4, 2, 1 } },
  { { 5, 3, 2 }, 10, { 5, 3, 2 } },      { { 5, 3, 2 }, 99, { 5, 3, 2 } },
  { { 1, 0, 0 }, 1, { 1, 0, 0 } },       { { 90, 9, 1 }, 10, { 9, 1, 0 } },
  { { 100, 100, 100 }, 2, { 1, 0, 1 } }, /* equal rests: by name, of which none comes first */
};

static GPtrArray *
make_candidates (const guint of[3], gboolean backward)
{
  GPtrArray *candidates = cf_round_candidates_new ();
  const guint n = of[0] + of[1] + of[2];

  for (guint i = 0; i < n; i++)
    {
      const guint at = backward ? n - 1 - i : i;
      const char *outlet = at < of[0] ? "a" : at < of[0] + of[1] ? "b" : NULL;
      g_autofree char *path = g_strdup_printf ("%s/%u.txt", outlet != NULL ? outlet : "x", at);

      cf_round_candidates_add (candidates, path, outlet);
    }
  return candidates;
}

static char *
join (GPtrArray *paths)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (paths, i));
  return g_string_free (text, FALSE);
}

static void
count_outlets (GPtrArray *drawn, guint counts[3])
{
  memset (counts, 0, 3 * sizeof (guint));
  for (guint i = 0; i < drawn->len; i++)
    switch (*(const char *) g_ptr_array_index (drawn, i))
      {
      case 'a':
        counts[0]++;
        break;
      case 'b':
        counts[1]++;
        break;
      default:
        counts[2]++;
      }
}

static void
test_proportions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint64 seed = 0; seed < 20; seed++)
      {
        g_autoptr (GPtrArray) candidates = make_candidates (samples[i].of, FALSE);
        g_autoptr (GPtrArray) drawn = cf_round_draw_sample (candidates, samples[i].size, seed);
        guint counts[3];

        count_outlets (drawn, counts);
        for (guint k = 0; k < 3; k++)
          g_assert_cmpuint (counts[k], ==, samples[i].expected[k]);
        for (guint k = 1; k < drawn->len; k++)
          g_assert_cmpstr (drawn->pdata[k - 1], <, drawn->pdata[k]);
      }
}

/* A seed that somebody has written down draws the same as ever: these were computed apart, from SplitMix64 as it is
 * published and Fisher & Yates from the last item to the first. */
static void
test_pinned (void)
{
  static const guint expected[] = { 0, 9, 5, 8, 6, 4, 7, 2, 1, 3 };
  CfRandom random = cf_random_new (42, NULL);
  g_autoptr (GPtrArray) candidates = cf_round_candidates_new ();
  g_autoptr (GPtrArray) drawn = NULL;
  g_autofree char *names = NULL;
  guint items[10];

  for (guint i = 0; i < 10; i++)
    items[i] = i;
  cf_random_shuffle (&random, items, 10, sizeof *items);
  g_assert_cmpmem (items, sizeof items, expected, sizeof expected);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("%02u.txt", i);

      cf_round_candidates_add (candidates, path, i % 2 == 0 ? "a.example" : "b.example");
    }
  drawn = cf_round_draw_sample (candidates, 6, 4711);
  names = join (drawn);
  g_assert_cmpstr (names, ==, "00.txt\n02.txt\n07.txt\n10.txt\n11.txt\n17.txt\n");
}

/* Nobody's order of folders decides, and another seed draws others. */
static void
test_seed_decides (void)
{
  const guint of[3] = { 50, 30, 20 };
  g_autoptr (GPtrArray) forward = make_candidates (of, FALSE);
  g_autoptr (GPtrArray) backward = make_candidates (of, TRUE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < 50; seed++)
    {
      g_autoptr (GPtrArray) one = cf_round_draw_sample (forward, 10, seed);
      g_autoptr (GPtrArray) other = cf_round_draw_sample (backward, 10, seed);
      g_autofree char *text = join (one);
      g_autofree char *same = join (other);

      g_assert_cmpstr (text, ==, same);
      g_hash_table_add (seen, g_steal_pointer (&text));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 45);
}

/* Each of an outlet is drawn about as often as another: 2,000 samples of 5 of 10 give each 1,000 with a standard
 * deviation of 22. */
static void
test_everybody_has_a_chance (void)
{
  const guint of[3] = { 10, 0, 0 };
  g_autoptr (GPtrArray) candidates = make_candidates (of, FALSE);
  guint counts[10] = { 0 };

  for (guint64 seed = 0; seed < 2000; seed++)
    {
      g_autoptr (GPtrArray) drawn = cf_round_draw_sample (candidates, 5, seed);

      for (guint i = 0; i < drawn->len; i++)
        counts[((const char *) g_ptr_array_index (drawn, i))[2] - '0']++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 1000 - 5 * 22);
      g_assert_cmpuint (counts[i], <, 1000 + 5 * 22);
    }
}

static CfRound *
make_round (guint n_coders, guint n_articles)
{
  CfRound *round = cf_round_new ("r");

  g_strfreev (round->coders);
  round->coders = g_new0 (char *, n_coders + 1);
  for (guint i = 0; i < n_coders; i++)
    round->coders[i] = g_strdup_printf ("c%u", i);
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *path = g_strdup_printf ("%u.txt", i);

      cf_round_add_article (round, path);
    }
  return round;
}

static guint
count_coders (const CfRound *round, const char *article)
{
  guint n = 0;

  for (guint i = 0; round->coders[i] != NULL; i++)
    n += cf_round_assigns (round, round->coders[i], article) ? 1 : 0;
  return n;
}

/* Of all articles each has as many coders as were asked for, and no coder two articles more than another. */
static void
test_work_is_balanced (void)
{
  for (guint64 seed = 0; seed < N_SEEDS; seed++)
    {
      CfRandom random = cf_random_new (seed, "case");
      const guint n = 1 + cf_random_below (&random, 8), each = 1 + cf_random_below (&random, n);
      g_autoptr (CfRound) round = make_round (n, cf_random_below (&random, 40));
      g_autoptr (GPtrArray) articles = cf_hash_list_keys (round->articles);
      guint least = G_MAXUINT, most = 0;

      cf_round_draw_work (round, each, seed);
      for (guint i = 0; i < articles->len; i++)
        g_assert_cmpuint (count_coders (round, g_ptr_array_index (articles, i)), ==, each);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GPtrArray) work = cf_round_list_work (round, round->coders[i]);

          least = MIN (least, work->len);
          most = MAX (most, work->len);
        }
      g_assert_cmpuint (most - least, <=, 1);
    }
}

/* 60 articles, 5 coders, 2 each: 10 pairs, 6 times each at best. */
static void
test_pairs_meet (void)
{
  g_autoptr (CfRound) round = make_round (5, 60);
  g_autoptr (GPtrArray) articles = cf_hash_list_keys (round->articles);

  cf_round_draw_work (round, 2, 1);
  for (guint a = 0; a < 5; a++)
    for (guint b = a + 1; b < 5; b++)
      {
        guint met = 0;

        for (guint i = 0; i < articles->len; i++)
          met += cf_round_assigns (round, round->coders[a], articles->pdata[i]) &&
                     cf_round_assigns (round, round->coders[b], articles->pdata[i])
                   ? 1
                   : 0;
        g_assert_cmpuint (met, >=, 4);
        g_assert_cmpuint (met, <=, 8);
      }
}

static void
test_all_code_all (void)
{
  g_autoptr (CfRound) round = make_round (3, 4);

  cf_round_draw_work (round, 0, 1);
  g_assert_null (round->work);
  cf_round_draw_work (round, 3, 1);
  g_assert_null (round->work);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/round/proportions", test_proportions);
  g_test_add_func ("/round/pinned", test_pinned);
  g_test_add_func ("/round/seed-decides", test_seed_decides);
  g_test_add_func ("/round/everybody-has-a-chance", test_everybody_has_a_chance);
  g_test_add_func ("/round/work-is-balanced", test_work_is_balanced);
  g_test_add_func ("/round/pairs-meet", test_pairs_meet);
  g_test_add_func ("/round/all-code-all", test_all_code_all);
  return g_test_run ();
}
