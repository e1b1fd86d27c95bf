/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that the window remembers, in a file of its own outside any project. */

#pragma once

#include "cf-json-writer.h"
#include "cf-json.h"

G_BEGIN_DECLS

JsonArray *cf_kept_list_load (const char *file_name, const char *member);
CfJsonWriter *cf_kept_list_begin (const char *member);
gboolean cf_kept_list_save (CfJsonWriter *writer, const char *file_name, GError **error);

G_END_DECLS
