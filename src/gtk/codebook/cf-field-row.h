/* SPDX-License-Identifier: GPL-3.0-or-later
 * One thing that is said of an entry of the codebook. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_FIELD_ROW (cf_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CfFieldRow, cf_field_row, CF, FIELD_ROW, AdwPreferencesRow)

/**
 * CfFieldRowClass:
 * @show: shows what the codebook says now
 */
struct _CfFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  void (*show) (CfFieldRow *self);
};

void cf_field_row_setup (CfFieldRow *self,
                         CfCodebookDesk *desk,
                         const char *title,
                         GtkWidget *content,
                         GtkWidget *control);
void cf_field_row_add_suffix (CfFieldRow *self, GtkWidget *widget);
CfCodebookDesk *cf_field_row_get_desk (CfFieldRow *self);
CfCodebookEditor *cf_field_row_get_editor (CfFieldRow *self);
gboolean cf_field_row_is_updating (CfFieldRow *self);
void cf_field_row_say_error (CfFieldRow *self, const GError *error);
void cf_field_row_say_note (CfFieldRow *self, const char *note);
void cf_field_row_refresh (CfFieldRow *self);

G_END_DECLS
