/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement in words: what a reader must know of them, and a paragraph for a methods section. */

#include "config.h"

#include "cf-methods.h"

#include "cf-language.h"
#include "cf-partition.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/**
 * cf_methods_format_number:
 * @number: a figure
 *
 * Returns: (transfer full): it with three digits, with a point whatever the language; a dash for none
 */
char *
cf_methods_format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    return g_strdup ("–");
  /* Not -0.000. */
  return g_strdup (
    g_ascii_formatd (text, sizeof text, "%.3f", fabs (number) < 0.0005 ? 0 : number));
}

static char *
format_share (double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (text, sizeof text, "%.1f", 100 * share), " %", NULL);
}

/* Apart, since a message that is translated holds no macro. */
static char *
format_integer (guint64 number)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static gboolean
uses_units (const CfMethods *methods, const char *prefix)
{
  GPtrArray *measures = methods->request->measures;

  for (guint i = 0; i < measures->len; i++)
    {
      const CfMeasure *measure = g_ptr_array_index (measures, i);

      if (strstr (measure->id, prefix) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_nested (GString *text, const CfMaterial *material)
{
  guint64 nested = 0, all = 0;
  g_autofree char *share = NULL;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        if (continuum->codings[c].counts)
          {
            nested += continuum->codings[c].nested->len;
            all += continuum->codings[c].nested->len + continuum->codings[c].units->len;
          }
    }
  share = format_share (all > 0 ? (double) nested / all : 0);
  add_sentence (text, g_strdup_printf (
                        _ ("Of a coder’s units of one code that stand in each other the outermost "
                           "counts; left out: %s of units."),
                        share));
}

static void
add_coding_language (GString *text, const char *language)
{
  g_autofree char *name = cf_language_dup_full_name (language);

  add_sentence (text, g_strdup_printf (_ ("Of an article in two languages one counts: %s. What is "
                                          "marked on both sides of a pair is one unit."),
                                       name));
}

static void
add_separation (GString *text, const CfMaterial *material)
{
  guint64 lost = 0, marked = 0;
  g_autofree char *share = NULL;

  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        {
          g_autoptr (CfPartition) partition = NULL;

          if (!continuum->codings[c].counts)
            continue;
          partition = cf_partition_new (continuum, c, CF_NONE);
          lost += partition->lost;
          marked += partition->marked;
        }
    }
  share = format_share (marked > 0 ? (double) lost / marked : 0);
  add_sentence (
    text,
    g_strdup_printf (_ ("Where units of a coder overlap, the text is cut at every border, and the "
                        "code with the longer unit wins; given up over all codes: %s of marked "
                        "characters. Figures of one code are computed from its units alone."),
                     share));
}

static void
add_matching (GString *text, const CfMethods *methods)
{
  GPtrArray *measures = methods->request->measures;

  if (methods->request->relation == NULL)
    for (guint i = 0; i < measures->len; i++)
      {
        const CfMeasure *measure = g_ptr_array_index (measures, i);

        if (measure->matching != NULL)
          add_sentence (text,
                        g_strdup_printf (_ ("%s: %s."), _ (measure->name), _ (measure->matching)));
      }
  if (methods->request->relation == NULL && methods->request->attribute == NULL)
    return;
  add_sentence (text, g_strdup (methods->request->match == CF_MATCH_EXACT
                                  ? _ ("Units are one where places and code are the same.")
                                  : _ ("Units are one where the code is the same and they share "
                                       "half of the longer one at least; the best pairs first.")));
}

static void
add_drawing (GString *text, const CfMethods *methods)
{
  const CfMeasureRun *run = &methods->request->run;
  const CfMeasureOptions *options = &run->options;
  g_autofree char *alpha = cf_methods_format_number (options->gamma_alpha);
  g_autofree char *beta = cf_methods_format_number (options->gamma_beta);
  g_autofree char *empty = cf_methods_format_number (options->gamma_empty);
  g_autofree char *seed = format_integer (options->seed);

  if (run->bootstrap > 0)
    add_sentence (text, g_strdup_printf (
                          _ ("Intervals: %.0f %%, percentile bootstrap of %u samples of articles, "
                             "seed %s."),
                          100 * CF_INTERVAL_LEVEL, run->bootstrap, seed));
  if (run->bootstrap > 0)
    add_sentence (text, g_strdup (_ ("A figure of one article alone has no interval, nor one for "
                                     "which more than half of the samples have no value.")));
  if (!uses_units (methods, "gamma"))
    return;
  add_sentence (
    text,
    g_strdup_printf (_ ("γ: α = %s, β = %s, Δ∅ = %s; %u random continua an article, drawn by the "
                        "coders’ means and deviations, seed %s."),
                     alpha, beta, empty, options->samples, seed));
}

/**
 * cf_methods_describe_rules:
 * @methods: where figures come from
 *
 * Returns: (transfer full): what must be printed with them, a line each
 */
char *
cf_methods_describe_rules (const CfMethods *methods)
{
  const CfAgreementRequest *request = methods->request;
  GString *text = g_string_new (NULL);

  if (request->unit != CF_UNIT_GIVEN)
    add_nested (text, methods->material);
  if (methods->coding_language != NULL)
    add_coding_language (text, methods->coding_language);
  if (uses_units (methods, "u-alpha"))
    add_separation (text, methods->material);
  add_matching (text, methods);
  add_sentence (text, g_strdup (request->run.mean_of_articles
                                  ? _ ("Values are means over articles in which they are defined.")
                                  : _ ("Values are pooled over articles.")));
  add_drawing (text, methods);
  if (methods->n_unfinished > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u layer is not finished, and does not count.",
                                                   "%u layers are not finished, and do not count.",
                                                   methods->n_unfinished),
                                         methods->n_unfinished));
  if (methods->map != NULL)
    add_sentence (text, g_strdup_printf (_ ("Codes were collapsed by %s."), methods->map));
  return g_string_free (text, FALSE);
}

static const char *
name_unit (const CfAgreementRequest *request, const CfMeasure *measure)
{
  if (request->unit == CF_UNIT_SENTENCES)
    return N_ ("sentences");
  if (request->unit == CF_UNIT_ARTICLES)
    return N_ ("articles");
  if (request->unit == CF_UNIT_GIVEN)
    return N_ ("items");
  if (request->relation != NULL)
    return N_ ("links");
  return measure->data == CF_MEASURE_UNITS ? N_ ("units of all coders") : N_ ("matched units");
}

static char *
describe_subject (const CfFigure *figure)
{
  GString *text = g_string_new (_ (figure->measure->name));

  /* The empty set is what stands where nothing is. */
  if (figure->code != NULL)
    g_string_append_printf (text, ", %s", *figure->code != '\0' ? figure->code : _ ("nothing"));
  if (figure->coders[0] != NULL)
    g_string_append_printf (text, ", %s – %s", figure->coders[0], figure->coders[1]);
  for (guint g = 0; g < CF_N_GROUPS; g++)
    if (figure->groups[g] != NULL)
      g_string_append_printf (text, ", %s", figure->groups[g]);
  if (figure->article != NULL)
    g_string_append_printf (text, ", %s", figure->article);
  return g_string_free (text, FALSE);
}

static char *
describe_figure (const CfMethods *methods, const CfFigure *figure)
{
  const CfMeasureResult *result = &figure->result;
  g_autofree char *subject = describe_subject (figure);
  g_autofree char *value = cf_methods_format_number (result->value.value);
  g_autofree char *low = cf_methods_format_number (result->low);
  g_autofree char *high = cf_methods_format_number (result->high);
  g_autofree char *n = format_integer (result->value.n);
  const char *unit = _ (name_unit (methods->request, figure->measure));

  if (isnan (result->value.value))
    return g_strdup_printf (_ ("%s: undefined, since %s."), subject,
                            result->value.reason != NULL ? _ (result->value.reason) : "");
  if (isnan (result->low))
    return g_strdup_printf (_ ("%s: %s (n = %s %s; articles: %u)."), subject, value, n, unit,
                            figure->n_articles);
  return g_strdup_printf (_ ("%s: %s, %.0f %% interval %s to %s (n = %s %s; articles: %u)."),
                          subject, value, 100 * CF_INTERVAL_LEVEL, low, high, n, unit,
                          figure->n_articles);
}

static char *
join (GPtrArray *words)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (words, i));
  g_ptr_array_add (all, NULL);
  return g_strjoinv (", ", (char **) all->pdata);
}

/* Whether what is compared was coded before anybody talked about it. */
static void
add_origin (GString *text, const CfMethods *methods)
{
  if (methods->revision == NULL)
    {
      g_string_append_printf (text, " %s", _ ("The codings come from a table."));
      return;
    }
  if (methods->rounds != NULL && methods->rounds->len > 0)
    {
      g_autofree char *rounds = join (methods->rounds);

      g_string_append_c (text, ' ');
      g_string_append_printf (
        text, _ ("Round: %s, as sealed by each coder on finishing, before discussion."), rounds);
    }
  if (methods->n_live > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
        text,
        ngettext (
          "Of %u article the layers are read as they are now, which may have been changed after "
          "discussion.",
          "Of %u articles the layers are read as they are now, which may have been changed after "
          "discussion.",
          methods->n_live),
        methods->n_live);
    }
}

/**
 * cf_methods_describe:
 * @methods: where figures come from
 * @figures: (element-type CfFigure): the figures
 *
 * Returns: (transfer full): a paragraph for the section on methods
 */
char *
cf_methods_describe (const CfMethods *methods, GPtrArray *figures)
{
  GString *text = g_string_new (NULL);
  g_autofree char *coders = join (methods->material->coders);
  g_autofree char *rules = cf_methods_describe_rules (methods);

  g_string_append_printf (
    text,
    _ ("Agreement between coders (%s) was computed with Counterframe %s from articles that both "
       "coders of a pair had finished; finished articles in which nothing was marked count."),
    coders, methods->version);
  if (methods->revision != NULL)
    g_string_append_printf (text, " %s %s.", _ ("Revision of the codebook:"), methods->revision);
  add_origin (text, methods);
  for (guint i = 0; i < figures->len; i++)
    {
      const CfFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *line = describe_figure (methods, figure);

      g_string_append_printf (text, " %s", line);
      if (!isnan (figure->result.value.coverage))
        {
          g_autofree char *share = format_share (figure->result.value.coverage);

          g_string_append_c (text, ' ');
          g_string_append_printf (text, _ ("Coverage: %s."), share);
        }
    }
  g_strdelimit (rules, "\n", ' ');
  g_string_append_printf (text, " %s", rules);
  return g_string_free (text, FALSE);
}
