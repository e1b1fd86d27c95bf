/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that grows while coding, to be curated. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_LIST_PAGE (cf_list_page_get_type ())
G_DECLARE_FINAL_TYPE (CfListPage, cf_list_page, CF, LIST_PAGE, GtkWidget)

GtkWidget *cf_list_page_new (CfCodebookDesk *desk, const char *place);

G_END_DECLS
