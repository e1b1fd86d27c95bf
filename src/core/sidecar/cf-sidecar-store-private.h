/* SPDX-License-Identifier: GPL-3.0-or-later
 * What opening, saving and adopting share. */

#pragma once

#include "cf-sidecar-private.h"
#include "cf-sidecar-store.h"

G_BEGIN_DECLS

struct _CfSidecarStore
{
  char *path;
  char *digest;  /* of what stands in the file; NULL for no file */
  GBytes *bytes; /* that content, while it is being opened */
  CfSidecarStatus status;
  CfSidecar *document; /* as opened, until a layer is made of it; NULL for no file */
  CfSidecar *rest;     /* what the layer does not show; NULL until it is known */
  GHashTable *ids;     /* of GRefString: every id that the file holds, in whatever form */
  GPtrArray *done;     /* of char *: files that go when a save has succeeded */
  char *backup_name;   /* of the copy that is shown in place of a damaged file */
  guint n_recovered;
  guint n_to_settle;
  gboolean needs_save;
  GMutex lock;      /* of what follows */
  GPtrArray *added; /* of CfVersion: what waits to be settled again */
};

typedef struct
{
  CfRecord *record;
  guint64 digest;
} CfSaved;

struct _CfOutcome
{
  GArray *saved;       /* of CfSaved: what is a version now */
  CfSidecar *document; /* what stands in the file, if others wrote to it; else NULL */
  char *kept_as;       /* the file to which damaged bytes were moved; NULL for none */
};

CfOutcome *cf_outcome_new (void);
void cf_sidecar_store_note_ids (CfSidecarStore *store, CfSidecar *document);
CfSidecar *cf_sidecar_store_extract_rest (CfSidecarStore *store, CfSidecar *document);

/* cf-sidecar-settle.c */
void cf_sidecar_store_put_waiting (CfSidecarStore *store, CfSidecar *document);

/* cf-sidecar-recover.c */
void cf_sidecar_store_recover_leftovers (CfSidecarStore *store);
void cf_sidecar_store_recover_backup (CfSidecarStore *store);
void cf_sidecar_store_recover_journal (CfSidecarStore *store);

G_END_DECLS
