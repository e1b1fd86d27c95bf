/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far an annotator is with an article, and which of its blocks they have paired. */

#pragma once

#include "cf-pairs.h"
#include "cf-record.h"

G_BEGIN_DECLS

#define CF_STATUS_IN_PROGRESS "in-progress"
#define CF_STATUS_FINISHED "finished"

#define CF_TYPE_STATE (cf_state_get_type ())
G_DECLARE_FINAL_TYPE (CfState, cf_state, CF, STATE, CfRecord)

CfState *cf_state_new (const char *status);
const char *cf_state_get_status (CfState *self);
gboolean cf_state_is_finished (CfState *self);
CfPairs *cf_state_get_pairs (CfState *self);
void cf_state_set_pairs (CfState *self, CfPairs *pairing);

G_END_DECLS
