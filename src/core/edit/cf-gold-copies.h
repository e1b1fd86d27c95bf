/* SPDX-License-Identifier: GPL-3.0-or-later
 * What coders of a classify round get from gold. */

#pragma once

#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

void cf_gold_copies_add (CfProject *project, const char *article, CfLayer *layer);
gboolean cf_edit_is_locked (CfRecord *record);
gboolean cf_edit_check_unlocked (CfRecord *record, GError **error);

G_END_DECLS
