/* SPDX-License-Identifier: GPL-3.0-or-later
 * The differences behind a figure of agreement. */

#pragma once

#include "cf-agreement-report.h"

G_BEGIN_DECLS

/**
 * CfFigureSubject:
 * @coders: (nullable) (array fixed-size=2): of which pair; %NULL for all
 * @codes: (nullable) (array fixed-size=2): of which code, or value; where it is of two, what each of the pair gave, an
 *   empty one for nothing
 * @groups: (nullable) (array fixed-size=3): of which language and months, by #CfGroup
 * @article: (nullable): of which article
 *
 * Of what a figure is.
 */
typedef struct
{
  char *coders[2];
  char *codes[2];
  char *groups[CF_N_GROUPS];
  char *article;
} CfFigureSubject;

void cf_figure_subject_clear (CfFigureSubject *subject);
void cf_figure_subject_copy (CfFigureSubject *to, const CfFigureSubject *from);

/**
 * CfFigureDifferences:
 * @name: what is said of the figure
 * @coders: (nullable) (array zero-terminated=1): whose layers it is of; %NULL for all but gold
 * @round: (nullable): the id of the only round, else what was sealed last
 * @live: whether layers are read as they are now
 * @article: (nullable): the only article
 * @first: (nullable): the first article that has one of them
 * @ids: (element-type utf8): the ids of the differences
 *
 * What is behind a figure. Never changes once it is made.
 */
typedef struct
{
  char *name;
  char **coders;
  char *round;
  gboolean live;
  char *article;
  char *first;
  GHashTable *ids;
} CfFigureDifferences;

CfFigureDifferences *cf_figure_differences_new (const CfAgreementReport *report,
                                                const CfFigureSubject *subject,
                                                const char *name,
                                                GCancellable *cancellable,
                                                GError **error);
CfFigureDifferences *cf_figure_differences_ref (CfFigureDifferences *differences);
void cf_figure_differences_unref (CfFigureDifferences *differences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfFigureDifferences, cf_figure_differences_unref)

G_END_DECLS
