/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a code leaves out at the ends of its spans. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

typedef enum
{
  CF_TRIM_NONE = 0,
  CF_TRIM_QUOTES = 1 << 0,
  CF_TRIM_PUNCTUATION = 1 << 1,
  CF_TRIM_SPACE = 1 << 2,
} CfTrim;

CfSpan cf_trim (CfText *text, CfSpan span, CfTrim what);

G_END_DECLS
