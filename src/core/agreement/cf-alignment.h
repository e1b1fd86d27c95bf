/* SPDX-License-Identifier: GPL-3.0-or-later
 * The best alignment of units of several coders. */

#pragma once

#include "cf-measure.h"

G_BEGIN_DECLS

/**
 * CfAlignedUnit:
 * @begin: where it begins; random units may begin anywhere
 * @end: where it ends
 * @code: a value of the material
 *
 * A unit to align.
 */
typedef struct
{
  double begin;
  double end;
  guint code;
} CfAlignedUnit;

/**
 * CfAlignment:
 * @n_coders: how many coders
 * @rows: (array length=n_rows*n_coders): unitary alignments: a unit of each coder, or %CF_NONE
 * @n_rows: how many; units that stand alone are in none
 * @disorder: the sum of the disorders of all unitary alignments, those of lone units among them
 *
 * Each unit is in one unitary alignment.
 */
typedef struct
{
  guint n_coders;
  GArray *rows;
  guint n_rows;
  double disorder;
} CfAlignment;

double cf_unit_distance (const CfAlignedUnit *a, const CfAlignedUnit *b);
CfAlignment *cf_alignment_new (GPtrArray *coders,
                               const CfMeasureOptions *options,
                               GCancellable *cancellable,
                               const char **reason,
                               GError **error);
void cf_alignment_free (CfAlignment *alignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfAlignment, cf_alignment_free)

G_END_DECLS
