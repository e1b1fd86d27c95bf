/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule settles of what several coders marked. */

#pragma once

#include "cf-difference.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfStrategy:
 * @CF_STRATEGY_UNANIMOUS: what all coders marked alike
 * @CF_STRATEGY_MAJORITY: what more than half of them marked alike
 * @CF_STRATEGY_UNION: what any of them marked; what overlaps is joined
 *
 * A rule.
 */
typedef enum
{
  CF_STRATEGY_UNANIMOUS,
  CF_STRATEGY_MAJORITY,
  CF_STRATEGY_UNION,
  CF_N_STRATEGIES
} CfStrategy;

/**
 * CfDecision:
 * @continuum: in which continuum of the material it stands; a link, where it begins
 * @code: the code, or the type of a link
 * @spans: (element-type CfSpan): where, in code points of the article; none for a link or the article as a whole
 * @ends: of a link, the decisions that it joins; else %CF_NONE
 * @sources: (element-type CfRecord): what it is made of, one a coder
 * @values: (element-type CfValue): of attributes, as the rule settles them
 *
 * Something that a rule settles.
 */
typedef struct
{
  guint continuum;
  char *code;
  GArray *spans;
  guint ends[2];
  GPtrArray *sources;
  GArray *values;
} CfDecision;

const char *cf_strategy_get_name (CfStrategy strategy);
GPtrArray *cf_adjudicate (const CfMaterial *material,
                          CfStrategy strategy,
                          double overlap,
                          GCancellable *cancellable,
                          GError **error);
GPtrArray *cf_adjudication_list_rest (GPtrArray *decisions, GPtrArray *differences);

G_END_DECLS
