/* SPDX-License-Identifier: GPL-3.0-or-later
 * The articles of a folder, as a list. */

#pragma once

#include "cf-article-entry.h"

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY (cf_library_get_type ())
G_DECLARE_FINAL_TYPE (CfLibrary, cf_library, CF, LIBRARY, GObject)

CfLibrary *cf_library_new (void);
GListModel *cf_library_get_entries (CfLibrary *self);
guint cf_library_get_n_read (CfLibrary *self);
guint cf_library_get_n_finished (CfLibrary *self);
CfArticleEntry *cf_library_find (CfLibrary *self, const char *path);
void
cf_library_load (CfLibrary *self, CfProject *project, const char *folder, const char *annotator);
void cf_library_refresh (CfLibrary *self, const char *path);
void cf_library_update_layer (CfLibrary *self, const char *path, CfLayer *layer);

G_END_DECLS
