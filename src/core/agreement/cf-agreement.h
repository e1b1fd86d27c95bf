/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement: which measures, of what, by what. */

#pragma once

#include "cf-items.h"
#include "cf-measure-run.h"

G_BEGIN_DECLS

/**
 * CfAgreementBy:
 * @CF_BY_PAIR: each pair of coders
 * @CF_BY_CODE: each code
 * @CF_BY_LANGUAGE: each language
 * @CF_BY_ARTICLE: each article
 * @CF_BY_PUBLISHED: each month of the articles' dates
 * @CF_BY_CODED: each month in which articles were coded
 *
 * What has figures of its own.
 */
typedef enum
{
  CF_BY_PAIR = 1 << 0,
  CF_BY_CODE = 1 << 1,
  CF_BY_LANGUAGE = 1 << 2,
  CF_BY_ARTICLE = 1 << 3,
  CF_BY_PUBLISHED = 1 << 4,
  CF_BY_CODED = 1 << 5,
} CfAgreementBy;

/* The name of a month that nobody knows. */
#define CF_GROUP_UNKNOWN "unknown"

/**
 * CfAgreementUnit:
 * @CF_UNIT_SPAN: spans
 * @CF_UNIT_SENTENCES: sentences
 * @CF_UNIT_ARTICLES: articles
 * @CF_UNIT_GIVEN: the items that the material has
 *
 * What is counted.
 */
typedef enum
{
  CF_UNIT_SPAN,
  CF_UNIT_SENTENCES,
  CF_UNIT_ARTICLES,
  CF_UNIT_GIVEN,
} CfAgreementUnit;

/**
 * CfAgreementRequest:
 * @measures: (element-type CfMeasure): which
 * @by: (type CfAgreementBy): what has figures of its own
 * @code: (nullable): the only code that is looked at
 * @attribute: (nullable): whose values are compared
 * @relation: (nullable): the type of links that are compared
 * @unit: what is counted
 * @match: how units are matched where items or links are made of them
 * @against: (nullable): the coder whom each of the others is compared with, and who is else left out
 * @run: options, samples and progress
 *
 * What is asked.
 */
typedef struct
{
  GPtrArray *measures;
  guint by;
  const char *code;
  const char *attribute;
  const char *relation;
  CfAgreementUnit unit;
  CfMatch match;
  const char *against;
  CfMeasureRun run;
} CfAgreementRequest;

/**
 * CfFigure:
 * @measure: which
 * @code: (nullable): of which code or value; %NULL for all
 * @coders: (nullable): of which pair, %NULL for all
 * @groups: (nullable) (array fixed-size=3): of which language, and of which months: see #CfGroup; %NULL for all
 * @article: (nullable): of which article; %NULL for all
 * @n_articles: how many articles it is made of
 * @n_coders: how many coders
 * @result: the figure and its interval
 *
 * One figure of agreement.
 */
typedef struct
{
  const CfMeasure *measure;
  char *code;
  char *coders[2];
  char *groups[CF_N_GROUPS];
  char *article;
  guint n_articles;
  guint n_coders;
  CfMeasureResult result;
} CfFigure;

void cf_figure_free (CfFigure *figure);
const char *cf_group_get_unknown (CfGroup group);
const char *cf_agreement_find_obstacle (const CfAgreementRequest *request);
GPtrArray *cf_agreement_compute (const CfMaterial *material,
                                 const CfAgreementRequest *request,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfFigure, cf_figure_free)

G_END_DECLS
