/* SPDX-License-Identifier: GPL-3.0-or-later
 * All figures of one measure that are looked at together.
 *
 * What coders marked is read each time; figures are only computed where no report before has the same, and a report is
 * only made anew where one before does not say the same of them too. */

#include "config.h"

#include "cf-agreement-report.h"

#include "cf-codebook-json.h"
#include "cf-layer-access.h"

#include <glib/gi18n.h>

/* Reading takes this share of all. */
#define READING 0.2

typedef struct
{
  CfProject *project;
  const CfMeasureRun *run; /* whose progress is told */
  CfAgreementReport *report;
  GCancellable *cancellable;
  double from;
  double to;
} Making;

static void
on_progress (guint done, guint total, gpointer data)
{
  const Making *making = data;
  double part = making->from + (making->to - making->from) * done / MAX (total, 1u);

  if (making->run != NULL && making->run->progress != NULL)
    making->run->progress ((guint) (CF_PROGRESS_PARTS * part), CF_PROGRESS_PARTS,
                           making->run->progress_data);
}

static CfComparable *
collect (Making *making, GPtrArray *targets, gboolean each_language, GError **error)
{
  const CfAgreementSettings *settings = making->report->settings;
  CfCodebook *codebook = cf_project_get_codebook (making->project);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfComparableOptions options = { .annotators = settings->coders,
                                  .coding_language = cf_codebook_get_coding_language (codebook),
                                  .each_language = each_language,
                                  .whole = settings->relation != NULL && !each_language,
                                  .sentences = settings->unit == CF_UNIT_SENTENCES,
                                  .round = cf_codebook_get_round (codebook, settings->round),
                                  .live = settings->live,
                                  .map = settings->map,
                                  .progress = on_progress,
                                  .progress_data = making };
  CfComparable *found = cf_comparable_collect (making->project, targets, &options, problems,
                                               making->cancellable, error);

  if (found == NULL)
    return NULL;
  if (settings->code != NULL)
    cf_material_intern (found->material, settings->code);
  cf_material_drop_nested (found->material);
  return found;
}

/* The language in which most articles can be compared. */
static const char *
find_comparable (const CfMaterial *material, GPtrArray *languages)
{
  const char *found = languages->len > 0 ? languages->pdata[0] : NULL;
  guint most = 0;

  for (guint i = 0; i < languages->len; i++)
    {
      g_autoptr (CfMaterial) part =
                   cf_material_select_group (material, CF_GROUP_LANGUAGE, languages->pdata[i]);
      guint n = cf_material_count_comparable (part);

      if (n > most)
        found = languages->pdata[i];
      most = MAX (most, n);
    }
  return found;
}

/* Where an article in two languages is looked at from both sides, one is chosen: else a claim would count twice. */
static void
choose_language (Making *making)
{
  CfAgreementReport *report = making->report;
  const char *coding = cf_codebook_get_coding_language (cf_project_get_codebook (making->project));
  g_autoptr (GPtrArray) languages =
               cf_material_list_groups (report->found->material, CF_GROUP_LANGUAGE);
  gboolean must = report->found->has_pairs && coding == NULL;

  for (guint i = 0; i < languages->len; i++)
    if (languages->pdata[i] != NULL)
      g_ptr_array_add (report->languages, g_strdup (languages->pdata[i]));
  if (report->settings->language != NULL &&
      g_ptr_array_find_with_equal_func (report->languages, report->settings->language,
                                        (GEqualFunc) g_str_equal, NULL))
    report->language = g_strdup (report->settings->language);
  else if (must)
    report->language = g_strdup (find_comparable (report->found->material, report->languages));
  if (report->language != NULL)
    report->material =
      cf_material_select_group (report->found->material, CF_GROUP_LANGUAGE, report->language);
}

/**
 * cf_agreement_report_get_material:
 * @report: a report
 *
 * Returns: (transfer none): what its figures are of
 */
const CfMaterial *
cf_agreement_report_get_material (const CfAgreementReport *report)
{
  return report->material != NULL ? report->material : report->found->material;
}

/**
 * cf_agreement_report_get_languages:
 * @report: a report
 *
 * Returns: (transfer none): what its figures of languages are of
 */
const CfMaterial *
cf_agreement_report_get_languages (const CfAgreementReport *report)
{
  return report->sides != NULL ? report->sides->material : report->found->material;
}

static gboolean
has_codebook (CfProject *project)
{
  g_autofree char *path = g_build_filename (cf_project_get_top (project), CF_CODEBOOK_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static CfNoFigures
find_why (Making *making)
{
  const CfAgreementReport *report = making->report;
  guint n_coders = report->found->material->coders->len;

  if (cf_material_count_comparable (cf_agreement_report_get_material (report)) > 0)
    return CF_FIGURES_THERE;
  if (report->is_blind && n_coders < 2)
    return CF_NO_FIGURES_BLIND;
  if (!has_codebook (making->project))
    return CF_NO_FIGURES_CODEBOOK;
  if (n_coders < 2)
    return CF_NO_FIGURES_CODERS;
  return report->settings->round != NULL && !report->settings->live ? CF_NO_FIGURES_SEALED
                                                                    : CF_NO_FIGURES_FINISHED;
}

/* By what each section is. */
static const guint section_by[CF_N_SECTIONS] = {
  [CF_SECTION_PAIRS] = CF_BY_PAIR,         [CF_SECTION_CODES] = CF_BY_CODE,
  [CF_SECTION_LANGUAGES] = CF_BY_LANGUAGE, [CF_SECTION_PUBLISHED] = CF_BY_PUBLISHED,
  [CF_SECTION_CODED] = CF_BY_CODED,        [CF_SECTION_ARTICLES] = CF_BY_ARTICLE,
};

static void
fill_request (const CfAgreementSettings *settings, CfAgreementRequest *request)
{
  request->code = settings->code;
  request->attribute = settings->attribute;
  request->relation = settings->relation;
  request->unit = settings->unit;
  request->match = settings->match;
  request->run =
    (CfMeasureRun){ .options = CF_MEASURE_OPTIONS_DEFAULT, .bootstrap = settings->bootstrap };
  request->run.options.seed = settings->seed;
}

static gboolean
is_wanted (const Making *making, CfFigureSection section)
{
  if (section == CF_SECTION_LANGUAGES)
    {
      g_autoptr (GPtrArray) languages = cf_material_list_groups (
        cf_agreement_report_get_languages (making->report), CF_GROUP_LANGUAGE);

      return languages->len > 1;
    }
  return section != CF_SECTION_CODES || making->report->settings->relation == NULL;
}

/* Where figures are of one language they say so, wherever they are taken. */
static void
name_language (const CfAgreementReport *report, GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      CfFigure *figure = g_ptr_array_index (figures, i);

      if (figure->groups[CF_GROUP_LANGUAGE] == NULL)
        figure->groups[CF_GROUP_LANGUAGE] = g_strdup (report->language);
    }
}

static gboolean
compute_section (Making *making, CfFigureSection section, GError **error)
{
  CfAgreementReport *report = making->report;
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  CfAgreementRequest request = { .measures = measures };
  const CfMaterial *material = cf_agreement_report_get_material (report);
  double width = (1 - READING) / CF_N_SECTIONS;

  making->from = READING + section * width;
  making->to = making->from + width;
  if (!is_wanted (making, section))
    {
      report->figures[section] = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_free);
      return TRUE;
    }
  if (section == CF_SECTION_LANGUAGES)
    material = cf_agreement_report_get_languages (report);
  fill_request (report->settings, &request);
  g_ptr_array_add (measures, (gpointer) report->settings->measure);
  request.by = section_by[section];
  if (section == CF_SECTION_CODES)
    request.code = NULL;
  request.run.progress = on_progress;
  request.run.progress_data = making;
  report->figures[section] = cf_agreement_compute (material, &request, making->cancellable, error);
  if (report->figures[section] == NULL)
    return FALSE;
  name_language (report, report->figures[section]);
  return TRUE;
}

static void
compute_confusions (CfAgreementReport *report)
{
  const CfAgreementSettings *settings = report->settings;
  const CfMaterial *material = cf_agreement_report_get_material (report);
  guint n = material->coders->len;

  if (settings->unit != CF_UNIT_SPAN || settings->attribute != NULL || settings->relation != NULL)
    return;
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      g_ptr_array_add (report->confusions, cf_confusion_new (material, i, k));
}

/**
 * cf_agreement_report_fill_methods:
 * @report: a report
 * @request: (out caller-allocates): what was asked, without measures
 * @methods: (out caller-allocates): where its figures come from, as long as @report and @request are there
 */
void
cf_agreement_report_fill_methods (const CfAgreementReport *report,
                                  CfAgreementRequest *request,
                                  CfMethods *methods)
{
  *request = (CfAgreementRequest){ NULL };
  fill_request (report->settings, request);
  *methods = (CfMethods){ .request = request,
                          .material = cf_agreement_report_get_material (report),
                          .version = CF_VERSION,
                          .map = report->map };
  cf_comparable_fill_methods (report->found, methods);
}

static void
describe_methods (CfAgreementReport *report)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  CfAgreementRequest request;
  CfMethods methods;

  cf_agreement_report_fill_methods (report, &request, &methods);
  g_ptr_array_add (measures, (gpointer) report->settings->measure);
  request.measures = measures;
  for (guint s = CF_SECTION_ALL; s <= CF_SECTION_CODES; s++)
    if (s != CF_SECTION_PAIRS)
      g_ptr_array_extend (figures, report->figures[s], NULL, NULL);
  report->methods = cf_methods_describe (&methods, figures);
}

/* What coders marked, and where figures of languages are of more than that, in each language. */
static gboolean
read_layers (Making *making, GPtrArray *targets, GError **error)
{
  CfAgreementReport *report = making->report;
  const char *coding = cf_codebook_get_coding_language (cf_project_get_codebook (making->project));

  report->found = collect (making, targets, FALSE, error);
  if (report->found == NULL)
    return FALSE;
  if (!report->found->has_pairs || coding == NULL)
    return TRUE;
  making->from = READING / 2;
  making->to = READING;
  report->sides = collect (making, targets, TRUE, error);
  return report->sides != NULL;
}

static gboolean
compute (Making *making, GError **error)
{
  for (guint section = 0; section < CF_N_SECTIONS; section++)
    if (!compute_section (making, section, error))
      return FALSE;
  compute_confusions (making->report);
  return TRUE;
}

static CfAgreementReport *
create (CfProject *project, const CfAgreementSettings *settings)
{
  CfAgreementReport *report = g_atomic_rc_box_new0 (CfAgreementReport);

  report->settings = cf_agreement_settings_copy (settings);
  report->languages = g_ptr_array_new_with_free_func (g_free);
  report->confusions = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_confusion_free);
  report->is_blind = cf_project_is_blind (project);
  report->map = cf_agreement_settings_describe_map (settings);
  return report;
}

static char *
make_digest (const CfAgreementReport *report)
{
  g_autofree char *key = cf_agreement_settings_make_key (report->settings);
  g_autofree char *material = cf_material_make_digest (report->found->material);
  g_autofree char *sides =
    report->sides != NULL ? cf_material_make_digest (report->sides->material) : NULL;

  return g_strconcat (key, material, sides, NULL);
}

/* One that has the same figures. */
static CfAgreementReport *
find_like (GPtrArray *before, const CfAgreementReport *report)
{
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      CfAgreementReport *other = g_ptr_array_index (before, i);

      if (g_strcmp0 (other->digest, report->digest) == 0 && other->why == report->why)
        return other;
    }
  return NULL;
}

static gboolean
has_same_texts (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What is said of figures, of two reports with the same figures: figures stay when a layer is begun or sealed. */
static gboolean
says_the_same (const CfAgreementReport *report, const CfAgreementReport *other)
{
  return report->is_blind == other->is_blind &&
         report->found->n_unfinished == other->found->n_unfinished &&
         report->found->n_live == other->found->n_live &&
         has_same_texts (report->found->rounds, other->found->rounds);
}

static void
take_figures (CfAgreementReport *report, const CfAgreementReport *like)
{
  for (guint i = 0; i < CF_N_SECTIONS; i++)
    report->figures[i] = g_ptr_array_ref (like->figures[i]);
  g_ptr_array_unref (report->confusions);
  report->confusions = g_ptr_array_ref (like->confusions);
}

/**
 * cf_agreement_report_new:
 * @project: a project
 * @settings: what is asked, for which cf_agreement_settings_can_use() its measure
 * @before: (nullable) (element-type CfAgreementReport): reports that were made before
 * @run: (nullable): its progress is told how far it is
 * @cancellable: (nullable): ends it
 * @error: that it was ended, or why nothing could be read
 *
 * Reads only layers that cf_project_may_read_layer() allows. For a thread.
 *
 * Returns: (transfer full) (nullable): the figures; one of @before that says the same
 */
CfAgreementReport *
cf_agreement_report_new (CfProject *project,
                         const CfAgreementSettings *settings,
                         GPtrArray *before,
                         const CfMeasureRun *run,
                         GCancellable *cancellable,
                         GError **error)
{
  const char *const top[] = { cf_project_get_top (project), NULL };
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (GPtrArray) targets = cf_target_expand (top, problems, error);
  g_autoptr (CfAgreementReport) report = create (project, settings);
  Making making = { project, run, report, cancellable, 0, READING / 2 };
  CfAgreementReport *like;

  if (targets == NULL)
    return NULL;
  if (!read_layers (&making, targets, error))
    return NULL;
  choose_language (&making);
  report->why = find_why (&making);
  report->digest = make_digest (report);
  like = find_like (before, report);
  if (like != NULL && says_the_same (report, like))
    return cf_agreement_report_ref (like);
  if (report->why != CF_FIGURES_THERE)
    return g_steal_pointer (&report);
  if (like != NULL)
    take_figures (report, like);
  else if (!compute (&making, error))
    return NULL;
  describe_methods (report);
  return g_steal_pointer (&report);
}

CfAgreementReport *
cf_agreement_report_ref (CfAgreementReport *report)
{
  return g_atomic_rc_box_acquire (report);
}

static void
clear (gpointer data)
{
  CfAgreementReport *report = data;

  cf_agreement_settings_free (report->settings);
  g_clear_pointer (&report->found, cf_comparable_free);
  g_ptr_array_unref (report->languages);
  g_free (report->language);
  g_clear_pointer (&report->material, cf_material_free);
  g_clear_pointer (&report->sides, cf_comparable_free);
  for (guint i = 0; i < CF_N_SECTIONS; i++)
    g_clear_pointer (&report->figures[i], g_ptr_array_unref);
  g_ptr_array_unref (report->confusions);
  g_free (report->methods);
  g_free (report->map);
  g_free (report->digest);
}

void
cf_agreement_report_unref (CfAgreementReport *report)
{
  g_atomic_rc_box_release_full (report, clear);
}

/**
 * cf_agreement_report_list_figures:
 * @report: a report
 *
 * Returns: (transfer container) (element-type CfFigure): the figures of all sections
 */
GPtrArray *
cf_agreement_report_list_figures (const CfAgreementReport *report)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < CF_N_SECTIONS; i++)
    if (report->figures[i] != NULL)
      g_ptr_array_extend (all, report->figures[i], NULL, NULL);
  return all;
}
