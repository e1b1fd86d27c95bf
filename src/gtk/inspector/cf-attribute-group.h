/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of an annotation. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ATTRIBUTE_GROUP (cf_attribute_group_get_type ())
G_DECLARE_FINAL_TYPE (CfAttributeGroup, cf_attribute_group, CF, ATTRIBUTE_GROUP, GtkWidget)

void cf_attribute_group_show (CfAttributeGroup *self,
                              CfSession *session,
                              const char *code,
                              CfRecord *record);
void cf_attribute_group_commit (CfAttributeGroup *self);

G_END_DECLS
