/* SPDX-License-Identifier: GPL-3.0-or-later
 * How much an entry of the codebook is used, and what can become of it. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_entry_summary_new (CfCodebookDesk *desk, const char *place, const char *id);
GtkWidget *cf_entry_actions_new (CfCodebookDesk *desk, const char *place, const char *id);
void cf_entry_actions_remove (GtkWidget *parent,
                              CfCodebookDesk *desk,
                              const char *place,
                              const char *id);

G_END_DECLS
