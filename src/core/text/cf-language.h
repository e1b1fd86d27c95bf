/* SPDX-License-Identifier: GPL-3.0-or-later
 * The language in which a block is written. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

#define CF_LANGUAGE_ENGLISH "en"
#define CF_LANGUAGE_SIMPLIFIED "zh-Hans"
#define CF_LANGUAGE_TRADITIONAL "zh-Hant"
#define CF_LANGUAGE_CHINESE "zh"

const char *cf_language_of_span (CfText *text, CfSpan span);
const char *cf_language_of_utf8 (const char *utf8, gsize length);
const char *cf_language_of_latin_tag (const char *tag);
char *cf_language_dup_full_name (const char *tag);
char *cf_language_dup_own_name (const char *tag);
gboolean cf_language_is_chinese (const char *language);

G_END_DECLS
