/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which part of the plane of the argument map is seen, and how large: the arithmetic of it. */

#pragma once

#include <glib.h>

#include <graphene.h>

G_BEGIN_DECLS

/**
 * CfArgumentFrame:
 * @zoom: how large the plane is seen
 * @plane: the width and height of the plane, as it is without zoom
 * @page: the width and height of what it is seen through
 * @scrolled: how far it has been scrolled, to the right and down
 *
 * Where it is seen through is measured in pixels from its upper left, and the plane from its own.
 */
typedef struct
{
  double zoom;
  double plane[2];
  double page[2];
  double scrolled[2];
} CfArgumentFrame;

graphene_point_t cf_argument_frame_get_origin (const CfArgumentFrame *frame);
graphene_point_t cf_argument_frame_get_middle (const CfArgumentFrame *frame);
graphene_point_t cf_argument_frame_to_plane (const CfArgumentFrame *frame, graphene_point_t seen);
graphene_rect_t cf_argument_frame_to_seen (const CfArgumentFrame *frame,
                                           const graphene_rect_t *place);
double cf_argument_frame_get_fitting_zoom (const CfArgumentFrame *frame);

G_END_DECLS
