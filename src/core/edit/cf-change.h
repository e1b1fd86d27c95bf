/* SPDX-License-Identifier: GPL-3.0-or-later
 * One step that can be undone. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

/**
 * CfChange:
 * @document: where
 * @id: (nullable): of which record; %NULL for the state
 * @before: (nullable): what was there, %NULL for nothing or a deletion
 * @after: (nullable): what is there now
 * @corrected_before: (nullable): what was said of the article; %NULL for a change of a record
 * @corrected_after: (nullable): what is said of it now; %NULL for a change of a record
 * @settles: whether it settles for one of several versions
 * @settled: (nullable) (element-type CfVersion): those, while it is done
 *
 * One record put in the place of another, or one correction of the article's metadata. Both are whole
 * and immutable, so that a change and its opposite are the same thing.
 */
typedef struct
{
  CfDocument *document;
  char *id;
  CfRecord *before;
  CfRecord *after;
  CfCorrection *corrected_before;
  CfCorrection *corrected_after;
  gboolean settles;
  GPtrArray *settled;
} CfChange;

/**
 * CfStep:
 * @label: what was done, for people
 * @changes: (element-type CfChange): what belongs together
 */
typedef struct
{
  char *label;
  GPtrArray *changes;
} CfStep;

void cf_change_set_after (CfChange *change, CfRecord *after);
CfStep *cf_step_new (const char *label);
void cf_step_free (CfStep *step);
CfChange *
cf_step_add (CfStep *step, CfDocument *document, const char *id, CfRecord *before, CfRecord *after);
void cf_step_add_settlement (
  CfStep *step, CfDocument *document, const char *id, CfRecord *before, CfRecord *after);
void cf_step_add_correction (CfStep *step, CfDocument *document, const CfCorrection *after);
void cf_step_apply (CfStep *step, gboolean forward);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfStep, cf_step_free)

G_END_DECLS
