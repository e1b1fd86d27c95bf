/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotators of this computer: annotators.json. */

#pragma once

#include "cf-annotator.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char *cf_annotators_get_current_name (void);
gboolean cf_annotators_set_current (const char *name, const char *full_name, GError **error);
CfAnnotator *cf_annotators_get (const char *name);
gboolean cf_annotators_check_rename (const char *to, GError **error);
gboolean cf_annotators_rename (const char *from, const char *to, GError **error);
char **cf_annotators_list_former (const char *name);
gboolean cf_annotators_is_identity_of (const char *name, const char *id);
gboolean cf_annotators_add_identity (const char *name, const char *id, GError **error);
gboolean cf_annotators_check_name (const char *name, GError **error);
CfAnnotator *cf_annotators_ensure (const char *name, GError **error);

G_END_DECLS
