/* SPDX-License-Identifier: GPL-3.0-or-later
 * A translated text that is chosen at run time, with its %s filled. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_fill (const char *text, const char *words);

G_END_DECLS
