/* SPDX-License-Identifier: GPL-3.0-or-later
 * All figures of one measure that are looked at together: of all coders, of pairs, codes, languages, months, articles. */

#pragma once

#include "cf-agreement.h"
#include "cf-comparable.h"
#include "cf-confusion.h"
#include "cf-methods.h"

G_BEGIN_DECLS

/**
 * CfAgreementSettings:
 * @measure: which
 * @unit: what is counted
 * @match: how units are matched
 * @round: (nullable): the id of the only round, else what was sealed last
 * @live: whether layers are read as they are now
 * @coders: (nullable) (array zero-terminated=1): whose layers; %NULL for all but gold
 * @code: (nullable): the only code
 * @language: (nullable): the only language
 * @attribute: (nullable): whose values are compared
 * @relation: (nullable): the type of links that are compared
 * @map: (nullable) (element-type utf8 utf8): codes -> codes that stand for them
 * @bootstrap: samples of articles for intervals
 * @seed: of all that is drawn
 *
 * What is asked.
 */
typedef struct
{
  const CfMeasure *measure;
  CfAgreementUnit unit;
  CfMatch match;
  char *round;
  gboolean live;
  char **coders;
  char *code;
  char *language;
  char *attribute;
  char *relation;
  GHashTable *map;
  guint bootstrap;
  guint64 seed;
} CfAgreementSettings;

CfAgreementSettings *cf_agreement_settings_new (void);
CfAgreementSettings *cf_agreement_settings_copy (const CfAgreementSettings *settings);
void cf_agreement_settings_free (CfAgreementSettings *settings);
char *cf_agreement_settings_make_key (const CfAgreementSettings *settings);
char *cf_agreement_settings_describe_map (const CfAgreementSettings *settings);
gboolean cf_agreement_settings_can_use (const CfAgreementSettings *settings,
                                        const CfMeasure *measure);
void cf_agreement_settings_mend (CfAgreementSettings *settings);

/**
 * CfFigureSection:
 * @CF_SECTION_ALL: of all coders
 * @CF_SECTION_PAIRS: of each pair
 * @CF_SECTION_CODES: of each code
 * @CF_SECTION_LANGUAGES: of each language; nothing where there is but one
 * @CF_SECTION_PUBLISHED: of each month of the articles' dates
 * @CF_SECTION_CODED: of each month of coding
 * @CF_SECTION_ARTICLES: of each article
 *
 * Of what figures are.
 */
typedef enum
{
  CF_SECTION_ALL,
  CF_SECTION_PAIRS,
  CF_SECTION_CODES,
  CF_SECTION_LANGUAGES,
  CF_SECTION_PUBLISHED,
  CF_SECTION_CODED,
  CF_SECTION_ARTICLES,
  CF_N_SECTIONS
} CfFigureSection;

/**
 * CfNoFigures:
 * @CF_FIGURES_THERE: there are figures
 * @CF_NO_FIGURES_CODERS: fewer than two have layers
 * @CF_NO_FIGURES_BLIND: fewer than two have layers that may be read while a round is blind
 * @CF_NO_FIGURES_CODEBOOK: nothing is to be compared, and the project has no codebook
 * @CF_NO_FIGURES_FINISHED: no article was finished by two
 * @CF_NO_FIGURES_SEALED: in the round that is asked for no article was sealed by two
 *
 * Why there are none.
 */
typedef enum
{
  CF_FIGURES_THERE,
  CF_NO_FIGURES_CODERS,
  CF_NO_FIGURES_BLIND,
  CF_NO_FIGURES_CODEBOOK,
  CF_NO_FIGURES_FINISHED,
  CF_NO_FIGURES_SEALED,
  CF_N_NO_FIGURES
} CfNoFigures;

/**
 * CfAgreementReport:
 * @settings: what was asked
 * @why: why there are no figures
 * @found: what coders marked
 * @languages: (element-type utf8): of what was found
 * @language: (nullable): the only one that figures are of
 * @material: (nullable): what figures are of, where that is only a part of what was found
 * @sides: (nullable): each language of articles in two, where figures of languages are of more than what was found
 * @figures: (array fixed-size=7) (element-type CfFigure): of each section
 * @confusions: (element-type CfConfusion): of each pair of coders; none where something else than codes of spans is
 *   compared
 * @map: (nullable): how codes were collapsed, as `old → new`
 * @methods: (nullable): a paragraph for a methods section
 * @digest: of what was asked, and of what was found
 * @is_blind: whether a round may hide layers
 *
 * Never changes once it is made.
 */
typedef struct
{
  CfAgreementSettings *settings;
  CfNoFigures why;
  CfComparable *found;
  GPtrArray *languages;
  char *language;
  CfMaterial *material;
  CfComparable *sides;
  GPtrArray *figures[CF_N_SECTIONS];
  GPtrArray *confusions;
  char *map;
  char *methods;
  char *digest;
  gboolean is_blind;
} CfAgreementReport;

CfAgreementReport *cf_agreement_report_new (CfProject *project,
                                            const CfAgreementSettings *settings,
                                            GPtrArray *before,
                                            const CfMeasureRun *run,
                                            GCancellable *cancellable,
                                            GError **error);
CfAgreementReport *cf_agreement_report_ref (CfAgreementReport *report);
void cf_agreement_report_unref (CfAgreementReport *report);
const CfMaterial *cf_agreement_report_get_material (const CfAgreementReport *report);
const CfMaterial *cf_agreement_report_get_languages (const CfAgreementReport *report);
void cf_agreement_report_fill_methods (const CfAgreementReport *report,
                                       CfAgreementRequest *request,
                                       CfMethods *methods);
GPtrArray *cf_agreement_report_list_figures (const CfAgreementReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfAgreementSettings, cf_agreement_settings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfAgreementReport, cf_agreement_report_unref)

G_END_DECLS
