/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a table in the encoding that a spreadsheet gave it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfTableText:
 * @utf8: (transfer full): valid UTF-8 without NUL or byte order mark
 * @length: its bytes
 * @encoding: in which it stands in the file; a static string
 * @has_mark: whether a byte order mark stands before it
 * @invalid_line: the line of the first byte that is not valid in @encoding, from 1; 0 for none
 */
typedef struct
{
  char *utf8;
  gsize length;
  const char *encoding;
  gboolean has_mark;
  guint invalid_line;
} CfTableText;

void cf_table_text_read (CfTableText *text, GBytes *bytes);
GBytes *cf_table_text_write (const CfTableText *text, const char *utf8, gsize length);

G_END_DECLS
