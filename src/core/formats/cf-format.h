/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exchange formats. */

#pragma once

#include "cf-problem.h"
#include "cf-progress.h"
#include "cf-target.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfExport:
 * @targets: (element-type CfTarget): the articles, in order, with the layers meant
 * @project: their project
 * @options: (element-type utf8 utf8): what was asked for with `--option`
 * @write: takes the bytes; stops the export when it returns %FALSE
 * @sink: for @write
 * @problems: gets what could not be read or carried
 * @cancellable: (nullable): stops it
 * @progress: (nullable): hears of each article
 * @progress_data: for @progress
 *
 * What a writer gets. It reads one article at a time, so that memory does not grow with their number.
 */
typedef struct
{
  GPtrArray *targets;
  CfProject *project;
  GHashTable *options;
  gboolean (*write) (const void *data, gsize length, gpointer sink, GError **error);
  gpointer sink;
  GPtrArray *problems;
  GCancellable *cancellable;
  CfProgress progress;
  gpointer progress_data;
} CfExport;

/**
 * CfFormat:
 * @id: what the command line calls it
 * @label: its name for people
 * @extension: of its files, with the dot
 * @loses: (array zero-terminated=1): what it cannot carry
 * @options: (array zero-terminated=1): what it understands, `name=value`
 * @export: writes, or %NULL
 * @export_folder: (nullable): writes several files into a folder, which may not be there yet
 *
 * A row of the table of formats.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *extension;
  const char *const *loses;
  const char *const *options;
  gboolean (*export) (CfExport *export, GError **error);
  gboolean (*export_folder) (CfExport *export, const char *folder, GError **error);
} CfFormat;

const CfFormat *cf_format_get_all (guint *n_formats);
const CfFormat *cf_format_get (const char *id);
gboolean cf_format_check_options (const CfFormat *format, GHashTable *options, GError **error);
gboolean
cf_format_export_file (const CfFormat *format, CfExport *export, const char *path, GError **error);

gboolean cf_export_check_destination (const char *path, GError **error);

typedef gboolean (*CfExportBundle) (CfExport *export,
                                    CfBundle *bundle,
                                    gpointer user_data,
                                    GError **error);
gboolean cf_export_each (CfExport *export, CfExportBundle each, gpointer user_data, GError **error);

gboolean cf_export_place (CfExport *export,
                          CfBundle *bundle,
                          CfLayerReading *layer,
                          CfAnnotation *annotation,
                          GArray *spans);

/* The rows of the table: each stands in the file of its name. */
gboolean cf_format_jsonl_export (CfExport *export, GError **error);
gboolean cf_format_csv_export (CfExport *export, GError **error);
gboolean cf_format_graphml_export (CfExport *export, GError **error);
gboolean cf_format_dot_export (CfExport *export, GError **error);
gboolean cf_format_csv_export_folder (CfExport *export, const char *folder, GError **error);

G_END_DECLS
