/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pieces of a JSON text. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfJsonSlice:
 * @start: the first byte of a value
 * @end: the one behind its last
 */
typedef struct
{
  gsize start;
  gsize end;
} CfJsonSlice;

gboolean cf_json_slice_array (
  const char *json, gsize length, const char *const *path, CfJsonSlice *array, GArray *elements);

G_END_DECLS
