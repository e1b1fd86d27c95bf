/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lines of the argument map. */

#pragma once

#include "cf-argument-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfArgumentLines:
 *
 * What is drawn between the cards of a map, kept as long as nothing changes.
 */
typedef struct _CfArgumentLines CfArgumentLines;

CfArgumentLines *cf_argument_lines_new (CfArgumentMap *map, GtkWidget *widget, double margin);
void cf_argument_lines_free (CfArgumentLines *lines);
void cf_argument_lines_forget (CfArgumentLines *lines);
void cf_argument_lines_snapshot (CfArgumentLines *lines,
                                 GtkSnapshot *snapshot,
                                 const graphene_rect_t *view,
                                 guint current);
void cf_argument_lines_snapshot_types (CfArgumentLines *lines,
                                       GtkSnapshot *snapshot,
                                       const graphene_rect_t *view,
                                       guint current);

G_END_DECLS
