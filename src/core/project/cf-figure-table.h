/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coders' units and values from a table, so that figures from elsewhere can be checked. */

#pragma once

#include "cf-material.h"

#include <gio/gio.h>

G_BEGIN_DECLS

CfMaterial *
cf_figure_table_read (const char *path, GHashTable *map, gboolean *has_items, GError **error);
CfMaterial *cf_figure_table_parse (
  GBytes *bytes, const char *name, GHashTable *map, gboolean *has_items, GError **error);
GHashTable *cf_figure_table_read_map (const char *path, GError **error);

G_END_DECLS
