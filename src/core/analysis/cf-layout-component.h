/* SPDX-License-Identifier: GPL-3.0-or-later
 * What hangs together in a layout. */

#pragma once

#include "cf-layered-layout.h"

G_BEGIN_DECLS

/**
 * CfLayoutComponent:
 * @boxes: (element-type guint): the indices of its boxes
 * @lines: (element-type guint): the indices of the lines between them that are not straight
 * @extent: what it covers
 */
typedef struct
{
  GArray *boxes;
  GArray *lines;
  CfBox extent;
} CfLayoutComponent;

GPtrArray *cf_layout_component_list (CfLayeredLayout *layout);
gboolean
cf_layout_component_run (CfLayoutComponent *component, CfLayeredLayout *layout, const guint *ranks);
void cf_layout_components_pack (GPtrArray *components, CfLayeredLayout *layout);

G_END_DECLS
