/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sample project. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cf_sample_ensure (GError **error);
const char *cf_sample_get_coder (const char *folder);

G_END_DECLS
