/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article as a row of the library. */

#pragma once

#include "cf-article-entry.h"
#include "cf-library-look.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_ROW (cf_library_row_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryRow, cf_library_row, CF, LIBRARY_ROW, GtkWidget)

GtkWidget *cf_library_row_new (CfLibraryLook *look);
GtkListItemFactory *cf_library_row_factory_new (CfLibraryLook *look, CfSession *session);
void cf_library_row_set_entry (CfLibraryRow *self, CfArticleEntry *entry, CfCodebook *codebook);

G_END_DECLS
