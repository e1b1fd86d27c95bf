/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be undone and redone, across articles. */

#pragma once

#include "cf-change.h"

G_BEGIN_DECLS

#define CF_TYPE_HISTORY (cf_history_get_type ())
G_DECLARE_FINAL_TYPE (CfHistory, cf_history, CF, HISTORY, GObject)

CfHistory *cf_history_new (void);
void cf_history_do (CfHistory *self, CfStep *step, const char *merge_key);
const CfStep *cf_history_undo (CfHistory *self);
const CfStep *cf_history_redo (CfHistory *self);
const CfStep *cf_history_peek_undo (CfHistory *self);
const CfStep *cf_history_peek_redo (CfHistory *self);
void cf_history_clear (CfHistory *self);
CfAnnotation *cf_history_find_last_annotation (CfHistory *self);

G_END_DECLS
