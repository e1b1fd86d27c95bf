/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store that loses nothing: one sidecar file and its layer. */

#pragma once

#include "cf-sidecar.h"

G_BEGIN_DECLS

/**
 * CfSidecarStore:
 *
 * Knows what stands in a sidecar file, and writes a layer into it without overwriting what it has not
 * read. Opening, saving and refreshing wait for the disk: any thread, one at a time. Adopting changes
 * the layer: the layer's thread.
 */
typedef struct _CfSidecarStore CfSidecarStore;

/**
 * CfSnapshot:
 *
 * A layer as it is at one moment: cheap to take, since records are shared.
 */
typedef struct _CfSnapshot CfSnapshot;

/**
 * CfOutcome:
 *
 * What a save or a refresh has found out, for the layer's thread.
 */
typedef struct _CfOutcome CfOutcome;

CfSidecarStore *cf_sidecar_store_open (const char *path, GPtrArray *problems, GError **error);
CfSidecarStore *cf_sidecar_store_peek (const char *path, GPtrArray *problems, GError **error);
void cf_sidecar_store_free (CfSidecarStore *store);

const char *cf_sidecar_store_get_path (CfSidecarStore *store);
CfSidecarStatus cf_sidecar_store_get_status (CfSidecarStore *store);
const CfAnnotator *cf_sidecar_store_get_owner (CfSidecarStore *store);
const char *cf_sidecar_store_get_article_id (CfSidecarStore *store);
gboolean cf_sidecar_store_exists (CfSidecarStore *store);
gboolean cf_sidecar_store_needs_save (CfSidecarStore *store);
guint cf_sidecar_store_get_n_recovered (CfSidecarStore *store);
guint cf_sidecar_store_get_n_to_settle (CfSidecarStore *store);
const char *cf_sidecar_store_get_backup_name (CfSidecarStore *store);
CfLayer *cf_sidecar_store_make_layer (CfSidecarStore *store,
                                      const CfAnnotator *annotator,
                                      const CfLayerHead *head);

GPtrArray *cf_sidecar_store_list_unsettled (CfSidecarStore *store, CfLayer *layer);
void cf_sidecar_store_add_waiting (CfSidecarStore *store, CfVersion *version);
void cf_sidecar_store_forget_file (CfSidecarStore *store);
void cf_sidecar_store_move (CfSidecarStore *store, const char *path);
CfLayer *cf_sidecar_store_peek_layer (CfSidecarStore *store);

CfSnapshot *cf_snapshot_new (CfLayer *layer);
void cf_snapshot_free (CfSnapshot *snapshot);

CfOutcome *cf_sidecar_store_save (CfSidecarStore *store, CfSnapshot *snapshot, GError **error);
CfOutcome *
cf_sidecar_store_save_over_damaged (CfSidecarStore *store, CfSnapshot *snapshot, GError **error);
CfOutcome *cf_sidecar_store_refresh (CfSidecarStore *store, GPtrArray *problems, GError **error);
gboolean cf_sidecar_store_adopt (CfSidecarStore *store, CfLayer *layer, CfOutcome *outcome);
gboolean cf_outcome_changed_by_others (CfOutcome *outcome);
const char *cf_outcome_get_kept_as (CfOutcome *outcome);
void cf_outcome_free (CfOutcome *outcome);

gboolean cf_sidecar_store_restore (const char *path, char **kept_as, GError **error);
gboolean cf_sidecar_store_copy_as (
  const char *from, const CfAnnotator *owner, const char *to, char **digest, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSidecarStore, cf_sidecar_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSnapshot, cf_snapshot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfOutcome, cf_outcome_free)

G_END_DECLS
