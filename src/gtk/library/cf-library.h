/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles as a list. */

#pragma once

#include "cf-article-entry.h"
#include "cf-document.h"
#include "cf-library-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY (cf_library_get_type ())
G_DECLARE_FINAL_TYPE (CfLibrary, cf_library, CF, LIBRARY, GObject)

CfLibrary *cf_library_new (void);
void cf_library_set_infos (CfLibrary *self, GPtrArray *infos, GHashTable *by_path);
void cf_library_set_info (CfLibrary *self, guint index, CfEntryInfo *info);
void cf_library_update_layer (CfLibrary *self, CfDocument *document);
void cf_library_update_metadata (CfLibrary *self, const char *path, const CfCorrection *correction);
void cf_library_set_query (CfLibrary *self, const CfLibraryQuery *query);
const CfLibraryQuery *cf_library_get_query (CfLibrary *self);
void cf_library_find_anew (CfLibrary *self);
void cf_library_set_open (CfLibrary *self, const char *path);

GPtrArray *cf_library_get_infos (CfLibrary *self);
guint cf_library_get_n_read (CfLibrary *self);
const CfLibraryResult *cf_library_get_result (CfLibrary *self);
gboolean cf_library_lookup (CfLibrary *self, const char *path, guint *index);
CfEntryInfo *cf_library_get_shown (CfLibrary *self, guint position);
guint cf_library_find_position (CfLibrary *self, const char *path);

G_END_DECLS
