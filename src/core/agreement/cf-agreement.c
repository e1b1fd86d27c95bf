/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement. */

#include "config.h"

#include "cf-agreement.h"

#include "cf-limits.h"
#include "cf-links.h"

#include <glib/gi18n.h>

#include <math.h>

void
cf_figure_free (CfFigure *figure)
{
  g_free (figure->code);
  g_free (figure->coders[0]);
  g_free (figure->coders[1]);
  for (guint g = 0; g < CF_N_GROUPS; g++)
    g_free (figure->groups[g]);
  g_free (figure->article);
  g_free (figure);
}

/* What has a name even where nobody knows it: ISO 639's for languages. */
static const struct
{
  CfAgreementBy by;
  const char *unknown;
} groups[CF_N_GROUPS] = {
  [CF_GROUP_LANGUAGE] = { CF_BY_LANGUAGE, "und" },
  [CF_GROUP_PUBLISHED] = { CF_BY_PUBLISHED, CF_GROUP_UNKNOWN },
  [CF_GROUP_CODED] = { CF_BY_CODED, CF_GROUP_UNKNOWN },
};

/**
 * cf_group_get_unknown:
 * @group: by what
 *
 * Returns: what figures call the group of continua that belong to none
 */
const char *
cf_group_get_unknown (CfGroup group)
{
  return groups[group].unknown;
}

/* What the figures that are being made are of, and which share of all they are. */
typedef struct
{
  const CfAgreementRequest *request;
  const char *groups[CF_N_GROUPS];
  const char *article;
  const char *coders[2];
  guint code; /* or CF_NONE */
  GCancellable *cancellable;
  GPtrArray *figures;
  double from;
  double to;
} Work;

/* One of @n parts of it. */
static Work
get_share (const Work *work, guint i, guint n)
{
  Work share = *work;
  double width = (work->to - work->from) / n;

  share.from = work->from + i * width;
  share.to = share.from + width;
  return share;
}

static void
on_progress (guint done, guint total, gpointer data)
{
  const Work *work = data;
  const CfMeasureRun *run = &work->request->run;
  double part = work->from + (work->to - work->from) * done / total;

  if (run->progress != NULL)
    run->progress ((guint) (CF_PROGRESS_PARTS * part), CF_PROGRESS_PARTS, run->progress_data);
}

static const char *
get_measure_obstacle (const CfAgreementRequest *request, const CfMeasure *measure)
{
  if (request->unit == CF_UNIT_GIVEN)
    return measure->data != CF_MEASURE_ITEMS
             ? N_ ("it is computed from units in a text, not from values of items")
             : NULL;
  if (measure->data == CF_MEASURE_CLUSTERS && request->relation == NULL)
    return N_ ("it is computed from relations");
  if (measure->data == CF_MEASURE_UNITS &&
      (request->attribute != NULL || request->unit != CF_UNIT_SPAN))
    return N_ ("it is computed from units in a text, not from values of items");
  if (measure->data == CF_MEASURE_UNITS && request->relation != NULL &&
      !g_str_has_prefix (measure->id, "f1-"))
    return N_ ("links have no place in a text: ask for f1-exact, or for a measure of their types");
  return NULL;
}

/**
 * cf_agreement_find_obstacle:
 * @request: what is asked
 *
 * Returns: (nullable): why that cannot be computed, to be translated
 */
const char *
cf_agreement_find_obstacle (const CfAgreementRequest *request)
{
  if (request->attribute != NULL && request->relation != NULL)
    return N_ ("either an attribute or a relation is compared");
  if (request->relation != NULL && request->unit != CF_UNIT_SPAN)
    return N_ ("relations are compared by the spans that they join");
  if (request->attribute != NULL && request->unit == CF_UNIT_SENTENCES)
    return N_ ("attributes are compared on spans or on articles");
  for (guint i = 0; i < request->measures->len; i++)
    {
      const char *obstacle =
        get_measure_obstacle (request, g_ptr_array_index (request->measures, i));

      if (obstacle != NULL)
        return obstacle;
    }
  return NULL;
}

/* Those who have finished an article of it. */
static guint
count_coders (const CfMaterial *material)
{
  guint n = 0;

  for (guint c = 0; c < material->coders->len; c++)
    for (guint i = 0; i < material->continua->len; i++)
      if (((CfContinuum *) g_ptr_array_index (material->continua, i))->codings[c].counts)
        {
          n++;
          break;
        }
  return n;
}

static void
add_figure (Work *work,
            const CfMeasure *measure,
            const CfMaterial *material,
            const CfMeasureResult *result)
{
  CfFigure *figure = g_new0 (CfFigure, 1);
  guint code = measure->for_each_code ? result->code : CF_NONE;

  figure->measure = measure;
  if (code != CF_NONE)
    figure->code = g_strdup (cf_material_get_value (material, code));
  else if (work->code != CF_NONE)
    figure->code = g_strdup (work->request->code);
  figure->coders[0] = g_strdup (work->coders[0]);
  figure->coders[1] = g_strdup (work->coders[1]);
  for (guint g = 0; g < CF_N_GROUPS; g++)
    figure->groups[g] = g_strdup (work->groups[g]);
  figure->article = g_strdup (work->article);
  figure->n_articles = material->continua->len;
  figure->n_coders = count_coders (material);
  figure->result = *result;
  /* Of one code among all of them, as many as say something of it. */
  if (code != CF_NONE && measure->data == CF_MEASURE_UNITS)
    figure->result.value.n = cf_material_count_units (material, code);
  if (material->continua->len == 0 && isnan (result->value.value))
    figure->result.value.reason = N_ ("no article was finished by two coders");
  if (isnan (figure->result.value.coverage))
    figure->result.value.coverage = material->coverage;
  g_ptr_array_add (work->figures, figure);
}

static gboolean
is_used (const CfMaterial *material, guint code)
{
  for (guint i = 0; i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        for (guint u = 0; u < continuum->codings[c].units->len; u++)
          if (g_array_index (continuum->codings[c].units, CfCodedUnit, u).code == code)
            return TRUE;
      for (guint u = 0; u < continuum->items->len; u++)
        if (g_array_index (continuum->items, guint, u) == code)
          return TRUE;
    }
  return FALSE;
}

/* Of a measure for each code, only of those that somebody used, or of the one that is asked for. */
static gboolean
is_wanted (const Work *work, const CfMeasure *row, const CfMaterial *material, guint code)
{
  if (!row->for_each_code)
    return TRUE;
  if (work->request->code != NULL && work->request->unit != CF_UNIT_GIVEN)
    return g_str_equal (work->request->code, cf_material_get_value (material, code));
  return is_used (material, code);
}

/* What was computed for the measure before, and may do for the next: the material, and the sums. */
typedef struct
{
  const CfMeasure *measure;
  CfMaterial *made;
  GPtrArray *sums;
} Before;

static void
before_clear (Before *before)
{
  g_clear_pointer (&before->made, cf_material_free);
  g_clear_pointer (&before->sums, g_ptr_array_unref);
}

static void
add_refusal (Work *work, const CfMeasure *row, const CfMaterial *material)
{
  CfMeasureResult result = { .code = CF_NONE, .low = NAN, .high = NAN };

  cf_measure_value_init (&result.value);
  cf_measure_value_undefine (&result.value, N_ ("there are too many different values"));
  add_figure (work, row, material, &result);
}

static gboolean
measure (
  Work *work, const CfMeasure *row, const CfMaterial *material, Before *before, GError **error)
{
  CfMeasureRun run = work->request->run;
  g_autoptr (GArray) results = NULL;

  if (material->values->len > CF_LIMIT_AGREEMENT_VALUES)
    {
      add_refusal (work, row, material);
      return TRUE;
    }
  run.progress = on_progress;
  run.progress_data = work;
  if (before->sums == NULL)
    before->sums = cf_measure_add_up (&run, row, material, work->cancellable, error);
  if (before->sums != NULL)
    results = cf_measure_finish (&run, row, material, before->sums, work->cancellable, error);
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const CfMeasureResult *result = &g_array_index (results, CfMeasureResult, i);

      if (is_wanted (work, row, material, result->code))
        add_figure (work, row, material, result);
    }
  return results != NULL;
}

static CfItemKind
get_kind (const CfAgreementRequest *request)
{
  if (request->unit == CF_UNIT_SENTENCES)
    return CF_ITEMS_SENTENCES;
  if (request->unit == CF_UNIT_ARTICLES)
    return CF_ITEMS_ARTICLES;
  return request->attribute != NULL ? CF_ITEMS_ATTRIBUTE : CF_ITEMS_UNITS;
}

/* What the measure takes, made of what was marked. */
static CfMaterial *
make_material (const Work *work, const CfMeasure *row, const CfMaterial *material)
{
  const CfAgreementRequest *request = work->request;
  CfItemKind kind = get_kind (request);
  CfMatch match = request->match;

  if (request->relation != NULL)
    {
      g_autoptr (CfLinks) links = cf_links_new (material, match);

      if (row->data == CF_MEASURE_UNITS)
        return cf_links_make_units (links, request->relation);
      return row->data == CF_MEASURE_ITEMS ? cf_links_make_items (links, request->relation)
                                           : cf_links_make_scores (links, request->relation);
    }
  if (kind == CF_ITEMS_UNITS && match != CF_MATCH_EXACT)
    match = CF_MATCH_PLACE;
  return cf_items_new (material, kind, request->attribute, match, work->code);
}

static gboolean
needs_items (const CfAgreementRequest *request, const CfMeasure *row)
{
  return request->unit != CF_UNIT_GIVEN &&
         (row->data != CF_MEASURE_UNITS || request->relation != NULL);
}

/* What gives a figure for each code needs all of them; the rest, by code, has one at a time. */
static gboolean
measure_all (Work *work, const CfMaterial *material, gboolean for_each_code, GError **error)
{
  const CfAgreementRequest *request = work->request;
  Before before = { NULL, NULL, NULL };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < request->measures->len; i++)
    {
      const CfMeasure *row = g_ptr_array_index (request->measures, i);
      Work share = get_share (work, i, request->measures->len);

      if (row->for_each_code != for_each_code)
        continue;
      if (before.measure == NULL || before.measure->data != row->data)
        before_clear (&before);
      else if (!cf_measures_share_sums (before.measure, row))
        g_clear_pointer (&before.sums, g_ptr_array_unref);
      before.measure = row;
      if (before.made == NULL && needs_items (request, row))
        before.made = make_material (work, row, material);
      ok = measure (&share, row, before.made != NULL ? before.made : material, &before, error);
    }
  before_clear (&before);
  return ok;
}

static CfMaterial *
select_code (const CfMaterial *material, guint code)
{
  g_autofree guint *coders = g_new (guint, material->coders->len + 1);

  for (guint c = 0; c < material->coders->len; c++)
    coders[c] = c;
  return cf_material_select (material, coders, material->coders->len, code);
}

static gboolean
measure_code (Work own, const CfMaterial *material, guint code, GError **error)
{
  g_autoptr (CfMaterial) selected = select_code (material, code);
  CfAgreementRequest request = *own.request;

  request.code = cf_material_get_value (material, code);
  own.request = &request;
  own.code = code;
  return measure_all (&own, selected, FALSE, error);
}

static gboolean
measure_codes (Work *work, const CfMaterial *material, GError **error)
{
  const CfAgreementRequest *request = work->request;
  gboolean by_code =
    (request->by & CF_BY_CODE) != 0 && request->unit != CF_UNIT_GIVEN && request->relation == NULL;

  if (!measure_all (work, material, TRUE, error))
    return FALSE;
  if (request->code != NULL)
    {
      guint code = cf_material_find (material, request->code);

      return code == CF_NONE || measure_code (*work, material, code, error);
    }
  if (!by_code)
    return measure_all (work, material, FALSE, error);
  for (guint code = 0; code < material->values->len; code++)
    if (is_used (material, code) &&
        !measure_code (get_share (work, code, material->values->len), material, code, error))
      return FALSE;
  return TRUE;
}

static gboolean
measure_pair (Work own, const CfMaterial *material, guint first, guint second, GError **error)
{
  g_autoptr (CfMaterial) selected =
               cf_material_select (material, (const guint[]){ first, second }, 2, CF_NONE);

  own.coders[0] = g_ptr_array_index (material->coders, first);
  own.coders[1] = g_ptr_array_index (material->coders, second);
  return measure_codes (&own, selected, error);
}

/* Links are matched between two coders; what is compared with gold is each coder alone. */
static gboolean
measure_pairs (Work *work, const CfMaterial *material, GError **error)
{
  guint gold = cf_material_find_coder (material, work->request->against), n = material->coders->len;
  gboolean by_pair = (work->request->by & CF_BY_PAIR) != 0 || work->request->relation != NULL;
  g_autoptr (CfMaterial) compared = NULL;

  if (work->request->against != NULL)
    {
      for (guint c = 0; gold != CF_NONE && c < n; c++)
        if (c != gold && !measure_pair (get_share (work, c, n), material, gold, c, error))
          return FALSE;
      return TRUE;
    }
  for (guint i = 0; by_pair && i < n; i++)
    for (guint k = i + 1; k < n; k++)
      if (!measure_pair (get_share (work, i * n + k, n * n), material, i, k, error))
        return FALSE;
  if (by_pair)
    return TRUE;
  compared = select_code (material, CF_NONE);
  return measure_codes (work, compared, error);
}

static gboolean
measure_articles (Work *work, const CfMaterial *material, GError **error)
{
  if ((work->request->by & CF_BY_ARTICLE) == 0)
    return measure_pairs (work, material, error);
  for (guint i = 0; i < material->continua->len; i++)
    {
      g_autoptr (CfMaterial) selected = cf_material_select_continuum (material, i);
      Work own = get_share (work, i, material->continua->len);

      own.article = ((CfContinuum *) g_ptr_array_index (material->continua, i))->name;
      if (!measure_pairs (&own, selected, error))
        return FALSE;
    }
  return TRUE;
}

/* By language, then by month, then by what else is asked for. */
static gboolean
measure_groups (Work *work, const CfMaterial *material, CfGroup group, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;

  if (group == CF_N_GROUPS)
    return measure_articles (work, material, error);
  if ((work->request->by & groups[group].by) == 0)
    return measure_groups (work, material, group + 1, error);
  values = cf_material_list_groups (material, group);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      g_autoptr (CfMaterial) selected = cf_material_select_group (material, group, value);
      Work own = get_share (work, i, values->len);

      own.groups[group] = value != NULL ? value : groups[group].unknown;
      if (!measure_groups (&own, selected, group + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cf_agreement_compute:
 * @material: sorted, without nested units; it has the code that is asked for
 * @request: what is asked, for which cf_agreement_find_obstacle() finds nothing
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type CfFigure) (nullable): the figures: by language, month, article, pair, code and
 *   measure; those that are undefined say why
 */
GPtrArray *
cf_agreement_compute (const CfMaterial *material,
                      const CfAgreementRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_free);
  Work work = {
    .request = request, .code = CF_NONE, .cancellable = cancellable, .figures = figures, .to = 1
  };

  if (!measure_groups (&work, material, 0, error))
    return NULL;
  return g_steal_pointer (&figures);
}
