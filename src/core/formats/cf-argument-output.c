/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graphs as other programs read them.
 *
 * A new format is one file and one row here; where it is one of exchange, also a row in cf-format.c. */

#include "config.h"

#include "cf-argument-output.h"

#include "cf-argument-source.h"
#include "cf-format.h"

static const CfArgumentFormat formats[] = {
  { "graphml", "GraphML", ".graphml", FALSE, cf_argument_make_graphml },
  { "dot", "DOT", ".dot", FALSE, cf_argument_make_dot },
  { "json", "JSON", ".json", FALSE, cf_argument_make_json },
  { "svg", "SVG", ".svg", TRUE, cf_argument_make_svg },
  { "png", "PNG", ".png", TRUE, cf_argument_make_png },
  { "pdf", "PDF", ".pdf", TRUE, cf_argument_make_pdf },
};

/**
 * cf_argument_format_get_all:
 * @n_formats: (out): how many
 *
 * Returns: (transfer none) (array length=n_formats): the table
 */
const CfArgumentFormat *
cf_argument_format_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * cf_argument_format_get:
 * @id: what the command line calls a format
 *
 * Returns: (transfer none) (nullable): its row
 */
const CfArgumentFormat *
cf_argument_format_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

/**
 * cf_argument_format_list_ids:
 *
 * Returns: (transfer full): the ids of all formats, for people
 */
char *
cf_argument_format_list_ids (void)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", formats[i].id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
export_as (CfExport *export, const char *id, GError **error)
{
  g_autoptr (CfArgumentGraph) graph = cf_argument_source_load (
    export->project, export->targets, export->problems, export->cancellable, error);
  g_autoptr (GBytes) bytes =
               graph != NULL ? cf_argument_format_get (id)->make (graph, error) : NULL;

  return bytes != NULL && export->write (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                         export->sink, error);
}

gboolean
cf_format_graphml_export (CfExport *export, GError **error)
{
  return export_as (export, "graphml", error);
}

gboolean
cf_format_dot_export (CfExport *export, GError **error)
{
  return export_as (export, "dot", error);
}
