/* SPDX-License-Identifier: GPL-3.0-or-later
 * One version of one thing, as it stands in a sidecar. */

#pragma once

#include "cf-record.h"
#include "cf-span.h"

G_BEGIN_DECLS

typedef enum
{
  CF_VERSION_ARTICLE,    /* an annotation of the article as a whole */
  CF_VERSION_SPAN,       /* an annotation of spans */
  CF_VERSION_RELATION,   /* a relation */
  CF_VERSION_UNREADABLE, /* an item that is not understood: carried through */
  CF_VERSION_TOMBSTONE,  /* a deletion */
  CF_VERSION_STATE,      /* a state; its id is NULL */
} CfVersionKind;

/**
 * CfVersion:
 * @kind: what it is
 * @id: (nullable): of what it is a version; shared with its record
 * @digest: of its canonical form
 * @supersedes: (element-type guint64): the versions that it replaced
 * @extent: of the annotation's spans, for the order of writing
 * @object: (nullable): as read; %NULL where the record says all that it does
 * @record: (nullable): what is to be seen of it; %NULL for what is not understood
 *
 * A version is immutable and shared: merging puts references together.
 */
typedef struct
{
  gatomicrefcount ref_count;
  CfVersionKind kind;
  GRefString *id;
  guint64 digest;
  GArray *supersedes;
  CfSpan extent;
  JsonObject *object;
  CfRecord *record;
} CfVersion;

CfVersion *cf_version_new_from_json (JsonObject *object, const char **what, const char **where);
CfVersion *cf_version_new_state_from_json (JsonObject *object);
CfVersion *cf_version_new_from_record (CfRecord *record);
CfVersion *cf_version_ref (CfVersion *version);
void cf_version_unref (CfVersion *version);

guint cf_version_hash (gconstpointer version);
gboolean cf_version_equal (gconstpointer a, gconstpointer b);
gboolean cf_version_supersedes (const CfVersion *version, guint64 digest);
gboolean cf_version_contains (CfVersion *version, CfVersion *other);
JsonObject *cf_version_to_json (CfVersion *version);
int cf_version_compare_for_items (gconstpointer a, gconstpointer b);
int cf_version_compare_by_id (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfVersion, cf_version_unref)

G_END_DECLS
