/* SPDX-License-Identifier: GPL-3.0-or-later
 * The cards of the argument map with the lines between them. */

#pragma once

#include "cf-argument-card.h"

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_PLANE (cf_argument_plane_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentPlane, cf_argument_plane, CF, ARGUMENT_PLANE, GtkWidget)

GtkWidget *cf_argument_plane_new (void);
void cf_argument_plane_show (CfArgumentPlane *self, CfArgumentMap *map);
CfArgumentMap *cf_argument_plane_get_map (CfArgumentPlane *self);
void cf_argument_plane_set_view (CfArgumentPlane *self, const graphene_rect_t *view, double zoom);
gboolean
cf_argument_plane_get_place (CfArgumentPlane *self, const char *id, graphene_rect_t *place);
const char *cf_argument_plane_get_current (CfArgumentPlane *self);
const char *cf_argument_plane_find_near (CfArgumentPlane *self, double x, double y);
void cf_argument_plane_set_current (CfArgumentPlane *self, const char *id);
gboolean cf_argument_plane_walk (CfArgumentPlane *self, CfMapDirection direction);
gboolean cf_argument_plane_go (CfArgumentPlane *self, int step);
CfArgumentCard *cf_argument_plane_pick (CfArgumentPlane *self, GtkWidget *from, double x, double y);

G_END_DECLS
