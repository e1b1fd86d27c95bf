/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotations of the article. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ANNOTATION_LIST (cf_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (CfAnnotationList, cf_annotation_list, CF, ANNOTATION_LIST, GtkWidget)

void cf_annotation_list_set_session (CfAnnotationList *self, CfSession *session);

G_END_DECLS
