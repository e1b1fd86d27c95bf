/* SPDX-License-Identifier: GPL-3.0-or-later
 * One attribute of an annotation, to see and to set. */

#pragma once

#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_ATTRIBUTE_ROW (cf_attribute_row_get_type ())
G_DECLARE_FINAL_TYPE (CfAttributeRow, cf_attribute_row, CF, ATTRIBUTE_ROW, AdwActionRow)

GtkWidget *cf_attribute_row_new (CfSession *session, const CfAttribute *attribute);
const CfAttribute *cf_attribute_row_get_attribute (CfAttributeRow *self);
void cf_attribute_row_set_record (CfAttributeRow *self, CfRecord *record);
void cf_attribute_row_set_proposal (CfAttributeRow *self, const char *value);
void cf_attribute_row_commit (CfAttributeRow *self);

G_END_DECLS
