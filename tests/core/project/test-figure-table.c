/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables of codings at their limits, and one above; what is wrong has a line. */

#include "config.h"

#include "cf-figure-table.h"
#include "cf-limits.h"
#include "cf-test.h"

#include <string.h>

static CfMaterial *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  gboolean has_items;

  return cf_figure_table_parse (bytes, "t.csv", NULL, &has_items, error);
}

static void
test_values (void)
{
  for (guint n = CF_LIMIT_AGREEMENT_VALUES; n <= CF_LIMIT_AGREEMENT_VALUES + 1; n++)
    {
      g_autoptr (GString) text = g_string_new ("unit,coder,value\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (CfMaterial) material = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%u,lin,%u\n", i, i);
      material = parse (text->str, &error);
      g_assert_true ((material != NULL) == (n == CF_LIMIT_AGREEMENT_VALUES));
      if (error != NULL)
        g_assert_cmpstr (error->message, ==, "t.csv:2002: there are too many different values");
    }
}

/* A hundred coders, each named in the first unit; then units with one of them. */
static void
test_codings (void)
{
  guint n_coders = 100, n_units = CF_LIMIT_CODINGS / n_coders;

  for (guint n = n_units; n <= n_units + 1; n++)
    {
      g_autoptr (GString) text = g_string_new ("unit,coder,value\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (CfMaterial) material = NULL;

      for (guint c = 0; c < n_coders; c++)
        g_string_append_printf (text, "0,%u,a\n", c);
      for (guint i = 1; i < n; i++)
        g_string_append_printf (text, "%u,0,a\n", i);
      material = parse (text->str, &error);
      g_assert_true ((material != NULL) == (n == n_units));
      if (material != NULL)
        g_assert_cmpuint (material->continua->len, ==, n_units);
    }
}

static const struct
{
  const char *text;
  const char *message;
} wrong[] = {
  { "a,b\n1,2\n",
    "t.csv has neither the columns document,length,coder,begin,end,code nor unit,coder,value" },
  { "unit,coder,value\n1,A,x\n1,A,y\n", "t.csv:3: a coder gives a unit one value" },
  { "document,length,coder,begin,end,code\nd,9,A,3,3,x\n",
    "t.csv:2: a unit begins before it ends, and ends within its document" },
  { "document,length,coder,begin,end,code\nd,9,A,-1,3,x\n",
    "t.csv:2: begin, end and length are whole numbers" },
  { "document,length,coder,begin,end,code\nd,9,A,1,3,x\nd,8,A,4,5,x\n",
    "t.csv:3: a document has one length" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (wrong[i].text, &error));
      g_assert_cmpstr (error->message, ==, wrong[i].message);
    }
}

/* A row without a unit says that its coder found none; who has no row has not read the document. */
static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfMaterial) material = parse (
    "document,length,coder,begin,end,code\nd,9,A,1,3,x\nd,9,B,,,\ne,9,C,1,2,x\n", &error);
  const CfContinuum *continuum;

  g_assert_no_error (error);
  continuum = g_ptr_array_index (material->continua, 0);
  g_assert_true (continuum->codings[0].counts);
  g_assert_true (continuum->codings[1].counts);
  g_assert_false (continuum->codings[2].counts);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/project/figure-table/values", test_values);
  g_test_add_func ("/project/figure-table/codings", test_codings);
  g_test_add_func ("/project/figure-table/wrong", test_wrong);
  g_test_add_func ("/project/figure-table/empty", test_empty);
  return g_test_run ();
}
