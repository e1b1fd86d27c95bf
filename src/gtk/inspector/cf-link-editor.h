/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be changed of a link. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LINK_EDITOR (cf_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (CfLinkEditor, cf_link_editor, CF, LINK_EDITOR, GtkPopover)

GtkWidget *cf_link_editor_new (CfSession *session, CfRelation *relation);
void cf_link_editor_show (CfLinkEditor *self, CfRelation *relation);

G_END_DECLS
