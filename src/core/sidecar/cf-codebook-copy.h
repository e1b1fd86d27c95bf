/* SPDX-License-Identifier: GPL-3.0-or-later
 * One copy of a project's codebook.json, to be changed, merged and written. */

#pragma once

#include "cf-codebook-definitions.h"
#include "cf-codebook-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfCodebookCopy:
 *
 * All versions of all entries that stand in one copy of a codebook. Where a CfCodebook shows what coders see,
 * a copy loses nothing of what its file says.
 */
typedef struct _CfCodebookCopy CfCodebookCopy;

CfCodebookCopy *cf_codebook_copy_new (JsonObject *head);
CfCodebookCopy *cf_codebook_copy_dup (CfCodebookCopy *copy);
void cf_codebook_copy_free (CfCodebookCopy *copy);

const char *cf_codebook_copy_get_id (CfCodebookCopy *copy);
JsonObject *cf_codebook_copy_get_head (CfCodebookCopy *copy);
CfDefinitions *cf_codebook_copy_get_definitions (CfCodebookCopy *copy);
GPtrArray *cf_codebook_copy_list_places (CfCodebookCopy *copy);
GPtrArray *cf_codebook_copy_list (CfCodebookCopy *copy, const char *place);
const CfEntry *cf_codebook_copy_get (CfCodebookCopy *copy, const char *place, const char *id);
GPtrArray *cf_codebook_copy_list_versions (CfCodebookCopy *copy, const char *place, const char *id);
gboolean cf_codebook_copy_knows (CfCodebookCopy *copy, const char *place, const char *id);

void cf_codebook_copy_add_place (CfCodebookCopy *copy, const char *place);
void cf_codebook_copy_add (CfCodebookCopy *copy, CfEntry *entry);
gboolean cf_codebook_copy_put (CfCodebookCopy *copy,
                               const char *place,
                               JsonObject *content,
                               gboolean settle);
gboolean cf_codebook_copy_remove (CfCodebookCopy *copy, const char *place, const char *id);
gboolean cf_codebook_copy_reorder (CfCodebookCopy *copy, const char *place, GPtrArray *ids);
gboolean cf_codebook_copy_merge_in (CfCodebookCopy *copy, CfCodebookCopy *other, GError **error);

/* cf-codebook-copy-json.c */
CfCodebookCopy *cf_codebook_copy_parse (GBytes *bytes, const char *name, GError **error);
JsonObject *cf_codebook_copy_to_json (CfCodebookCopy *copy);
GBytes *cf_codebook_copy_to_bytes (CfCodebookCopy *copy);
char *cf_codebook_copy_get_revision (CfCodebookCopy *copy);
void cf_codebook_copy_record_revision (CfCodebookCopy *copy);

/* cf-codebook-save.c */
CfCodebookCopy *cf_codebook_copy_load (const char *folder, char **digest, GError **error);
CfCodebookCopy *cf_codebook_copy_save (
  CfCodebookCopy *copy, const char *folder, const char *expected, char **digest, GError **error);
gboolean cf_codebook_copy_create (CfCodebookCopy *copy, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCodebookCopy, cf_codebook_copy_free)

G_END_DECLS
