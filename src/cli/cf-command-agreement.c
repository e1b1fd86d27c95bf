/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: agreement. */

#include "config.h"

#include "cf-cli-figure.h"
#include "cf-cli-options.h"
#include "cf-comparable.h"
#include "cf-error.h"
#include "cf-figure-csv.h"
#include "cf-figure-table.h"
#include "cf-methods.h"

#include <glib/gi18n.h>

#include <string.h>

#define DEFAULT_SAMPLES 1000
#define MAX_SAMPLES 1000000

static char **measure_options;
static char **annotators;
static char *code;
static char *attribute;
static char *relation;
static char *unit;
static char *match;
static char *round_option;
static gboolean live;
static char *against;
static char *map_file;
static char *by;
static int n_bootstrap = DEFAULT_SAMPLES;
static gint64 seed = 1;
static double gamma_alpha = 1;
static double gamma_beta = 1;
static double gamma_empty = 1;
static int samples = 30;
static gboolean mean;
static gboolean methods_option;
static gboolean csv;
static gboolean confusion;

/* A word of an option, and what it stands for. */
typedef struct
{
  const char *name;
  guint value;
} Word;

static const Word by_words[] = { { "pair", CF_BY_PAIR },
                                 { "code", CF_BY_CODE },
                                 { "language", CF_BY_LANGUAGE },
                                 { "article", CF_BY_ARTICLE },
                                 { "published", CF_BY_PUBLISHED },
                                 { "coded", CF_BY_CODED },
                                 { NULL, 0 } };
static const Word unit_words[] = { { "span", CF_UNIT_SPAN },
                                   { "sentence", CF_UNIT_SENTENCES },
                                   { "article", CF_UNIT_ARTICLES },
                                   { NULL, 0 } };
static const Word match_words[] = { { "exact", CF_MATCH_EXACT },
                                    { "overlap", CF_MATCH_HALF },
                                    { NULL, 0 } };

static gboolean
find_word (const Word *words, const char *option, const char *name, guint *value, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const Word *word = words; word->name != NULL; word++)
    {
      if (g_str_equal (word->name, name))
        {
          *value = word->value;
          return TRUE;
        }
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", word->name);
    }
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("--%s takes %s, not “%s”"), option, list->str,
               name);
  return FALSE;
}

static gboolean
read_by (guint *flags, GError **error)
{
  g_auto (GStrv) words = by != NULL ? g_strsplit (by, ",", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint flag;

      if (!find_word (by_words, "by", words[i], &flag, error))
        return FALSE;
      *flags |= flag;
    }
  return TRUE;
}

/* What is asked most often: places and codes of spans, or values of items. */
static void
add_default_measures (GPtrArray *measures, const CfAgreementRequest *request, CfCodebook *codebook)
{
  static const char *const of_spans[] = { "u-alpha", "u-alpha-binary", "cu-alpha", "f1-relaxed",
                                          NULL };
  static const char *const of_items[] = { "observed", "alpha", NULL };
  static const char *const of_sets[] = { "observed", "alpha-masi", NULL };
  static const char *const of_links[] = { "f1-exact", "alpha", NULL };
  static const char *const of_clusters[] = { "b-cubed", NULL };
  const CfAttribute *known =
    codebook != NULL && attribute != NULL ? cf_codebook_get_attribute (codebook, attribute) : NULL;
  const char *const *ids = of_items;

  if (relation != NULL)
    ids = g_str_equal (relation, "restates") ? of_clusters : of_links;
  else if (request->unit == CF_UNIT_SPAN && attribute == NULL)
    ids = of_spans;
  else if ((known != NULL && cf_attribute_takes_several (known)) ||
           (attribute == NULL && code == NULL && request->unit != CF_UNIT_GIVEN))
    ids = of_sets;
  for (; *ids != NULL; ids++)
    g_ptr_array_add (measures, (gpointer) cf_measure_find (*ids));
}

static char *
list_measures (void)
{
  GString *list = g_string_new (NULL);
  guint n;
  const CfMeasure *const *measures = cf_measures_get (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", measures[i]->id);
  return g_string_free (list, FALSE);
}

static gboolean
read_measures (GPtrArray *measures, GError **error)
{
  for (guint i = 0; measure_options != NULL && measure_options[i] != NULL; i++)
    {
      const CfMeasure *measure = cf_measure_find (measure_options[i]);
      g_autofree char *list = NULL;

      if (measure != NULL)
        {
          g_ptr_array_add (measures, (gpointer) measure);
          continue;
        }
      list = list_measures ();
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no measure; there are: %s"),
                   measure_options[i], list);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_numbers (GError **error)
{
  if (n_bootstrap >= 0 && n_bootstrap <= MAX_SAMPLES && samples > 0 && samples <= MAX_SAMPLES &&
      seed >= 0 && gamma_alpha >= 0 && gamma_beta >= 0 && gamma_empty > 0)
    return TRUE;
  g_set_error (
    error, CF_ERROR, CF_ERROR_INVALID,
    _ ("--bootstrap takes 0 to %d, --samples 1 to %d, --seed and the weights of gamma no "
       "less than 0, --gamma-empty more"),
    MAX_SAMPLES, MAX_SAMPLES);
  return FALSE;
}

static gboolean
read_request (CfAgreementRequest *request, GError **error)
{
  guint chosen_unit = CF_UNIT_SPAN, chosen_match = CF_MATCH_HALF;

  if (!check_numbers (error) || !read_by (&request->by, error) ||
      !read_measures (request->measures, error) ||
      (unit != NULL && !find_word (unit_words, "unit", unit, &chosen_unit, error)) ||
      (match != NULL && !find_word (match_words, "match", match, &chosen_match, error)))
    return FALSE;
  request->unit = chosen_unit;
  request->match = chosen_match;
  request->code = code;
  request->attribute = attribute;
  request->relation = relation;
  request->against = against;
  request->run = (CfMeasureRun){ .options = { gamma_alpha, gamma_beta, gamma_empty, (guint) samples,
                                              (guint64) seed },
                                 .bootstrap = (guint) n_bootstrap,
                                 .mean_of_articles = mean };
  return TRUE;
}

/* What the codebook does not know is a mistake, not a figure of nothing. */
static gboolean
check_names (CfCodebook *codebook, GError **error)
{
  if (code != NULL && map_file == NULL && cf_codebook_get_code (codebook, code) == NULL)
    return cf_cli_find_code (codebook, code, error) != NULL;
  if (relation != NULL && cf_cli_find_relation_type (codebook, relation, error) == NULL)
    return FALSE;
  if (attribute == NULL || cf_codebook_get_attribute (codebook, attribute) != NULL)
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no attribute of the codebook"),
               attribute);
  return FALSE;
}

/* What stands only on the other side of a pair is listed, and not counted. */
static void
print_elsewhere (CfCall *call, const CfMaterial *material)
{
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint a = 0; a < continuum->codings[c].elsewhere->len; a++)
          {
            CfRecord *record = g_ptr_array_index (continuum->codings[c].elsewhere, a);
            const char *coder = g_ptr_array_index (material->coders, c);
            CfJsonWriter *writer;

            if (!call->json)
              {
                cf_print (_ ("Only in the other language, not counted: %s, %s, %s\n"),
                          continuum->name, coder, cf_record_get_id (record));
                continue;
              }
            writer = cf_print_begin ();
            cf_json_writer_string_member (writer, "file", continuum->name);
            cf_json_writer_string_member (writer, "annotator", coder);
            cf_json_writer_string_member (writer, "id", cf_record_get_id (record));
            cf_json_writer_boolean_member (writer, "counted", FALSE);
            cf_print_end (writer);
          }
    }
}

static void
print_table (GBytes *table)
{
  gsize length;
  const char *bytes = g_bytes_get_data (table, &length);

  cf_print ("%.*s", (int) length, bytes);
  g_bytes_unref (table);
}

/* Of each pair of coders which code met which. */
static void
print_confusions (CfCall *call, const CfMaterial *material)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_confusion_free);

  for (guint i = 0; i < material->coders->len; i++)
    for (guint k = i + 1; k < material->coders->len; k++)
      g_ptr_array_add (all, cf_confusion_new (material, i, k));
  if (csv)
    print_table (cf_confusion_csv_make (material, all));
  for (guint i = 0; !csv && i < all->len; i++)
    cf_cli_print_confusion (material, g_ptr_array_index (all, i), call->json);
}

static void
print_figures (CfCall *call, const CfMethods *methods, GPtrArray *figures)
{
  g_autofree char *text = NULL;

  if (call->json)
    cf_cli_print_figures_json (methods, figures);
  else if (csv)
    print_table (cf_figure_csv_make (methods, figures));
  else if (!methods_option)
    cf_cli_print_figures_text (figures);
  if (call->json || csv)
    return;
  text =
    methods_option ? cf_methods_describe (methods, figures) : cf_methods_describe_rules (methods);
  cf_print ("%s%s\n", methods_option ? "" : "\n", text);
}

/* Material with what two coders at least have finished; @found: of a project, %NULL for a table. */
static CfExit
compute (CfCall *call, CfAgreementRequest *request, CfMaterial *material, const CfComparable *found)
{
  const char *obstacle;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  CfMethods methods = {
    .request = request, .material = material, .version = CF_VERSION, .map = map_file
  };

  if (found != NULL)
    cf_comparable_fill_methods (found, &methods);
  if (request->measures->len == 0)
    add_default_measures (request->measures, request, material->codebook);
  if (confusion && request->unit != CF_UNIT_SPAN)
    return cf_call_refuse (call, _ ("--confusion is of spans"));
  obstacle = cf_agreement_find_obstacle (request);
  if (obstacle != NULL)
    return cf_call_refuse (call, "%s", _ (obstacle));
  cf_material_sort (material);
  if (request->code != NULL)
    cf_material_intern (material, request->code);
  cf_material_drop_nested (material);
  if (confusion)
    {
      print_confusions (call, material);
      return CF_EXIT_DONE;
    }
  figures = cf_agreement_compute (material, request, NULL, &error);
  if (figures == NULL)
    return cf_call_fail (call, NULL, error);
  print_figures (call, &methods, figures);
  if (!csv)
    print_elsewhere (call, material);
  return CF_EXIT_DONE;
}

static CfExit
run_table (CfCall *call, CfAgreementRequest *request, GHashTable *map)
{
  g_autoptr (GError) error = NULL;
  gboolean has_items;
  g_autoptr (CfMaterial) material =
               cf_figure_table_read (call->arguments[0], map, &has_items, &error);

  if (material == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  if (attribute != NULL || relation != NULL || unit != NULL || round_option != NULL)
    return cf_call_refuse (call, "%s",
                           _ ("a table has neither attributes, relations, sentences nor rounds"));
  if (has_items)
    request->unit = CF_UNIT_GIVEN;
  return compute (call, request, material, NULL);
}

static void
say_what_is_lost (CfCall *call, const CfComparable *found)
{
  const char *path = call->arguments[0];

  if (found->n_lost > 0)
    cf_problems_add (call->problems, CF_PROBLEM_NOT_ANCHORED, path, 0, 0,
                     ngettext ("the words of %u annotation are not found any more",
                               "the words of %u annotations are not found any more", found->n_lost),
                     found->n_lost);
}

static CfExit
run_project (CfCall *call, CfAgreementRequest *request, GHashTable *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets =
               cf_target_expand ((const char *const *) call->arguments, call->problems, &error);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  CfCodebook *codebook = cf_project_get_codebook (project);
  g_autoptr (CfComparable) found = NULL;
  CfComparableOptions options = { .annotators = annotators,
                                  .coding_language = cf_codebook_get_coding_language (codebook),
                                  .each_language = (request->by & CF_BY_LANGUAGE) != 0,
                                  .whole = relation != NULL && (request->by & CF_BY_LANGUAGE) == 0,
                                  .sentences = request->unit == CF_UNIT_SENTENCES,
                                  .with = against,
                                  .live = live,
                                  .map = map };
  CfExit status;

  if (targets == NULL)
    return cf_call_fail (call, cf_call_find_absent (call), error);
  if (!check_names (codebook, &error))
    return cf_call_fail (call, NULL, error);
  if (round_option != NULL &&
      (options.round = cf_codebook_get_round (codebook, round_option)) == NULL)
    return cf_call_refuse (call, _ ("the project has no round “%s”"), round_option);
  found = cf_comparable_collect (project, targets, &options, call->problems, NULL, &error);
  if (found == NULL)
    return cf_call_fail (call, NULL, error);
  if (against != NULL &&
      !g_ptr_array_find_with_equal_func (found->material->coders, against, g_str_equal, NULL))
    return cf_call_refuse (call, _ ("there is no layer of %s"), against);
  say_what_is_lost (call, found);
  if (found->has_pairs && options.coding_language == NULL)
    request->by |= CF_BY_LANGUAGE;
  status = compute (call, request, found->material, found);
  return status == CF_EXIT_DONE ? cf_call_judge (call) : status;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  g_autoptr (GHashTable) map = NULL;
  CfAgreementRequest request = { .measures = measures };

  if (!read_request (&request, &error))
    return cf_call_fail (call, NULL, error);
  if (map_file != NULL)
    {
      map = cf_figure_table_read_map (map_file, &error);
      if (map == NULL)
        return cf_call_fail (call, map_file, error);
    }
  if (call->n_arguments == 1 && g_str_has_suffix (call->arguments[0], ".csv") &&
      g_file_test (call->arguments[0], G_FILE_TEST_IS_REGULAR))
    return run_table (call, &request, map);
  return run_project (call, &request, map);
}

static const GOptionEntry entries[] = {
  { "measure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &measure_options, N_ ("A measure; may be repeated"),
    N_ ("MEASURE") },
  { "annotator", 0, 0, G_OPTION_ARG_STRING_ARRAY, &annotators,
    N_ ("Only of this layer; may be repeated"), N_ ("NAME") },
  { "code", 0, 0, G_OPTION_ARG_STRING, &code, N_ ("Only with this code"), N_ ("CODE") },
  { "attribute", 0, 0, G_OPTION_ARG_STRING, &attribute, N_ ("Compare the values of this attribute"),
    N_ ("NAME") },
  { "relation", 0, 0, G_OPTION_ARG_STRING, &relation, N_ ("Compare links of this type"),
    N_ ("TYPE") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_ ("span, sentence or article"), N_ ("UNIT") },
  { "match", 0, 0, G_OPTION_ARG_STRING, &match,
    N_ ("How spans are matched that have attributes or links: exact or overlap"), N_ ("RULE") },
  { "round", 0, 0, G_OPTION_ARG_STRING, &round_option, N_ ("Only of this round"), N_ ("ROUND") },
  { "live", 0, 0, G_OPTION_ARG_NONE, &live,
    N_ ("Read layers as they are now, not as they were sealed"), NULL },
  { "against", 0, 0, G_OPTION_ARG_STRING, &against,
    N_ ("Compare each coder with this one, such as gold"), N_ ("NAME") },
  { "map", 0, 0, G_OPTION_ARG_FILENAME, &map_file,
    N_ ("Collapse codes by this file of lines old,new"), N_ ("FILE") },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by,
    N_ ("Figures for each pair, code, language, article, or month: published or coded"),
    N_ ("WHAT,…") },
  { "confusion", 0, 0, G_OPTION_ARG_NONE, &confusion,
    N_ ("Which codes of two coders meet, instead of figures"), NULL },
  { "bootstrap", 0, 0, G_OPTION_ARG_INT, &n_bootstrap,
    N_ ("Samples of articles for intervals, 0 for none"), N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Of all that is drawn"), N_ ("S") },
  { "gamma-alpha", 0, 0, G_OPTION_ARG_DOUBLE, &gamma_alpha, N_ ("The weight of places in gamma"),
    N_ ("X") },
  { "gamma-beta", 0, 0, G_OPTION_ARG_DOUBLE, &gamma_beta, N_ ("The weight of codes in gamma"),
    N_ ("X") },
  { "gamma-empty", 0, 0, G_OPTION_ARG_DOUBLE, &gamma_empty,
    N_ ("What a unit without counterpart costs in gamma"), N_ ("X") },
  { "samples", 0, 0, G_OPTION_ARG_INT, &samples, N_ ("Random continua for gamma"), N_ ("N") },
  { "mean", 0, 0, G_OPTION_ARG_NONE, &mean, N_ ("Means over articles instead of pooled values"),
    NULL },
  { "methods", 0, 0, G_OPTION_ARG_NONE, &methods_option,
    N_ ("A paragraph for a methods section instead of a table"), NULL },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print results as CSV"), NULL },
  { NULL },
};

const CfCommand cf_command_agreement = {
  "agreement", "PATH…", N_ ("Measure agreement among layers, or in a table of codings"), 1, 0,
  entries,     run
};
