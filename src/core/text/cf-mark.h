/* SPDX-License-Identifier: GPL-3.0-or-later
 * Combining marks. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_mark_is (gunichar c);

G_END_DECLS
