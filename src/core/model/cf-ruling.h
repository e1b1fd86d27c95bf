/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a difference between coders was decided. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

#define CF_TYPE_RULING (cf_ruling_get_type ())
G_DECLARE_FINAL_TYPE (CfRuling, cf_ruling, CF, RULING, CfRecord)

CfRuling *cf_ruling_new (const char *id, JsonObject *decision);
JsonObject *cf_ruling_get_decision (CfRuling *self);

G_END_DECLS
