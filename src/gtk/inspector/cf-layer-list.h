/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers the article has besides one's own. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LAYER_LIST (cf_layer_list_get_type ())
G_DECLARE_FINAL_TYPE (CfLayerList, cf_layer_list, CF, LAYER_LIST, GtkWidget)

void cf_layer_list_set_session (CfLayerList *self, CfSession *session);

G_END_DECLS
