/* SPDX-License-Identifier: GPL-3.0-or-later
 * In which order coders stand, and what they are called while their names are hidden. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *cf_coder_order_new (GPtrArray *names, gboolean hidden, const char *seed);
char *cf_coder_order_make_name (guint place);

G_END_DECLS
