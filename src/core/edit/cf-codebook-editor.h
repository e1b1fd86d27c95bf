/* SPDX-License-Identifier: GPL-3.0-or-later
 * A codebook while it is being edited. */

#pragma once

#include "cf-codebook-copy.h"
#include "cf-codebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_TYPE_CODEBOOK_EDITOR (cf_codebook_editor_get_type ())
G_DECLARE_FINAL_TYPE (CfCodebookEditor, cf_codebook_editor, CF, CODEBOOK_EDITOR, GObject)

CfCodebookEditor *cf_codebook_editor_new (CfCodebookCopy *copy, const char *digest);
CfCodebookEditor *cf_codebook_editor_open (const char *folder, GError **error);

CfCodebook *cf_codebook_editor_get_codebook (CfCodebookEditor *self);
CfCodebookCopy *cf_codebook_editor_make_copy (CfCodebookEditor *self);
gboolean cf_codebook_editor_is_changed (CfCodebookEditor *self);
JsonObject *
cf_codebook_editor_get_entry (CfCodebookEditor *self, const char *place, const char *id);
GPtrArray *cf_codebook_editor_list_ids (CfCodebookEditor *self, const char *place);
GPtrArray *cf_codebook_editor_list_places (CfCodebookEditor *self);
GPtrArray *
cf_codebook_editor_list_versions (CfCodebookEditor *self, const char *place, const char *id);
gboolean cf_codebook_editor_knows (CfCodebookEditor *self, const char *place, const char *id);

/* Steps: what stands between the two is undone as one. */
void cf_codebook_editor_begin (CfCodebookEditor *self, const char *label, const char *merge_key);
void cf_codebook_editor_put (CfCodebookEditor *self,
                             const char *place,
                             const char *id,
                             JsonObject *content);
void
cf_codebook_editor_move (CfCodebookEditor *self, const char *place, const char *id, guint position);
void cf_codebook_editor_settle (CfCodebookEditor *self,
                                const char *place,
                                const char *id,
                                JsonObject *content);
gboolean cf_codebook_editor_end (CfCodebookEditor *self);

const char *cf_codebook_editor_peek_undo (CfCodebookEditor *self);
const char *cf_codebook_editor_peek_redo (CfCodebookEditor *self);
gboolean cf_codebook_editor_undo (CfCodebookEditor *self);
gboolean cf_codebook_editor_redo (CfCodebookEditor *self);

gboolean cf_codebook_editor_save (CfCodebookEditor *self, const char *folder, GError **error);
void cf_codebook_editor_save_async (CfCodebookEditor *self,
                                    const char *folder,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
cf_codebook_editor_save_finish (CfCodebookEditor *self, GAsyncResult *result, GError **error);
void cf_codebook_editor_adopt (CfCodebookEditor *self, CfCodebookCopy *copy, const char *digest);
const char *cf_codebook_editor_get_digest (CfCodebookEditor *self);

G_END_DECLS
