/* SPDX-License-Identifier: GPL-3.0-or-later
 * An immutable text, counted in code points. */

#pragma once

#include "cf-span.h"

G_BEGIN_DECLS

/**
 * CfText:
 *
 * An immutable text in UTF-8 and the index that turns code points into bytes and UTF-16 units and
 * back, in constant time. The suffixes `_byte` and `_utf16` occur here and nowhere else; an offset
 * without a suffix is in code points, everywhere. Any thread may read it.
 */
typedef struct _CfText CfText;

CfText *cf_text_new (const char *utf8, gssize length);
CfText *cf_text_new_take (char *utf8, gsize length);
CfText *cf_text_ref (CfText *text);
void cf_text_unref (CfText *text);

const char *cf_text_get_utf8 (CfText *text, gsize *length);
guint cf_text_get_length (CfText *text);
guint cf_text_get_length_utf16 (CfText *text);
const char *cf_text_get_digest (CfText *text);

gsize cf_text_to_byte (CfText *text, guint offset);
guint cf_text_from_byte (CfText *text, gsize byte);
guint cf_text_to_utf16 (CfText *text, guint offset);
guint cf_text_from_utf16 (CfText *text, guint utf16);

const char *cf_text_pointer (CfText *text, guint offset);
gunichar cf_text_get_char (CfText *text, guint offset);
char *cf_text_slice (CfText *text, CfSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfText, cf_text_unref)

G_END_DECLS
