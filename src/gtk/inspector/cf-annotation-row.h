/* SPDX-License-Identifier: GPL-3.0-or-later
 * An annotation as a row of a list. */

#pragma once

#include "cf-annotation.h"
#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ANNOTATION_ROW (cf_annotation_row_get_type ())
G_DECLARE_FINAL_TYPE (CfAnnotationRow, cf_annotation_row, CF, ANNOTATION_ROW, GtkWidget)

GtkWidget *cf_annotation_row_new (void);
void cf_annotation_row_set_annotation (CfAnnotationRow *self,
                                       CfAnnotation *annotation,
                                       CfCodebook *codebook,
                                       gboolean lost);

G_END_DECLS
