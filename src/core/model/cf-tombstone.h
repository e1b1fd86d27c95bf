/* SPDX-License-Identifier: GPL-3.0-or-later
 * The version of a record that says: deleted. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

#define CF_TYPE_TOMBSTONE (cf_tombstone_get_type ())
G_DECLARE_FINAL_TYPE (CfTombstone, cf_tombstone, CF, TOMBSTONE, CfRecord)

CfTombstone *cf_tombstone_new (const char *id);

G_END_DECLS
