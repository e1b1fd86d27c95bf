/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tells when files change on disk. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_TYPE_WATCH (cf_watch_get_type ())
G_DECLARE_FINAL_TYPE (CfWatch, cf_watch, CF, WATCH, GObject)

CfWatch *cf_watch_new (void);
void cf_watch_set_folders (CfWatch *self, const char *const *folders);

G_END_DECLS
