/* SPDX-License-Identifier: GPL-3.0-or-later
 * Simplified and Traditional forms of a Chinese character. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_han_is (gunichar c);
gunichar cf_han_simplify (gunichar c);
gboolean cf_han_tells_traditional (gunichar c);
gboolean cf_han_tells_simplified (gunichar c);

G_END_DECLS
