/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands below the list of articles. */

#pragma once

#include "cf-library-loader.h"

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_FOOTER (cf_library_footer_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryFooter, cf_library_footer, CF, LIBRARY_FOOTER, GtkWidget)

void
cf_library_footer_set_library (CfLibraryFooter *self, CfLibrary *library, CfLibraryLoader *loader);

G_END_DECLS
