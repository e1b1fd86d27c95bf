/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a sidecar is called. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CF_SIDECAR_SUFFIX ".anno.json"

char *cf_sidecar_name_make (const char *article_path, const char *annotator);
char *cf_sidecar_name_make_damaged (const char *path, GBytes *bytes);
gboolean cf_sidecar_name_parse (const char *name, char **article, char **annotator);
gboolean cf_sidecar_name_is_cut (const char *article);
gboolean cf_sidecar_name_belongs (const char *name, const char *article);
GPtrArray *cf_sidecar_name_list (const char *article_path);

G_END_DECLS
