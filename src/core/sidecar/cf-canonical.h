/* SPDX-License-Identifier: GPL-3.0-or-later
 * The order of members in what we write. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfShape:
 *
 * Which members an object of ours has, in the order in which they are written, and the shapes of
 * those that are objects, or arrays of objects, themselves.
 */
typedef struct _CfShape CfShape;

extern const CfShape cf_shape_annotation;
extern const CfShape cf_shape_tombstone;
extern const CfShape cf_shape_state;
extern const CfShape cf_shape_codebook;

const char *const *cf_shape_get_members (const CfShape *shape);
JsonObject *cf_canonical_copy (JsonObject *object, const CfShape *shape);

G_END_DECLS
