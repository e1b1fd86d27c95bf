/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding, and rounds as a whole. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_ROUND_PAGE (cf_round_page_get_type ())
G_DECLARE_FINAL_TYPE (CfRoundPage, cf_round_page, CF, ROUND_PAGE, GtkWidget)

GtkWidget *cf_round_page_new (CfCodebookDesk *desk, const char *id);
GtkWidget *cf_rounds_overview_new (void);
void cf_round_page_remove (GtkWidget *parent, CfCodebookDesk *desk, const char *id);

G_END_DECLS
