/* SPDX-License-Identifier: GPL-3.0-or-later
 * A sidecar file as a document. */

#pragma once

#include "cf-json-gate.h"
#include "cf-layer.h"
#include "cf-problem.h"
#include "cf-version.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_SIDECAR_FORMAT 1

typedef struct _CfSidecar CfSidecar;

/**
 * CfSidecarStatus:
 * @CF_SIDECAR_WRITABLE: all is understood or carried through
 * @CF_SIDECAR_READ_ONLY: well-formed, but it would not come back equal
 * @CF_SIDECAR_NEWER: made by a newer version
 * @CF_SIDECAR_DAMAGED: not readable
 * @CF_SIDECAR_TOO_BIG: passes a limit
 */
typedef enum
{
  CF_SIDECAR_WRITABLE,
  CF_SIDECAR_READ_ONLY,
  CF_SIDECAR_NEWER,
  CF_SIDECAR_DAMAGED,
  CF_SIDECAR_TOO_BIG,
} CfSidecarStatus;

CfSidecar *cf_sidecar_new (const CfAnnotator *annotator, const CfLayerHead *head);
CfSidecar *cf_sidecar_parse (
  GBytes *bytes, const char *name, CfSidecarStatus *status, GPtrArray *problems, GError **error);
gboolean cf_sidecar_read_head (const char *path, CfAnnotator **annotator, char **article_id);
CfSidecar *cf_sidecar_copy (CfSidecar *sidecar);
void cf_sidecar_free (CfSidecar *sidecar);

const CfAnnotator *cf_sidecar_get_annotator (CfSidecar *sidecar);
const CfLayerHead *cf_sidecar_get_head (CfSidecar *sidecar);
void cf_sidecar_set_head (CfSidecar *sidecar, const CfLayerHead *head);
const char *cf_sidecar_get_id (CfSidecar *sidecar);
char *cf_sidecar_make_id (const CfAnnotator *annotator, const char *article_id);

void cf_sidecar_add_version (CfSidecar *sidecar, CfVersion *version);
GPtrArray *cf_sidecar_get_versions (CfSidecar *sidecar);
GHashTable *cf_sidecar_index (CfSidecar *sidecar);
GHashTable *cf_sidecar_collect_covered (CfSidecar *sidecar);

GBytes *cf_sidecar_to_bytes (CfSidecar *sidecar);
CfLayer *cf_sidecar_to_layer (CfSidecar *sidecar);

gboolean cf_sidecar_merge_in (CfSidecar *sidecar, CfSidecar *other, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSidecar, cf_sidecar_free)

G_END_DECLS
