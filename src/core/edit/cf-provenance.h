/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a record of gold comes from. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

/* What was decided by hand, in place of the name of a rule. */
#define CF_PROVENANCE_CHOSEN "chosen"

JsonArray *cf_provenance_list_sources (CfRecord *const *records, guint n_records);
CfRecord *cf_provenance_add (CfRecord *draft,
                             const char *rule,
                             CfRecord *const *records,
                             guint n_records,
                             const char *adjudicator);
JsonObject *cf_provenance_get (CfRecord *record);
JsonObject *cf_provenance_new_person (const char *id);

G_END_DECLS
