/* SPDX-License-Identifier: GPL-3.0-or-later
 * Chinese as it is typed on a keyboard. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfPinyin:
 *
 * Turns Chinese into Latin letters. To be used by one thread at a time.
 */
typedef struct _CfPinyin CfPinyin;

CfPinyin *cf_pinyin_new (void);
void cf_pinyin_free (CfPinyin *pinyin);
char **cf_pinyin_get_syllables (CfPinyin *pinyin, const char *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPinyin, cf_pinyin_free)

G_END_DECLS
