/* SPDX-License-Identifier: GPL-3.0-or-later
 * What else than words the library is filtered by. */

#pragma once

#include "cf-library-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_FILTER (cf_library_filter_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryFilter, cf_library_filter, CF, LIBRARY_FILTER, GtkPopover)

void
cf_library_filter_show (CfLibraryFilter *self, const CfLibraryResult *result, CfCodebook *codebook);
void cf_library_filter_fill (CfLibraryFilter *self, CfLibraryQuery *query);
char *cf_library_filter_describe (CfLibraryFilter *self);
void cf_library_filter_clear (CfLibraryFilter *self);

G_END_DECLS
