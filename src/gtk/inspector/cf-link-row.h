/* SPDX-License-Identifier: GPL-3.0-or-later
 * A link of the chosen annotation. */

#pragma once

#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_LINK_ROW (cf_link_row_get_type ())
G_DECLARE_FINAL_TYPE (CfLinkRow, cf_link_row, CF, LINK_ROW, AdwActionRow)

GtkWidget *cf_link_row_new (CfSession *session);
void cf_link_row_show (CfLinkRow *self, const CfLink *link, const char *annotation);
gboolean cf_link_row_is_of (CfLinkRow *self, const CfLink *link);

G_END_DECLS
