/* SPDX-License-Identifier: GPL-3.0-or-later
 * codebook.json, read. */

#pragma once

#include "cf-codebook.h"
#include "cf-json-locator.h"
#include "cf-problem.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CF_CODEBOOK_FILE "codebook.json"
#define CF_CODEBOOK_DEFAULT "framing-core"

CfCodebook *
cf_codebook_parse (GBytes *bytes, const char *name, GPtrArray *problems, GError **error);
CfCodebook *cf_codebook_new_from_json (JsonObject *root);

/* cf-codebook-unsettled.c */
void cf_codebook_report_unsettled (JsonObject *root,
                                   CfJsonLocator *locator,
                                   const char *name,
                                   GPtrArray *problems);

/* cf-codebook-file.c */
const char *const *cf_codebook_list_templates (void);
GBytes *cf_codebook_get_template (const char *template_name);
CfCodebook *cf_codebook_new_from_template (const char *template_name);
CfCodebook *cf_codebook_read (const char *path, GBytes *bytes, GPtrArray *problems, GError **error);
CfCodebook *cf_codebook_load (const char *folder, GPtrArray *problems);
char *cf_codebook_make_path (const char *folder);

G_END_DECLS
