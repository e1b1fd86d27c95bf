/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fills the library from a folder. */

#pragma once

#include "cf-library.h"

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_LOADER (cf_library_loader_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryLoader, cf_library_loader, CF, LIBRARY_LOADER, GObject)

CfLibraryLoader *cf_library_loader_new (CfLibrary *library);
void cf_library_loader_load (CfLibraryLoader *self,
                             CfProject *project,
                             const char *folder,
                             const char *annotator);
void cf_library_loader_stop (CfLibraryLoader *self);
void cf_library_loader_continue (CfLibraryLoader *self);
void cf_library_loader_refresh (CfLibraryLoader *self, const char *path);
void cf_library_loader_correct_all (CfLibraryLoader *self);
gboolean cf_library_loader_is_scanning (CfLibraryLoader *self);
gboolean cf_library_loader_is_reading (CfLibraryLoader *self);
const char *const *cf_library_loader_list_folders (CfLibraryLoader *self);

G_END_DECLS
