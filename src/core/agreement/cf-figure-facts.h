/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a figure comes from, as members of a table: whoever takes a row of it takes that along. */

#pragma once

#include "cf-methods.h"

G_BEGIN_DECLS

/**
 * CfFigureFact:
 * @name: a column, or a member
 * @dup: its value for the figures of a measure; %NULL where there is nothing to say
 *
 * A row of the table of facts.
 */
typedef struct
{
  const char *name;
  char *(*dup) (const CfMethods *methods, const CfMeasure *measure);
} CfFigureFact;

const CfFigureFact *cf_figure_facts_get (guint *n_facts);

G_END_DECLS
