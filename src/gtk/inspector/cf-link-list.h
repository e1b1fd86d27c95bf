/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of the chosen annotation, both ways. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_link_list_show (GtkListBox *list, CfSession *session, CfAnnotation *annotation);

G_END_DECLS
