/* SPDX-License-Identifier: GPL-3.0-or-later
 * In what coders differ, and where: made in a thread. */

#pragma once

#include "cf-figure-differences.h"
#include "cf-gold.h"

G_BEGIN_DECLS

/**
 * CfComparisonQuery:
 * @path: an article, or a folder
 * @annotators: (nullable) (array zero-terminated=1): whose layers are compared; %NULL for all but gold
 * @round: (nullable): the id of the round whose sealed layers are compared
 * @live: whether layers are compared as they are now; else, without @round, as they were sealed last
 * @figure: (nullable): the figure of agreement behind which the differences are that are wanted
 *
 * What is compared.
 */
typedef struct
{
  char *path;
  char **annotators;
  char *round;
  gboolean live;
  CfFigureDifferences *figure;
} CfComparisonQuery;

CfComparisonQuery *cf_comparison_query_new (const char *path, const char *const *annotators);
void cf_comparison_query_free (CfComparisonQuery *query);

/**
 * CfComparedItem:
 * @difference: a difference; its records are those of the comparison
 * @id: of it
 * @article: which of the articles
 * @place: where, in code points as it was marked; empty for the article as a whole
 * @annotation: (nullable): what stands there: of a link the end that speaks
 *
 * A difference in its place.
 */
typedef struct
{
  CfDifference *difference;
  char *id;
  guint article;
  CfSpan place;
  CfAnnotation *annotation;
} CfComparedItem;

/**
 * CfComparedArticle:
 * @path: the article
 * @first: the first of its items
 * @n_items: how many it has
 * @gold: (nullable): what was decided when it was compared; %NULL where that may not be seen
 */
typedef struct
{
  const char *path;
  guint first;
  guint n_items;
  CfGold *gold;
} CfComparedArticle;

/**
 * CfComparison:
 * @found: what was compared; its continua are the articles
 * @items: (element-type CfComparedItem): by article, then place, links last
 * @articles: (element-type CfComparedArticle): one a continuum
 * @annotations: (element-type utf8 CfAnnotation): by id, of all that was compared
 * @is_blind: whether there may be layers that may not be seen yet
 * @problems: (element-type CfProblem): what could not be read
 *
 * Immutable, and counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  CfComparable *found;
  GArray *items;
  GArray *articles;
  GHashTable *annotations;
  gboolean is_blind;
  GPtrArray *problems;
} CfComparison;

CfComparison *cf_comparison_make (CfProject *project,
                                  const CfComparisonQuery *query,
                                  CfProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);
CfComparison *cf_comparison_ref (CfComparison *comparison);
void cf_comparison_unref (CfComparison *comparison);
const CfComparedItem *cf_comparison_get_item (const CfComparison *comparison, guint index);
const CfComparedArticle *cf_comparison_get_article (const CfComparison *comparison, guint index);
guint cf_comparison_find_item (const CfComparison *comparison, const char *id);
const CfComparedArticle *cf_comparison_find_article (const CfComparison *comparison,
                                                     const char *path);
guint cf_comparison_find_coder (const CfComparison *comparison, guint article, const char *id);
const char *cf_comparison_find_home (const CfComparison *comparison, const char *id);
CfAnnotation *cf_comparison_find_annotation (const CfComparison *comparison, CfRecord *record);
guint cf_comparison_count_coders (const CfComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfComparison, cf_comparison_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfComparisonQuery, cf_comparison_query_free)

G_END_DECLS
