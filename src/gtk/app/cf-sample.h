/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sample project. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cf_sample_ensure (GError **error);

G_END_DECLS
