/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the codebook, as a list to choose from and to put in order. */

#pragma once

#include "cf-codebook-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ENTRY_LIST (cf_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (CfEntryList, cf_entry_list, CF, ENTRY_LIST, GtkWidget)

GtkWidget *cf_entry_list_new (CfCodebookDesk *desk);
gboolean cf_entry_list_select (CfEntryList *self, const char *place, const char *id);
gboolean cf_entry_list_move (CfEntryList *self, int step);
void cf_entry_list_set_single_click (CfEntryList *self, gboolean single_click);
const char *cf_entry_list_get_label (CfEntryList *self);
void cf_entry_list_focus (CfEntryList *self);

G_END_DECLS
