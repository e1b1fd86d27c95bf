/* SPDX-License-Identifier: GPL-3.0-or-later
 * The settings of the window. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *cf_settings_new (void);

G_END_DECLS
