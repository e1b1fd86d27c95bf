/* SPDX-License-Identifier: GPL-3.0-or-later
 * The budget of bytes and of time: at the limit, and one above. */

#include "config.h"

#include "cf-arena.h"
#include "cf-limits.h"
#include "cf-test.h"

#include <string.h>

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static void
check_bytes (gsize limit)
{
  g_autoptr (CfArena) arena = cf_arena_new (limit, HOUR_US);
  g_autoptr (CfArena) at_once = cf_arena_new (limit, HOUR_US);
  g_autoptr (CfArena) above = cf_arena_new (limit, HOUR_US);

  g_assert_nonnull (cf_arena_allocate (arena, limit - 16));
  g_assert_nonnull (cf_arena_allocate (arena, 1)); /* counts as sixteen */
  g_assert_null (cf_arena_allocate (arena, 1));
  g_assert_null (cf_arena_allocate (arena, 0));
  g_assert_nonnull (cf_arena_allocate (at_once, limit));
  g_assert_null (cf_arena_allocate (above, limit + 1));
  g_assert_null (cf_arena_allocate (above, G_MAXSIZE));
}

static void
test_bytes (void)
{
  check_bytes (CF_LIMIT_HTML_ARENA_BYTES);
  check_bytes (CF_LIMIT_MARKDOWN_ARENA_BYTES);
}

/* No piece overlaps another, and each can be used for whatever is to stand in it. */
static void
test_pieces (void)
{
  g_autoptr (CfArena) arena = cf_arena_new (64 << 20, HOUR_US);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  struct
  {
    guchar *at;
    gsize size;
  } pieces[2000];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      pieces[i].size = i % 50 == 0 ? (gsize) g_rand_int_range (rand, 100000, 600000)
                                   : (gsize) g_rand_int_range (rand, 0, 300);
      pieces[i].at = cf_arena_allocate (arena, pieces[i].size);
      g_assert_nonnull (pieces[i].at);
      g_assert_cmpuint ((gsize) pieces[i].at % 16, ==, 0);
      memset (pieces[i].at, (int) (i % 251), pieces[i].size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize k = 0; k < pieces[i].size; k++)
      if (pieces[i].at[k] != i % 251)
        g_error ("piece %u is overwritten", i);
}

static void
test_time (void)
{
  g_autoptr (CfArena) late = cf_arena_new (1 << 20, -1);
  g_autoptr (CfArena) early = cf_arena_new (
    1 << 20, (CF_LIMIT_HTML_SECONDS + CF_LIMIT_MARKDOWN_SECONDS) * HOUR_US);

  g_assert_null (cf_arena_allocate (late, 1));
  for (guint i = 0; i < 1000; i++)
    g_assert_nonnull (cf_arena_allocate (early, 1));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/arena/bytes", test_bytes);
  g_test_add_func ("/arena/pieces", test_pieces);
  g_test_add_func ("/arena/time", test_time);
  return g_test_run ();
}
