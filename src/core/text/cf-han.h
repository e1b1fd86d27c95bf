/* SPDX-License-Identifier: GPL-3.0-or-later
 * Simplified and Traditional forms of a Chinese character. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_han_is (gunichar c);
gunichar cf_han_simplify (gunichar c);

typedef enum
{
  CF_HAN_TELLS_NOTHING,
  CF_HAN_TELLS_TRADITIONAL = 1 << 0,
  CF_HAN_TELLS_SIMPLIFIED = 1 << 1,
} CfHanTells;

/* The block of the common characters. */
#define CF_HAN_FIRST 0x4e00
#define CF_HAN_LAST 0x9fff

CfHanTells cf_han_get_tells (gunichar c);
const guint8 *cf_han_get_common (void);

G_END_DECLS
