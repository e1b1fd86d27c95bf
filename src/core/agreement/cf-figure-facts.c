/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a figure comes from, as members of a table: one table. Values are not translated. */

#include "config.h"

#include "cf-figure-facts.h"

static char *
format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.12g", number));
}

static char *
dup_unit (const CfMethods *methods, const CfMeasure *measure)
{
  static const char *const names[] = { [CF_UNIT_SPAN] = "span",
                                       [CF_UNIT_SENTENCES] = "sentence",
                                       [CF_UNIT_ARTICLES] = "article",
                                       [CF_UNIT_GIVEN] = "item" };

  return g_strdup (methods->request->relation != NULL ? "link" : names[methods->request->unit]);
}

static char *
dup_attribute (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->request->attribute);
}

static char *
dup_relation (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->request->relation);
}

/* Of measures that match units themselves, how; else how units are matched of which items or links are made. */
static char *
dup_matching (const CfMethods *methods, const CfMeasure *measure)
{
  const CfAgreementRequest *request = methods->request;

  if (measure->matching != NULL && request->relation == NULL)
    return g_strdup (measure->matching);
  if (request->unit != CF_UNIT_SPAN ||
      (measure->data == CF_MEASURE_UNITS && request->relation == NULL))
    return NULL;
  return g_strdup (request->match == CF_MATCH_EXACT ? "exact" : "overlap");
}

static char *
dup_pooling (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->request->run.mean_of_articles ? "mean" : "pooled");
}

static char *
dup_rounds (const CfMethods *methods, const CfMeasure *measure)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (methods->rounds == NULL || methods->rounds->len == 0)
    return NULL;
  for (guint i = 0; i < methods->rounds->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (methods->rounds, i));
  all = g_strv_builder_end (builder);
  return g_strjoinv (" ", all);
}

/* Articles whose layers may have been changed after discussion. */
static char *
dup_live (const CfMethods *methods, const CfMeasure *measure)
{
  return methods->revision != NULL ? g_strdup_printf ("%u", methods->n_live) : NULL;
}

static char *
dup_revision (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->revision);
}

static char *
dup_map (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->map);
}

static char *
dup_level (const CfMethods *methods, const CfMeasure *measure)
{
  return methods->request->run.bootstrap > 0 ? format_number (CF_INTERVAL_LEVEL) : NULL;
}

static char *
dup_samples (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup_printf ("%u", methods->request->run.bootstrap);
}

static char *
dup_seed (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, methods->request->run.options.seed);
}

static char *
dup_options (const CfMethods *methods, const CfMeasure *measure)
{
  const CfMeasureOptions *options = &methods->request->run.options;
  g_autofree char *alpha = format_number (options->gamma_alpha);
  g_autofree char *beta = format_number (options->gamma_beta);
  g_autofree char *empty = format_number (options->gamma_empty);

  if (!g_str_has_prefix (measure->id, "gamma"))
    return NULL;
  return g_strdup_printf ("alpha=%s beta=%s empty=%s continua=%u", alpha, beta, empty,
                          options->samples);
}

static char *
dup_version (const CfMethods *methods, const CfMeasure *measure)
{
  return g_strdup (methods->version);
}

static const CfFigureFact facts[] = {
  { "unit", dup_unit },         { "attribute", dup_attribute }, { "relation", dup_relation },
  { "matching", dup_matching }, { "pooling", dup_pooling },     { "rounds", dup_rounds },
  { "live", dup_live },         { "revision", dup_revision },   { "map", dup_map },
  { "level", dup_level },       { "samples", dup_samples },     { "seed", dup_seed },
  { "options", dup_options },   { "version", dup_version },
};

/**
 * cf_figure_facts_get:
 * @n_facts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_facts): all that is said of a figure besides its value
 */
const CfFigureFact *
cf_figure_facts_get (guint *n_facts)
{
  *n_facts = G_N_ELEMENTS (facts);
  return facts;
}
