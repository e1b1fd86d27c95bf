/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that is said of one entry of the codebook. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_ENTRY_PAGE (cf_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (CfEntryPage, cf_entry_page, CF, ENTRY_PAGE, GtkWidget)

GtkWidget *cf_entry_page_new (CfCodebookDesk *desk);
void cf_entry_page_show (CfEntryPage *self, const char *place, const char *id);
void cf_entry_page_focus (CfEntryPage *self);

G_END_DECLS
