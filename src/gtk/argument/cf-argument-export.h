/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as a file. */

#pragma once

#include "cf-argument-output.h"
#include "cf-file-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_argument_export_ask (GtkWidget *owner,
                             CfArgumentGraph *graph,
                             const CfArgumentFormat *format,
                             CfFileExported done);
GMenuModel *cf_argument_export_make_menu (const char *action);

G_END_DECLS
