/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a file. */

#pragma once

#include "cf-comparer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfAgendaExported:
 * @owner: who asked
 * @text: what came of it, for people
 */
typedef void (*CfAgendaExported) (GtkWidget *owner, const char *text);

void cf_agenda_export_ask (GtkWidget *owner, CfComparer *comparer, CfAgendaExported done);

G_END_DECLS
