/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of articles that several coders have finished, made comparable. */

#pragma once

#include "cf-methods.h"
#include "cf-target.h"

G_BEGIN_DECLS

/**
 * CfComparableOptions:
 * @annotators: (nullable) (array zero-terminated=1): whose layers are wanted; %NULL for all but gold
 * @with: (nullable): whose layer is wanted besides, such as gold
 * @coding_language: (nullable): of articles in two languages, the one that counts: see
 *   cf_article_get_coding_language(); %NULL for each
 * @each_language: whether each language of such an article is a continuum, whatever @coding_language says
 * @whole: whether an article in two languages is one continuum all the same
 * @sentences: whether sentences are wanted
 * @round: (nullable): only the articles of this round, and what its coders have sealed in it
 * @live: whether layers are read as they are now, and not as they were sealed
 * @unfinished: whether layers that are not finished are wanted too: to show them, not to count them
 * @map: (nullable): codes -> codes that stand for them
 * @progress: (nullable): told of articles
 * @progress_data: for @progress
 *
 * What is wanted.
 */
typedef struct
{
  char **annotators;
  const char *with;
  const char *coding_language;
  gboolean each_language;
  gboolean whole;
  gboolean sentences;
  const CfRound *round;
  gboolean live;
  gboolean unfinished;
  GHashTable *map;
  CfProgress progress;
  gpointer progress_data;
} CfComparableOptions;

/**
 * CfComparable:
 * @material: sorted, with nested units
 * @has_pairs: whether an article has two languages whose blocks are paired
 * @rounds: (element-type utf8): the ids of the rounds of which sealed layers were read
 * @n_live: articles whose layers were read as they are now
 * @n_unfinished: layers that are in progress, and so were left out
 * @n_moved: annotations whose words stand elsewhere now
 * @n_lost: annotations whose words are not found any more
 *
 * What was found.
 */
typedef struct
{
  CfMaterial *material;
  gboolean has_pairs;
  GPtrArray *rounds;
  guint n_live;
  guint n_unfinished;
  guint n_moved;
  guint n_lost;
} CfComparable;

CfComparable *cf_comparable_collect (CfProject *project,
                                     GPtrArray *targets,
                                     const CfComparableOptions *options,
                                     GPtrArray *problems,
                                     GCancellable *cancellable,
                                     GError **error);
void cf_comparable_free (CfComparable *comparable);
void cf_comparable_fill_methods (const CfComparable *found, CfMethods *methods);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfComparable, cf_comparable_free)

G_END_DECLS
