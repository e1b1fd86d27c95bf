/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of what was coded under an old definition. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_WORK_PAGE (cf_work_page_get_type ())
G_DECLARE_FINAL_TYPE (CfWorkPage, cf_work_page, CF, WORK_PAGE, GtkWidget)

GtkWidget *cf_work_page_new (CfCodebookDesk *desk);

G_END_DECLS
