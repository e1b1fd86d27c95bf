/* SPDX-License-Identifier: GPL-3.0-or-later
 * One entry of a curated list. */

#pragma once

#include "cf-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_list_row_new (CfCodebookDesk *desk, const char *place, const char *id);
guint cf_list_row_count (CfCodebookDesk *desk, const char *place, const char *name);
CfWords *cf_list_row_list_others (CfCodebookDesk *desk, const char *place, const char *but);

G_END_DECLS
