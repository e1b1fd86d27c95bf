/* SPDX-License-Identifier: GPL-3.0-or-later
 * The order of strings. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int cf_strings_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
