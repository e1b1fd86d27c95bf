/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the layers of an article, for those who only read: what stands in either place is one layer. */

#pragma once

#include "cf-layer.h"
#include "cf-sidecar-store.h"

G_BEGIN_DECLS

/**
 * CfLayerReading:
 * @path: the sidecar; where it stands in both places, the first
 * @status: whether it could be read
 * @layer: (nullable): what it shows
 */
typedef struct
{
  char *path;
  CfSidecarStatus status;
  CfLayer *layer;
} CfLayerReading;

gboolean cf_layer_reading_is_one (const char *sidecar, const char *other);
GPtrArray *cf_layer_reading_load_all (GPtrArray *sidecars, GPtrArray *problems);
CfLayer *cf_layer_reading_load (const char *article, const char *annotator);

G_END_DECLS
