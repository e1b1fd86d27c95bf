/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which part of the plane of the argument map is seen, and how large: the arithmetic of it. */

#include "config.h"

#include "cf-argument-frame.h"

/* In the middle where the plane is smaller than what there is. */
static double
get_origin (const CfArgumentFrame *frame, guint axis)
{
  double plane = frame->plane[axis] * frame->zoom, page = frame->page[axis];

  return plane < page ? (page - plane) / 2 : -frame->scrolled[axis];
}

/**
 * cf_argument_frame_get_origin:
 * @frame: a frame
 *
 * Returns: where the plane begins, as it is seen
 */
graphene_point_t
cf_argument_frame_get_origin (const CfArgumentFrame *frame)
{
  return GRAPHENE_POINT_INIT ((float) get_origin (frame, 0), (float) get_origin (frame, 1));
}

/**
 * cf_argument_frame_get_middle:
 * @frame: a frame
 *
 * Returns: the middle of what is seen
 */
graphene_point_t
cf_argument_frame_get_middle (const CfArgumentFrame *frame)
{
  return GRAPHENE_POINT_INIT ((float) frame->page[0] / 2, (float) frame->page[1] / 2);
}

/**
 * cf_argument_frame_to_plane:
 * @frame: a frame
 * @seen: where something is seen
 *
 * Returns: where that is on the plane
 */
graphene_point_t
cf_argument_frame_to_plane (const CfArgumentFrame *frame, graphene_point_t seen)
{
  graphene_point_t origin = cf_argument_frame_get_origin (frame);

  return GRAPHENE_POINT_INIT ((float) ((seen.x - origin.x) / frame->zoom),
                              (float) ((seen.y - origin.y) / frame->zoom));
}

/**
 * cf_argument_frame_to_seen:
 * @frame: a frame
 * @place: a place on the plane
 *
 * Returns: where that is seen, also where it is beyond the page
 */
graphene_rect_t
cf_argument_frame_to_seen (const CfArgumentFrame *frame, const graphene_rect_t *place)
{
  graphene_point_t origin = cf_argument_frame_get_origin (frame);

  return GRAPHENE_RECT_INIT ((float) (origin.x + place->origin.x * frame->zoom),
                             (float) (origin.y + place->origin.y * frame->zoom),
                             (float) (place->size.width * frame->zoom),
                             (float) (place->size.height * frame->zoom));
}

/**
 * cf_argument_frame_get_fitting_zoom:
 * @frame: a frame
 *
 * Returns: the zoom with which all of the plane is just seen
 */
double
cf_argument_frame_get_fitting_zoom (const CfArgumentFrame *frame)
{
  return MIN (frame->page[0] / MAX (frame->plane[0], 1), frame->page[1] / MAX (frame->plane[1], 1));
}
