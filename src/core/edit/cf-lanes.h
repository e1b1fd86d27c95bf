/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each coder marked in one article, beside each other. */

#pragma once

#include "cf-comparison.h"
#include "cf-text.h"

G_BEGIN_DECLS

/**
 * CfShare:
 * @CF_SHARE_ALL: all coders, with the same codes
 * @CF_SHARE_SOME: several, or with other codes
 * @CF_SHARE_ONE: only one
 *
 * How many coders marked some words.
 */
typedef enum
{
  CF_SHARE_ALL,
  CF_SHARE_SOME,
  CF_SHARE_ONE
} CfShare;

/**
 * CfShared:
 * @span: words, in code points of the article as it is now
 * @share: how many marked them
 */
typedef struct
{
  CfSpan span;
  CfShare share;
} CfShared;

/**
 * CfLaneMark:
 * @span: one part of an annotation, in code points of the article as it is now
 * @annotation: the annotation
 * @level: of marks of one coder that stand side by side, which one, from 0
 */
typedef struct
{
  CfSpan span;
  CfAnnotation *annotation;
  guint level;
} CfLaneMark;

/**
 * CfLanes:
 * @lanes: (element-type GArray): of each coder of the comparison the marks (#CfLaneMark) by start
 * @shared: (element-type CfShared): what anybody marked, in order
 * @comparison: what has the annotations
 *
 * Immutable.
 */
typedef struct
{
  GPtrArray *lanes;
  GArray *shared;
  CfComparison *comparison;
} CfLanes;

/* So many marks of one coder stand beside each other, further ones over the last. */
#define CF_LANE_LEVELS 3

CfLanes *cf_lanes_new (CfComparison *comparison, guint article, CfText *text);
void cf_lanes_free (CfLanes *lanes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLanes, cf_lanes_free)

G_END_DECLS
