/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes in any encoding to UTF-8, and back. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfDecoded:
 * @utf8: (transfer full): valid UTF-8 without NUL, ended by a NUL that is not counted; no byte order
 *   mark; line ends as they were
 * @length: its bytes
 * @encoding: the name of the encoding, such as `UTF-8`
 * @n_replaced: how many invalid parts, and NULs, became U+FFFD
 * @first_replaced_line: the line of the first of them, from 1
 */
typedef struct
{
  char *utf8;
  gsize length;
  const char *encoding;
  guint n_replaced;
  guint first_replaced_line;
} CfDecoded;

void cf_decode (const char *bytes, gsize length, CfDecoded *decoded);
void cf_decode_as (const char *bytes, gsize length, const char *encoding, CfDecoded *decoded);
void cf_decoded_clear (CfDecoded *decoded);

GBytes *cf_encode (const char *utf8, gsize length, const char *encoding);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfDecoded, cf_decoded_clear)

G_END_DECLS
