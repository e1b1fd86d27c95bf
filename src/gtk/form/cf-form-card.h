/* SPDX-License-Identifier: GPL-3.0-or-later
 * The form of an annotation, laid over the article. */

#pragma once

#include "cf-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_FORM_CARD (cf_form_card_get_type ())
G_DECLARE_FINAL_TYPE (CfFormCard, cf_form_card, CF, FORM_CARD, GtkWidget)

GtkWidget *cf_form_card_new (void);
void cf_form_card_set_session (CfFormCard *self, CfSession *session);
gboolean cf_form_card_open (CfFormCard *self, CfAnnotation *annotation, const char *attribute);
void cf_form_card_close (CfFormCard *self);
CfAnnotation *cf_form_card_get_annotation (CfFormCard *self);

G_END_DECLS
