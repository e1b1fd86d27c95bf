/* SPDX-License-Identifier: GPL-3.0-or-later
 * Material for tests of agreement. */

#pragma once

#include "cf-measure-run.h"

G_BEGIN_DECLS

/**
 * CfTestUnit:
 * @coder: who
 * @begin: where it begins
 * @end: where it ends
 * @code: of a material's values
 *
 * A unit that a test marks.
 */
typedef struct
{
  guint coder;
  guint begin;
  guint end;
  guint code;
} CfTestUnit;

CfMaterial *cf_test_material_new (guint n_coders, guint n_codes);
CfContinuum *cf_test_material_add (CfMaterial *material, const char *name, guint length);
void cf_test_material_mark (CfMaterial *material, guint index, const CfTestUnit *unit);
CfMaterial *
cf_test_material_random (guint n_coders, guint n_codes, guint n_articles, gboolean overlapping);
CfMeasureValue cf_test_material_measure (const CfMaterial *material, const char *id, guint code);

G_END_DECLS
