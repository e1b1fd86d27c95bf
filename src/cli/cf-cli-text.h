/* SPDX-License-Identifier: GPL-3.0-or-later
 * Options that are text. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GOptionEntry *cf_cli_text_dup_raw (const GOptionEntry *entries);
gboolean cf_cli_text_decode (const GOptionEntry *entries, GError **error);

G_END_DECLS
