/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a file. */

#pragma once

#include "cf-comparer.h"
#include "cf-file-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_agenda_export_ask (GtkWidget *owner, CfComparer *comparer, CfFileExported done);

G_END_DECLS
