/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records as other programs read them. */

#pragma once

#include "cf-codebook.h"
#include "cf-json-writer.h"
#include "cf-record.h"

G_BEGIN_DECLS

void cf_write_attributes (CfJsonWriter *writer, CfRecord *record, CfCodebook *codebook);
char *cf_join_values (CfRecord *record, const char *attribute);

G_END_DECLS
