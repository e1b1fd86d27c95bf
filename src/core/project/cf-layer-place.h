/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where layers stand: beside the article, or in a folder for each coder. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/* From the top of the project; in it a folder for each coder. */
#define CF_LAYER_FOLDER "layers"

gboolean cf_layer_place_is_apart (CfProject *project);
char *cf_layer_place_make (CfProject *project, const char *article, const char *annotator);
char *cf_layer_place_make_other (CfProject *project, const char *article, const char *annotator);
char *cf_layer_place_find (CfProject *project, const char *article, const char *annotator);
char *cf_layer_place_find_article (const char *sidecar);
GPtrArray *cf_layer_place_list (const char *article);
GPtrArray *cf_layer_place_list_of (const char *article, const char *annotator);
GPtrArray *cf_layer_place_list_folders (const char *folder);

G_END_DECLS
