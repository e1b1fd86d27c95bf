/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a record of gold comes from. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

/* What was decided by hand, in place of the name of a rule. */
#define CF_PROVENANCE_CHOSEN "chosen"

CfRecord *cf_provenance_add (CfRecord *draft,
                             const char *rule,
                             CfRecord *const *records,
                             guint n_records,
                             const char *adjudicator);
JsonObject *cf_provenance_get (CfRecord *record);
const char *cf_provenance_get_rule (CfRecord *record);

void cf_provenance_set_person (JsonObject *object, const char *id);
void cf_provenance_set_sources (JsonObject *object, CfRecord *const *records, guint n_records);
const char *cf_provenance_get_source (JsonObject *object, guint n, const char **version);

G_END_DECLS
