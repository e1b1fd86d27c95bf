/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes of a file to an article. */

#pragma once

#include "cf-article.h"
#include "cf-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfSource:
 * @name: the file, as it was reached
 * @utf8: its content, decoded, without byte order mark, ended by a NUL
 * @length: its bytes
 * @lines: (nullable): where cf_lines_to_content() keeps what it made, since a reader that only looks makes
 *   what the next one needs
 */
typedef struct
{
  const char *name;
  const char *utf8;
  gsize length;
  CfArticleContent *lines;
} CfSource;

/**
 * CfReader:
 * @id: name and version: a change of what it makes of a file is a new version
 * @label: its name for people
 * @sniff: whether the source is of its kind
 * @read: fills the content, or says why not
 *
 * A row of the table of readers.
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean (*sniff) (const CfSource *source);
  gboolean (*read) (const CfSource *source, CfArticleContent *content, GError **error);
} CfReader;

const CfReader *cf_reader_get_all (guint *n_readers);
CfArticle *cf_reader_read (GBytes *bytes, const char *name, GPtrArray *problems, GError **error);
CfArticle *cf_reader_read_file (const char *path, GPtrArray *problems, GError **error);
gboolean cf_reader_takes_file_name (const char *name);

G_END_DECLS
