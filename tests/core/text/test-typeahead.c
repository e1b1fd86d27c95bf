/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody may mean who begins to type. */

#include "config.h"

#include "cf-test.h"
#include "cf-typeahead.h"

/* An item a row; its names are divided by |. */
static const char *const items[] = {
  "Lin Jian|林坚|林堅",
  "外交部|Foreign ministry",
  "Jean Lindqvist",
  "deny|Deny|否认|否認",
  "counter-accuse|Counter-accuse|反指",
  "discredit|Discredit source or standing|质疑来源或资格",
  "欧盟|European Union|EU",
  "Ærøskøbing Avis",
};

static const struct
{
  const char *query;
  const char *expected; /* items, the best first */
} rows[] = {
  { "", "0 1 2 3 4 5 6 7" },
  { "lin", "0 2" }, /* the name begins so; a later word does */
  { "林", "0" },
  { "林堅", "0" }, /* the other script */
  { "lj", "0" },   /* initials of both */
  { "linjian", "0" },
  { "lin jian", "0" },
  { "wjb", "1" },
  { "waijiao", "1" },
  { "foreign", "1" },
  { "否認", "3" },
  { "fr", "3" },
  { "DENY", "3" },
  { "ｄｅｎｙ", "3" }, /* full width */
  { "accuse", "4" },
  { "zyly", "5" }, /* 质疑来源 */
  { "standing", "5" },
  { "eu", "6" },
  { "om", "6" },
  { "union", "6" },
  { "ministry", "1" },
  { "xyz", "" },
  { "  deny ", "3" },
};

static void
test_rows (void)
{
  g_autoptr (CfTypeahead) typeahead = cf_typeahead_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_auto (GStrv) names = g_strsplit (items[i], "|", -1);

      for (char **name = names; *name != NULL; name++)
        cf_typeahead_add (typeahead, i, *name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) found = cf_typeahead_find (typeahead, rows[i].query, 10, NULL);
      g_autoptr (GString) shown = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (shown, "%s%u", j > 0 ? " " : "", g_array_index (found, guint, j));
      g_test_message ("“%s”", rows[i].query);
      g_assert_cmpstr (shown->str, ==, rows[i].expected);
    }
}

/* What fits better comes first, whatever was added first. */
static void
test_order (void)
{
  static const char *const names[] = { "the denial", "Denying it", "deny", "underdenyed" };
  g_autoptr (CfTypeahead) typeahead = cf_typeahead_new ();
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) all = NULL;
  guint n_likely;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cf_typeahead_add (typeahead, i, names[i]);
  found = cf_typeahead_find (typeahead, "deny", 2, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (found, guint, 1), ==, 1);
  /* Neither a later word nor the middle of one is likely to be meant. */
  all = cf_typeahead_find (typeahead, "den", 10, &n_likely);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpuint (n_likely, ==, 2);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/typeahead/rows", test_rows);
  g_test_add_func ("/typeahead/order", test_order);
  return g_test_run ();
}
