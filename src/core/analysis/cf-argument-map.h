/* SPDX-License-Identifier: GPL-3.0-or-later
 * An argument graph with a place for everything in it. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-layered-layout.h"

G_BEGIN_DECLS

/**
 * CfArgumentMatter:
 * @key: of a proposition, from cf_propositions_make_key()
 * @label: what it is called
 *
 * A proposition by which several nodes meet.
 */
typedef struct
{
  char *key;
  char *label;
} CfArgumentMatter;

/**
 * CfMapDirection:
 *
 * Where to go from a card.
 */
typedef enum
{
  CF_MAP_UP,
  CF_MAP_DOWN,
  CF_MAP_LEFT,
  CF_MAP_RIGHT
} CfMapDirection;

/**
 * CfArgumentMapSizes:
 * @card_width: of the card of an annotation
 * @card_height: of the card of an annotation
 * @matter_height: of that of a proposition, which is as wide
 */
typedef struct
{
  double card_width;
  double card_height;
  double matter_height;
} CfArgumentMapSizes;

/**
 * CfArgumentMap:
 * @graph: what is shown
 * @matters: (element-type CfArgumentMatter): the propositions by which nodes of it meet
 * @layout: its boxes are the nodes, then the matters; its lines are the edges, then those from nodes to matters
 *
 * Immutable: any thread may read it.
 */
typedef struct
{
  CfArgumentGraph *graph;
  GPtrArray *matters;
  CfLayeredLayout *layout;
} CfArgumentMap;

CfArgumentMap *cf_argument_map_new (const CfArgumentGraph *graph,
                                    const CfArgumentMapSizes *sizes,
                                    const CfArgumentMap *before,
                                    GError **error);
CfArgumentMap *cf_argument_map_ref (CfArgumentMap *map);
void cf_argument_map_unref (CfArgumentMap *map);
const char *cf_argument_map_get_id (const CfArgumentMap *map, guint box);
gboolean
cf_argument_map_step (const CfArgumentMap *map, guint from, CfMapDirection direction, guint *to);
gboolean cf_argument_map_repeats (const CfArgumentMap *map, guint line);
CfPoint cf_argument_map_get_label_place (const CfArgumentMap *map, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentMap, cf_argument_map_unref)

G_END_DECLS
