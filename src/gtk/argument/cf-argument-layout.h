/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wanted of an argument graph is chosen and laid out, in a thread. */

#pragma once

#include "cf-argument-map.h"
#include "cf-argument-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfArgumentLaidOut:
 * @owner: who asked
 * @map: (nullable): the map
 * @error: (nullable): why there is none
 *
 * Called on the main thread, unless it was cancelled.
 */
typedef void (*CfArgumentLaidOut) (gpointer owner, CfArgumentMap *map, const GError *error);

GCancellable *cf_argument_layout_start (GtkWidget *owner,
                                        CfArgumentGraph *graph,
                                        CfArgumentQuery *query,
                                        CfArgumentMap *before,
                                        CfArgumentLaidOut done);

G_END_DECLS
