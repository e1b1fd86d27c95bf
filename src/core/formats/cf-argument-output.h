/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graphs as other programs read them. */

#pragma once

#include "cf-argument-graph.h"

G_BEGIN_DECLS

/**
 * CfArgumentFormat:
 * @id: what the command line calls it
 * @label: its name
 * @extension: of its files
 * @is_picture: whether it is for people to look at
 * @make: makes the bytes
 *
 * A row of the table of formats for graphs.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *extension;
  gboolean is_picture;
  GBytes *(*make) (const CfArgumentGraph *graph, GError **error);
} CfArgumentFormat;

const CfArgumentFormat *cf_argument_format_get_all (guint *n_formats);
const CfArgumentFormat *cf_argument_format_get (const char *id);
char *cf_argument_format_list_ids (void);

/* The rows of the table: each stands in the file of its name. */
GBytes *cf_argument_make_graphml (const CfArgumentGraph *graph, GError **error);
GBytes *cf_argument_make_dot (const CfArgumentGraph *graph, GError **error);
GBytes *cf_argument_make_json (const CfArgumentGraph *graph, GError **error);
GBytes *cf_argument_make_svg (const CfArgumentGraph *graph, GError **error);
GBytes *cf_argument_make_png (const CfArgumentGraph *graph, GError **error);
GBytes *cf_argument_make_pdf (const CfArgumentGraph *graph, GError **error);

G_END_DECLS
