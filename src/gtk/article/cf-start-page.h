/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is shown while no project is open. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_START_PAGE (cf_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CfStartPage, cf_start_page, CF, START_PAGE, GtkWidget)

void cf_start_page_set_notice (CfStartPage *self, const char *text);
void cf_start_page_set_recent (CfStartPage *self, const char *const *folders);

G_END_DECLS
