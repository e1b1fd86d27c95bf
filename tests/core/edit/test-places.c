/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the user was is there in the next session, for as many articles as are remembered. */

#include "config.h"

#include "cf-dirs.h"
#include "cf-limits.h"
#include "cf-places.h"
#include "cf-test.h"

#include <glib/gstdio.h>

static void
assert_place (CfPlaces *places, const char *path, guint top, guint caret, const char *chosen)
{
  const CfPlace *place = cf_places_get (places, path);

  g_assert_nonnull (place);
  g_assert_cmpuint (place->top, ==, top);
  g_assert_cmpuint (place->caret, ==, caret);
  g_assert_cmpstr (place->chosen, ==, chosen);
}

static void
test_again (void)
{
  CfPlace first = { 7, -5, 12, (char *) "urn:uuid:1" }, second = { 0, 0, 3, NULL };

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (CfPlaces) places = cf_places_new ();
      g_autoptr (GError) error = NULL;

      if (round > 0)
        {
          assert_place (places, "/p/a.txt", 7, 12, "urn:uuid:1");
          g_assert_cmpint (cf_places_get (places, "/p/a.txt")->shift, ==, -5);
          assert_place (places, "/p/港 %20.txt", 0, 3, NULL);
          assert_place (places, "/p/\xff.txt", 0, 3, NULL);
          g_assert_null (cf_places_get (places, "/p/b.txt"));
          continue;
        }
      cf_places_set (places, "/p/a.txt", &second);
      cf_places_set (places, "/p/港 %20.txt", &second);
      cf_places_set (places, "/p/\xff.txt", &second);
      cf_places_set (places, "/p/a.txt", &first);
      g_assert_true (cf_places_save (places, &error));
      g_assert_no_error (error);
    }
}

/* The oldest goes. */
static void
test_limit (void)
{
  g_autoptr (CfPlaces) places = cf_places_new ();
  CfPlace place = { 0, 0, 0, NULL };

  for (guint i = 0; i <= CF_LIMIT_PLACES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/p/%u.txt", i);

      g_assert_true (i == 0 || cf_places_get (places, "/p/0.txt") != NULL);
      place.caret = i;
      cf_places_set (places, path, &place);
    }
  g_assert_null (cf_places_get (places, "/p/0.txt"));
  assert_place (places, "/p/1.txt", 0, 1, NULL);
}

static const char *const damaged[] = {
  "",
  "[",
  "[1]",
  "{\"places\": 3}",
  "{\"places\": [3, {}, {\"article\": 7}]}",
  "{\"places\": [{\"article\": \"file:///p/a.txt\", \"top\": -5, \"caret\": \"x\", \"chosen\": "
  "1}]}",
};

/* What is no memory of ours is as if there were none. */
static void
test_damaged (void)
{
  g_autofree char *path = cf_dirs_get_state ("window", "places.json");
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (CfPlaces) places = NULL;

      cf_test_write (path, damaged[i], -1);
      places = cf_places_new ();
      if (i + 1 < G_N_ELEMENTS (damaged))
        g_assert_null (cf_places_get (places, "/p/a.txt"));
      else
        assert_place (places, "/p/a.txt", 0, 0, NULL);
      g_assert_true (cf_places_save (places, NULL));
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/places/again", test_again);
  g_test_add_func ("/places/limit", test_limit);
  g_test_add_func ("/places/damaged", test_damaged);
  return g_test_run ();
}
