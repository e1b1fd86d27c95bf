/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as a file. */

#pragma once

#include "cf-argument-output.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfArgumentExported:
 * @owner: who asked
 * @text: what was done, or why it was not
 */
typedef void (*CfArgumentExported) (GtkWidget *owner, const char *text);

void cf_argument_export_ask (GtkWidget *owner,
                             CfArgumentGraph *graph,
                             const CfArgumentFormat *format,
                             CfArgumentExported done);
GMenuModel *cf_argument_export_make_menu (const char *action);

G_END_DECLS
