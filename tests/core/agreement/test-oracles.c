/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measures of agreement against values from the literature and other programs: tests/data/agreement/oracles.json
 * says where each comes from. */

#include "config.h"

#include "cf-alignment.h"
#include "cf-difference.h"
#include "cf-item-table.h"
#include "cf-json.h"
#include "cf-test-material.h"
#include "cf-test.h"

#include <math.h>
#include <string.h>

#define EXACT 1e-9
#define ROUGH 0.05
#define LONG 1000.0
/* The book's .8591 comes from rounded steps; exactly it is .85867. */
#define BOOK 0.0005

/* Names of measures in the file, and on the command line. */
static const struct
{
  const char *member;
  const char *measure;
} names[] = {
  { "observed", "observed" },
  { "percent", "observed" },
  { "cohen_kappa", "kappa" },
  { "scott_pi", "pi" },
  { "bennett_s", "s" },
  { "gwet_ac1", "ac1" },
  { "gwet_ac2_quadratic", "ac2" },
  { "fleiss_kappa", "fleiss" },
  { "alpha_nominal", "alpha" },
  { "alpha_ordinal", "alpha-ordinal" },
  { "alpha_interval", "alpha-interval" },
  { "alpha_ratio", "alpha-ratio" },
  { "u_alpha", "u-alpha" },
  { "bar_u_alpha", "u-alpha-binary" },
  { "cu_alpha", "cu-alpha" },
  { "overall", "alpha-u" },
};

/* What a figure is made of. */
static const struct
{
  const char *member;
  const char *measure;
  gsize offset;
} parts[] = {
  { "cohen_expected", "kappa", G_STRUCT_OFFSET (CfMeasureValue, expected) },
  { "scott_expected", "pi", G_STRUCT_OFFSET (CfMeasureValue, expected) },
  { "gwet_expected", "ac1", G_STRUCT_OFFSET (CfMeasureValue, expected) },
  { "gwet_ac2_observed", "ac2", G_STRUCT_OFFSET (CfMeasureValue, observed) },
  { "gwet_ac2_expected", "ac2", G_STRUCT_OFFSET (CfMeasureValue, expected) },
  { "fleiss_observed", "fleiss", G_STRUCT_OFFSET (CfMeasureValue, observed) },
  { "fleiss_expected", "fleiss", G_STRUCT_OFFSET (CfMeasureValue, expected) },
  { "alpha_do", "alpha", G_STRUCT_OFFSET (CfMeasureValue, observed) },
  { "alpha_de", "alpha", G_STRUCT_OFFSET (CfMeasureValue, expected) },
};

static double
get_number (JsonObject *object, const char *member)
{
  return json_object_get_double_member (object, member);
}

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.12f is not %.12f within %g", value, expected, tolerance);
}

/* Half a unit of the last digit that the source prints, and a little for what it cut off. */
static double
get_printed_tolerance (double printed)
{
  for (int digits = 0; digits <= 7; digits++)
    if (fabs (printed * pow (10, digits) - round (printed * pow (10, digits))) < 1e-6)
      return 1.01 * pow (10, -digits);
  return 1e-6;
}

static char *
dup_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static guint
count_coders (JsonArray *items)
{
  return json_array_get_length (json_array_get_array_element (items, 0));
}

static void
add_item (CfMaterial *material, CfContinuum *continuum, JsonArray *item)
{
  guint values[16];

  for (guint c = 0; c < json_array_get_length (item); c++)
    {
      g_autofree char *value = dup_value (json_array_get_element (item, c));

      values[c] = value != NULL ? cf_material_intern (material, value) : CF_NONE;
    }
  cf_continuum_add_item (continuum, values);
}

static CfMaterial *
read_items (JsonArray *items)
{
  CfMaterial *material = cf_test_material_new (count_coders (items), 0);
  CfContinuum *continuum = cf_test_material_add (material, "items", 1);

  for (guint i = 0; i < json_array_get_length (items); i++)
    add_item (material, continuum, json_array_get_array_element (items, i));
  return material;
}

static CfMaterial *
read_table (JsonArray *table)
{
  CfMaterial *material = cf_test_material_new (2, 0);
  CfContinuum *continuum = cf_test_material_add (material, "table", 1);
  guint n = json_array_get_length (table);

  for (guint a = 0; a < n; a++)
    {
      g_autofree char *name = g_strdup_printf ("%u", a);

      cf_material_intern (material, name);
    }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      for (gint64 i = json_array_get_int_element (json_array_get_array_element (table, a), b);
           i > 0; i--)
        cf_continuum_add_item (continuum, (const guint[]){ a, b });
  return material;
}

/* @second_is_length: a unit is [offset, length, value], else [begin, end, value]. */
static CfMaterial *
read_units (JsonObject *item, guint length, gint64 begin, gboolean second_is_length)
{
  JsonArray *coders = cf_json_get_array (item, "coders");
  CfMaterial *material = cf_test_material_new (json_array_get_length (coders), 0);

  cf_test_material_add (material, "text", length);
  for (guint c = 0; c < json_array_get_length (coders); c++)
    {
      JsonArray *units = json_array_get_array_element (coders, c);

      for (guint u = 0; u < json_array_get_length (units); u++)
        {
          JsonArray *unit = json_array_get_array_element (units, u);
          guint first = (guint) (json_array_get_int_element (unit, 0) - begin);
          guint second = (guint) json_array_get_int_element (unit, 1);
          guint code = cf_material_intern (material, json_array_get_string_element (unit, 2));

          cf_test_material_mark (
            material, 0,
            &(CfTestUnit){ c, first, second_is_length ? first + second : second - (guint) begin,
                           code });
        }
    }
  cf_material_sort (material);
  cf_material_drop_nested (material);
  return material;
}

static double
measure (const CfMaterial *material, const char *id)
{
  CfMeasureValue value = cf_test_material_measure (material, id, 0);

  g_assert_true (isnan (value.value) == (value.reason != NULL));
  return value.value;
}

static void
check_figures (const CfMaterial *material,
               JsonObject *expected,
               gboolean printed,
               double cu_tolerance)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (expected, names[i].member))
      {
        JsonNode *node = json_object_get_member (expected, names[i].member);
        double value = measure (material, names[i].measure), number, tolerance = EXACT;

        if (JSON_NODE_HOLDS_NULL (node))
          {
            g_assert_true (isnan (value));
            continue;
          }
        number = json_node_get_double (node);
        if (printed)
          tolerance = get_printed_tolerance (number);
        if (printed && g_str_equal (names[i].member, "overall"))
          tolerance = MAX (tolerance, BOOK);
        if (g_str_equal (names[i].member, "cu_alpha"))
          tolerance = MAX (tolerance, cu_tolerance);
        assert_near (value, number, tolerance);
      }
  for (guint i = 0; !printed && i < G_N_ELEMENTS (parts); i++)
    if (json_object_has_member (expected, parts[i].member))
      {
        CfMeasureValue value = cf_test_material_measure (material, parts[i].measure, 0);

        assert_near (G_STRUCT_MEMBER (double, &value, parts[i].offset),
                     get_number (expected, parts[i].member), EXACT);
      }
}

static double
get_tolerance (JsonObject *item)
{
  return json_object_has_member (item, "cu_alpha_tolerance")
           ? get_number (item, "cu_alpha_tolerance")
           : 0;
}

static void
check_both (const CfMaterial *material, JsonObject *item)
{
  check_figures (material, cf_json_get_object (item, "printed"), TRUE, get_tolerance (item));
  check_figures (material, cf_json_get_object (item, "exact"), FALSE, get_tolerance (item));
}

static CfItemTable *
make_table (const CfMaterial *material)
{
  const CfMeasure *alpha = cf_measure_find ("alpha");
  g_autoptr (CfSums) sums = cf_sums_new (cf_item_table_count_sums (alpha, material));
  CfMeasureJob job = { .material = material };

  cf_item_table_add (alpha, &job, g_ptr_array_index (material->continua, 0), sums, NULL);
  return cf_item_table_new (material, cf_sums_get (sums));
}

static void
check_weights (const CfMaterial *material, JsonObject *exact)
{
  g_autoptr (CfItemTable) table = make_table (material);
  g_autofree double *distances = g_new0 (double, table->n * table->n);
  JsonArray *rows = cf_json_get_array (exact, "weights");
  double observed, expected;

  for (guint a = 0; a < table->n; a++)
    for (guint b = 0; b < table->n; b++)
      distances[a * table->n + b] =
        json_array_get_double_element (json_array_get_array_element (rows, a), b);
  assert_near (cf_item_table_get_alpha (table, distances, &observed, &expected),
               get_number (exact, "weighted_alpha"), EXACT);
  assert_near (cf_item_table_get_weighted_kappa (table, distances),
               get_number (exact, "weighted_kappa"), EXACT);
}

static void
test_two_coders (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  g_autoptr (CfMaterial) material = read_table (cf_json_get_array (item, "table"));

  check_both (material, item);
  if (json_object_has_member (cf_json_get_object (item, "exact"), "weights"))
    check_weights (material, cf_json_get_object (item, "exact"));
}

static void
check_categories (const CfMaterial *material, JsonObject *expected, double tolerance)
{
  g_autoptr (GList) members = json_object_get_members (expected);

  for (GList *l = members; l != NULL; l = l->next)
    {
      CfMeasureValue value = cf_test_material_measure (
        material, "fleiss-k", cf_material_find (material, (const char *) l->data));

      assert_near (value.value, get_number (expected, l->data), tolerance);
    }
}

static void
check_first_items (JsonArray *items, JsonArray *expected)
{
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      g_autoptr (CfMaterial) material = cf_test_material_new (count_coders (items), 0);

      add_item (material, cf_test_material_add (material, "item", 1),
                json_array_get_array_element (items, i));
      assert_near (measure (material, "observed"), json_array_get_double_element (expected, i),
                   EXACT);
    }
}

static void
test_many_coders (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonObject *exact = cf_json_get_object (item, "exact");
  JsonObject *printed = cf_json_get_object (item, "printed");
  g_autoptr (CfMaterial) material = read_items (cf_json_get_array (item, "items"));

  check_both (material, item);
  if (json_object_has_member (exact, "pairable_values"))
    {
      /* Values of items with two of them at least. */
      g_autoptr (CfItemTable) table = make_table (material);
      double n = 0;

      for (guint i = 0; i < table->n * table->n; i++)
        n += table->coincidences[i];
      assert_near (n, get_number (exact, "pairable_values"), EXACT);
    }
  if (json_object_has_member (exact, "fleiss_per_category"))
    {
      check_categories (material, cf_json_get_object (exact, "fleiss_per_category"), EXACT);
      check_categories (material, cf_json_get_object (printed, "fleiss_per_category"), 0.005);
      check_first_items (cf_json_get_array (item, "items"),
                         cf_json_get_array (exact, "first_seven_items"));
    }
  if (json_object_has_member (printed, "weighted_kappa_nominal"))
    assert_near (measure (material, "kappa"), get_number (printed, "weighted_kappa_nominal"),
                 EXACT);
}

static void
test_alpha_u (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonObject *exact = cf_json_get_object (item, "exact");
  JsonObject *categories = cf_json_get_object (exact, "categories");
  g_autoptr (GList) members = json_object_get_members (categories);
  g_autoptr (CfMaterial) material =
               read_units (item, (guint) json_object_get_int_member (item, "length"),
                           json_object_get_int_member (item, "begin"), TRUE);

  check_both (material, item);
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonObject *category = cf_json_get_object (categories, l->data);
      g_autofree guint *coders = g_new (guint, material->coders->len);
      g_autoptr (CfMaterial) selected = NULL;
      CfMeasureValue value;

      for (guint c = 0; c < material->coders->len; c++)
        coders[c] = c;
      selected = cf_material_select (material, coders, material->coders->len,
                                     cf_material_find (material, l->data));
      value = cf_test_material_measure (selected, "alpha-u", 0);
      assert_near (value.value, get_number (category, "alpha"), EXACT);
      assert_near (value.observed, get_number (category, "do"), EXACT);
      assert_near (value.expected, get_number (category, "de"), EXACT);
    }
}

static void
test_alpha_u_distances (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonArray *distances = cf_json_get_array (item, "distances");

  for (guint i = 0; i < json_array_get_length (distances); i++)
    {
      JsonObject *row = json_array_get_object_element (distances, i);
      g_autoptr (CfMaterial) material = cf_test_material_new (2, 1);

      cf_test_material_add (material, "text", LONG);
      for (guint c = 0; c < 2; c++)
        {
          JsonNode *node = json_object_get_member (row, c == 0 ? "u" : "v");
          JsonArray *unit;
          guint begin;

          if (JSON_NODE_HOLDS_NULL (node))
            continue;
          unit = json_node_get_array (node);
          begin = (guint) json_array_get_int_element (unit, 0);
          cf_test_material_mark (
            material, 0,
            &(CfTestUnit){ c, begin, begin + (guint) json_array_get_int_element (unit, 1), 0 });
        }
      /* Of two coders what was found is 2 Σδ / (R (R - 1) L²). */
      assert_near (cf_test_material_measure (material, "alpha-u", 0).observed * LONG * LONG,
                   get_number (row, "distance"), EXACT);
    }
}

static void
test_u_alpha (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonObject *codes = cf_json_get_object (cf_json_get_object (item, "exact"), "k_u_alpha");
  g_autoptr (GList) members = json_object_get_members (codes);
  g_autoptr (CfMaterial) material =
               read_units (item, (guint) json_object_get_int_member (item, "length"), 0, FALSE);

  check_both (material, item);
  g_assert_nonnull (members);
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonObject *code = cf_json_get_object (codes, l->data);
      CfMeasureValue value = cf_test_material_measure (
        material, "ku-alpha", cf_material_find (material, (const char *) l->data));

      assert_near (value.coverage, get_number (code, "coverage"), EXACT);
      if (cf_json_is_null_or_absent (code, "alpha"))
        g_assert_nonnull (value.reason);
      else
        assert_near (value.value, get_number (code, "alpha"), MAX (EXACT, get_tolerance (item)));
    }
}

static void
test_gamma (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonObject *about = cf_json_get_object (item, "about");
  g_autoptr (CfMaterial) material = read_units (item, 100, 0, FALSE);
  CfMeasureRun run = { .options = { get_number (item, "alpha"), get_number (item, "beta"),
                                    get_number (item, "delta_empty"), 300, 1 } };
  g_autoptr (GArray) results =
               cf_measure_run (&run, cf_measure_find ("gamma"), material, NULL, NULL);
  const CfMeasureValue *value = &g_array_index (results, CfMeasureResult, 0).value;

  assert_near (value->disorder, get_number (cf_json_get_object (item, "exact"), "disorder"), EXACT);
  if (about != NULL)
    assert_near (value->value, get_number (about, "gamma"), ROUGH);
  if (g_str_equal (cf_json_get_string (item, "id"), "pygamma-01") ||
      g_str_equal (cf_json_get_string (item, "id"), "identical-coders"))
    assert_near (measure (material, "gamma-cat"), 1, EXACT);
}

static void
test_position_distance (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  CfAlignedUnit units[2];

  for (guint i = 0; i < 2; i++)
    {
      JsonArray *unit = cf_json_get_array (item, i == 0 ? "u" : "v");

      units[i] = (CfAlignedUnit){ json_array_get_double_element (unit, 0),
                                  json_array_get_double_element (unit, 1), 0 };
    }
  assert_near (cf_unit_distance (&units[0], &units[1]), get_number (item, "exact"), EXACT);
}

static char *
read_set (JsonArray *array)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (members, (gpointer) json_array_get_string_element (array, i));
  return cf_set_make (members);
}

static void
test_set_distance (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  g_autofree char *a = read_set (cf_json_get_array (item, "a"));
  g_autofree char *b = read_set (cf_json_get_array (item, "b"));

  assert_near (cf_set_distance_jaccard (a, b), get_number (item, "jaccard_distance"), EXACT);
  assert_near (cf_set_distance_masi (a, b), get_number (item, "masi_passonneau"), EXACT);
}

/* Units that make these counts: correct, incorrect (another code), partial, missing and spurious. */
static CfMaterial *
make_counts (JsonObject *counts)
{
  static const char *const kinds[] = { "cor", "inc", "par", "mis", "spu" };
  CfMaterial *material = cf_test_material_new (2, 2);
  guint place = 0;

  cf_test_material_add (material, "text", 1000);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (gint64 i = json_object_get_int_member (counts, kinds[k]); i > 0; i--)
      {
        if (k != 4)
          cf_test_material_mark (material, 0, &(CfTestUnit){ 0, place, place + 4, 0 });
        if (k != 3)
          cf_test_material_mark (material, 0,
                                 &(CfTestUnit){ 1, place + (k == 2), place + 4, k == 1 });
        place += 10;
      }
  cf_material_sort (material);
  return material;
}

static const char *const matching_measures[][2] = { { "strict", "f1-exact" },
                                                    { "exact", "f1-exact" },
                                                    { "partial", "f1-partial" },
                                                    { "type", "f1-exact" } };

static void
test_counts (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;

  for (guint i = 0; i < G_N_ELEMENTS (matching_measures); i++)
    {
      JsonObject *counts = cf_json_get_object (item, matching_measures[i][0]);
      g_autoptr (CfMaterial) material = make_counts (counts);
      double p = get_number (counts, "p"), r = get_number (counts, "r");

      assert_near (measure (material, matching_measures[i][1]), 2 * p * r / (p + r), EXACT);
    }
}

/* What is correct, incorrect, missing and spurious is no difference, another code, or marked by one only. */
static void
test_kinds (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonObject *strict = cf_json_get_object (item, "strict");
  g_autoptr (CfMaterial) material = cf_test_material_new (2, 0);
  g_autoptr (GPtrArray) differences = NULL;
  guint found[CF_N_DIFFERENCES] = { 0 };
  gint64 correct;

  cf_test_material_add (material, "text", 10);
  for (guint c = 0; c < 2; c++)
    {
      JsonArray *units = cf_json_get_array (item, c == 0 ? "gold" : "pred");

      for (guint u = 0; u < json_array_get_length (units); u++)
        {
          JsonArray *unit = json_array_get_array_element (units, u);

          cf_test_material_mark (
            material, 0,
            &(CfTestUnit){
              c, (guint) json_array_get_int_element (unit, 0),
              (guint) json_array_get_int_element (unit, 1),
              cf_material_intern (material, json_array_get_string_element (unit, 2)) });
        }
    }
  cf_material_sort (material);
  differences = cf_differences_list (material, NULL, NULL);
  for (guint i = 0; i < differences->len; i++)
    found[((const CfDifference *) g_ptr_array_index (differences, i))->kind]++;
  correct = json_array_get_length (cf_json_get_array (item, "gold")) - found[CF_DIFFERENCE_CODE] -
            found[CF_DIFFERENCE_ONLY];
  g_assert_cmpint (correct, ==, json_object_get_int_member (strict, "cor"));
  g_assert_cmpuint (found[CF_DIFFERENCE_CODE], ==,
                    json_object_get_int_member_with_default (strict, "inc", 0));
  g_assert_cmpuint (found[CF_DIFFERENCE_ONLY], ==,
                    json_object_get_int_member_with_default (strict, "mis", 0));
  g_assert_cmpuint (found[CF_DIFFERENCE_BOUNDARY], ==, 0);
}

/* Each pair's share, and of all coders those who have a match above the threshold. */
static void
test_overlap (gconstpointer data)
{
  JsonObject *item = (JsonObject *) data;
  JsonArray *rows = cf_json_get_array (item, "overlap");
  g_autoptr (CfMaterial) material = read_units (item, 100, 0, FALSE);
  guint n_coders = material->coders->len, n_matched = 0;
  g_autofree double *shares = g_new0 (double, n_coders *n_coders);

  for (guint i = 0; i < n_coders; i++)
    {
      gboolean is_matched = FALSE;

      for (guint k = 0; k < n_coders; k++)
        {
          g_autoptr (CfMaterial) pair =
                       cf_material_select (material, (const guint[]){ i, k }, 2, CF_NONE);

          if (i == k)
            continue;
          shares[i * n_coders + k] = measure (pair, "iou");
          if (shares[i * n_coders + k] >= get_number (item, "threshold"))
            is_matched = TRUE;
        }
      n_matched += is_matched;
    }
  for (guint r = 0; r < json_array_get_length (rows); r++)
    {
      JsonObject *row = json_array_get_object_element (rows, r);
      JsonArray *coders = cf_json_get_array (row, "coders");

      assert_near (shares[(guint) json_array_get_int_element (coders, 0) * n_coders +
                          (guint) json_array_get_int_element (coders, 1)],
                   get_number (row, "iou"), EXACT);
    }
  assert_near ((double) n_matched / n_coders, get_number (item, "share_of_coders_matched"), EXACT);
}

static const struct
{
  const char *section;
  GTestDataFunc test;
  const char *needs;
} sections[] = {
  { "two_coders", test_two_coders, "table" },
  { "many_coders", test_many_coders, "items" },
  { "alpha_u", test_alpha_u, "coders" },
  { "alpha_u", test_alpha_u_distances, "distances" },
  { "u_alpha", test_u_alpha, "coders" },
  { "gamma", test_gamma, "coders" },
  { "gamma_position_distance", test_position_distance, "u" },
  { "set_distance", test_set_distance, "a" },
  { "span_matching", test_counts, "exact" },
  { "span_matching", test_kinds, "gold" },
  { "span_matching", test_overlap, "overlap" },
};

static void
add_section (JsonObject *root, guint index)
{
  JsonArray *items = cf_json_get_array (root, sections[index].section);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *id = cf_json_get_string (item, "id");
      g_autofree char *path =
        g_strdup_printf ("/agreement/oracles/%s/%s/%s", sections[index].section,
                         sections[index].needs, id != NULL ? id : "only");

      /* Of the two kinds of span matching one has both members. */
      if (json_object_has_member (item, sections[index].needs) &&
          (sections[index].test != test_counts || !json_object_has_member (item, "gold")))
        g_test_add_data_func (path, item, sections[index].test);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  CfJsonReport report;
  g_autoptr (GError) error = NULL;

  cf_test_init (&argc, &argv);
  path = cf_test_data ("agreement", "oracles.json", NULL);
  bytes = cf_test_read (path);
  root = cf_json_parse (bytes, path, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (json_node_get_object (root), i);
  return g_test_run ();
}
