/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is being linked, below the article. */

#pragma once

#include "cf-linking.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LINK_BAR (cf_link_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfLinkBar, cf_link_bar, CF, LINK_BAR, GtkWidget)

GtkWidget *cf_link_bar_new (void);
void cf_link_bar_set_session (CfLinkBar *self, CfSession *session);

G_END_DECLS
