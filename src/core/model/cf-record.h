/* SPDX-License-Identifier: GPL-3.0-or-later
 * What annotations, relations and deletions have in common. */

#pragma once

#include "cf-value-set.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CF_TYPE_RECORD (cf_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CfRecord, cf_record, CF, RECORD, GObject)

struct _CfRecordClass
{
  GObjectClass parent_class;

  /* Copies what the subclass adds, and compares it; NULL where that is nothing. */
  void (*copy_into) (CfRecord *self, CfRecord *copy);
  gboolean (*content_equal) (CfRecord *a, CfRecord *b);
};

CfRecord *cf_record_copy (CfRecord *self);
void cf_record_seal (CfRecord *self);
gboolean cf_record_is_sealed (CfRecord *self);
gboolean cf_record_content_equal (CfRecord *a, CfRecord *b);

const char *cf_record_get_id (CfRecord *self);
GRefString *cf_record_dup_id (CfRecord *self);
void cf_record_set_id (CfRecord *self, const char *id);
const char *cf_record_get_code (CfRecord *self);
void cf_record_set_code (CfRecord *self, const char *code);
const char *cf_record_get_note (CfRecord *self);
void cf_record_set_note (CfRecord *self, const char *note);
gboolean cf_record_get_doubt (CfRecord *self);
void cf_record_set_doubt (CfRecord *self, gboolean doubt);
const char *cf_record_get_creator (CfRecord *self);
void cf_record_set_creator (CfRecord *self, const char *creator);
const char *cf_record_get_created (CfRecord *self);
void cf_record_set_created (CfRecord *self, const char *created);
const char *cf_record_get_modified (CfRecord *self);
void cf_record_set_modified (CfRecord *self, const char *modified);
const char *cf_record_get_revision (CfRecord *self);
void cf_record_set_revision (CfRecord *self, const char *revision);

const CfValue *cf_record_get_values (CfRecord *self, guint *n_values);
const char *cf_record_get_value (CfRecord *self, const char *attribute);
gboolean cf_record_has_value (CfRecord *self, const char *attribute, const char *value);
void cf_record_add_value (CfRecord *self, const char *attribute, const char *value);
void cf_record_remove_value (CfRecord *self, const char *attribute, const char *value);
void cf_record_clear_values (CfRecord *self, const char *attribute);

/* Versions. */
guint64 cf_record_get_digest (CfRecord *self);
void cf_record_set_saved (CfRecord *self, guint64 digest);
gboolean cf_record_is_saved (CfRecord *self);
const guint64 *cf_record_get_supersedes (CfRecord *self, guint *n_digests);
void cf_record_set_supersedes (CfRecord *self, const guint64 *digests, guint n_digests);
void cf_record_supersede (CfRecord *self, CfRecord *replaced);
JsonObject *cf_record_get_origin (CfRecord *self, gboolean *verbatim);
void cf_record_set_origin (CfRecord *self, JsonObject *origin);

G_END_DECLS
