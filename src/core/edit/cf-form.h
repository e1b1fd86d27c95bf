/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of one annotation, gone through by key. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

/**
 * CfForm:
 *
 * The attributes of an annotation, or of the article as a whole, and which of them is being set.
 */
typedef struct _CfForm CfForm;

CfForm *cf_form_new (CfSession *session, CfAnnotation *annotation);
void cf_form_free (CfForm *form);

CfAnnotation *cf_form_get_annotation (CfForm *form);
gboolean cf_form_is_gone (CfForm *form);
const char *cf_form_get_code (CfForm *form);
guint cf_form_get_n_fields (CfForm *form);
const CfAttribute *cf_form_get_field (CfForm *form, guint field);
guint cf_form_get_current (CfForm *form);
void cf_form_set_current (CfForm *form, guint field);
gboolean cf_form_go (CfForm *form, int step);
gboolean cf_form_go_to (CfForm *form, const char *attribute);

guint cf_form_get_n_choices (CfForm *form, guint field);
const char *cf_form_get_choice (CfForm *form, guint field, guint choice);
gboolean cf_form_has_value (CfForm *form, guint field, const char *value);
char *cf_form_describe_value (CfForm *form, guint field);
const char *cf_form_get_proposal (CfForm *form, guint field);

gboolean cf_form_press (CfForm *form, gunichar key);
gboolean cf_form_toggle (CfForm *form, guint field, const char *value);
gboolean cf_form_type (CfForm *form, guint field, const char *text);
gboolean cf_form_clear (CfForm *form);
gboolean cf_form_accept_proposal (CfForm *form);
char cf_form_get_choice_key (guint choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfForm, cf_form_free)

G_END_DECLS
