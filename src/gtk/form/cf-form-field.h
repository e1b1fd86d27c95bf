/* SPDX-License-Identifier: GPL-3.0-or-later
 * One attribute in a form. */

#pragma once

#include "cf-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_FORM_FIELD (cf_form_field_get_type ())
G_DECLARE_FINAL_TYPE (CfFormField, cf_form_field, CF, FORM_FIELD, GtkWidget)

GtkWidget *cf_form_field_new (CfSession *session, CfForm *form, guint field);
void cf_form_field_update (CfFormField *self, gboolean current);
gboolean cf_form_field_commit (CfFormField *self);

G_END_DECLS
