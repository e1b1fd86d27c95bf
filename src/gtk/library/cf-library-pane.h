/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of articles. */

#pragma once

#include "cf-library-query.h"
#include "cf-library-step.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_PANE (cf_library_pane_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryPane, cf_library_pane, CF, LIBRARY_PANE, GtkWidget)

void cf_library_pane_set_session (CfLibraryPane *self, CfSession *session);
void cf_library_pane_load (CfLibraryPane *self, const char *folder);
void cf_library_pane_refresh (CfLibraryPane *self, const char *path);
void cf_library_pane_set_order (CfLibraryPane *self, CfLibraryOrder order);
void cf_library_pane_go_to (CfLibraryPane *self);
gboolean cf_library_pane_has_filter (CfLibraryPane *self);
void cf_library_pane_show_doubts (CfLibraryPane *self);
gboolean cf_library_pane_has_article (CfLibraryPane *self, const char *path);
char *cf_library_pane_find (CfLibraryPane *self, CfLibraryStep step);
const char *const *cf_library_pane_list_folders (CfLibraryPane *self);

G_END_DECLS
