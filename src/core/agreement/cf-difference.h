/* SPDX-License-Identifier: GPL-3.0-or-later
 * In what coders differ. */

#pragma once

#include "cf-material.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfDifferenceKind:
 * @CF_DIFFERENCE_ONLY: only the first marked it
 * @CF_DIFFERENCE_BOUNDARY: both marked it with one code, not in the same places
 * @CF_DIFFERENCE_CODE: both marked it, with different codes
 * @CF_DIFFERENCE_ATTRIBUTE: an attribute has other values
 * @CF_DIFFERENCE_RELATION: only the first linked it
 * @CF_DIFFERENCE_DOUBT: one of them doubts
 *
 * In what two coders differ.
 */
typedef enum
{
  CF_DIFFERENCE_ONLY,
  CF_DIFFERENCE_BOUNDARY,
  CF_DIFFERENCE_CODE,
  CF_DIFFERENCE_ATTRIBUTE,
  CF_DIFFERENCE_RELATION,
  CF_DIFFERENCE_DOUBT,
  CF_N_DIFFERENCES
} CfDifferenceKind;

/**
 * CfDifference:
 * @kind: in what they differ
 * @continuum: in which continuum of the material
 * @coders: who; where the first alone has it, the second is the first of those who have it not
 * @records: the annotations or relations, the second %NULL where only the first has it
 * @attribute: (nullable): which attribute
 *
 * One difference between two coders.
 */
typedef struct
{
  CfDifferenceKind kind;
  guint continuum;
  guint coders[2];
  CfRecord *records[2];
  char *attribute;
} CfDifference;

const char *cf_difference_kind_get_name (CfDifferenceKind kind);
char *cf_difference_make_id (const CfDifference *difference);
void cf_difference_free (CfDifference *difference);
GPtrArray *
cf_differences_list (const CfMaterial *material, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfDifference, cf_difference_free)

G_END_DECLS
