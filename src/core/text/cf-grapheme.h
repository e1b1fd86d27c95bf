/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a user sees one character end and the next begin. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

guint cf_grapheme_floor (CfText *text, guint offset);
guint cf_grapheme_ceil (CfText *text, guint offset);

G_END_DECLS
