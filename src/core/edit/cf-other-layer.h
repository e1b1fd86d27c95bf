/* SPDX-License-Identifier: GPL-3.0-or-later
 * Somebody else's layer of an article, to be read. */

#pragma once

#include "cf-file.h"
#include "cf-layer.h"
#include "cf-placements.h"

G_BEGIN_DECLS

/**
 * CfOtherLayer:
 * @path: its sidecar
 * @name: its annotator's short name
 * @owner: (nullable): whose it says that it is; %NULL while nothing of it could be read
 * @layer: (nullable): what is in it; %NULL while it has not been read, since it is not shown or cannot be read
 * @placements: (nullable): where its annotations stand in the text; %NULL with @layer
 * @stamp: of the file that was read last
 * @shown: whether the annotator wants to see it
 * @problem: (nullable): why what the file says now is not shown, for people; what was read before is shown on
 *
 * Whose layer an article has besides one's own. It is never written.
 */
typedef struct
{
  char *path;
  char *name;
  CfAnnotator *owner;
  CfLayer *layer;
  CfPlacements *placements;
  CfFileStamp stamp;
  gboolean shown;
  char *problem;
} CfOtherLayer;

/**
 * CfOthersPart:
 * @part: a part of an annotation
 * @other: whose it is
 */
typedef struct
{
  CfIndexed part;
  const CfOtherLayer *other;
} CfOthersPart;

CfOtherLayer *cf_other_layer_new (const char *path, const char *name);
void cf_other_layer_free (CfOtherLayer *other);
void cf_other_layer_read (CfOtherLayer *other, CfText *text);
void cf_other_layer_take (CfOtherLayer *other, CfOtherLayer *read);
gboolean cf_other_layer_is_seen (const CfOtherLayer *other);
void cf_other_layer_add_parts (const CfOtherLayer *other, CfSpan span, GArray *found);
char *cf_other_layer_dup_title (const CfOtherLayer *other);
int cf_other_layer_compare_names (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfOtherLayer, cf_other_layer_free)

G_END_DECLS
