/* SPDX-License-Identifier: GPL-3.0-or-later
 * One version of one thing, as it stands in a sidecar. */

#include "config.h"

#include "cf-version.h"

#include "cf-canonical.h"
#include "cf-hash.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-record-json.h"

/* Most have replaced nothing: they share the array of nothing. */
static GArray *
get_supersedes (JsonObject *object)
{
  static GArray *nothing;
  g_autoptr (GArray) supersedes = cf_supersedes_from_json (object);

  if (supersedes->len > 0)
    return g_steal_pointer (&supersedes);
  if (g_once_init_enter (&nothing))
    g_once_init_leave (&nothing, g_array_new (FALSE, FALSE, sizeof (guint64)));
  return g_array_ref (nothing);
}

static CfVersion *
version_new (CfVersionKind kind, JsonObject *object)
{
  CfVersion *version = g_new0 (CfVersion, 1);

  g_atomic_ref_count_init (&version->ref_count);
  version->kind = kind;
  version->digest = cf_json_object_digest (object);
  version->supersedes = get_supersedes (object);
  return version;
}

static CfVersionKind
get_kind (CfRecord *record)
{
  if (CF_IS_TOMBSTONE (record) || CF_IS_RULING (record))
    return CF_VERSION_TOMBSTONE;
  if (CF_IS_RELATION (record))
    return CF_VERSION_RELATION;
  if (CF_IS_STATE (record))
    return CF_VERSION_STATE;
  return cf_annotation_has_article_scope (CF_ANNOTATION (record)) ? CF_VERSION_ARTICLE
                                                                  : CF_VERSION_SPAN;
}

static void
take_record (CfVersion *version, CfRecord *record)
{
  version->record = record;
  version->kind = get_kind (record);
  if (version->kind != CF_VERSION_STATE)
    version->id = cf_record_dup_id (record);
  if (version->kind == CF_VERSION_SPAN)
    version->extent = cf_annotation_get_extent (CF_ANNOTATION (record));
}

/**
 * cf_version_new_from_json:
 * @object: an item, a version or a tombstone of a sidecar
 * @what: (out): why it is not understood, or %NULL
 * @where: (out): the member concerned, or %NULL
 *
 * Returns: (transfer full): the version; of kind %CF_VERSION_UNREADABLE when it is not understood
 */
CfVersion *
cf_version_new_from_json (JsonObject *object, const char **what, const char **where)
{
  CfVersion *version = version_new (CF_VERSION_UNREADABLE, object);
  const char *id = cf_json_get_string (object, "id");
  CfRecord *record;

  *what = *where = NULL;
  record = cf_record_from_json (object, version->digest, what, where);
  if (record != NULL)
    take_record (version, record);
  else if (id != NULL)
    version->id = g_ref_string_new (id);
  if (record == NULL && cf_json_is_tombstone (object))
    version->kind = CF_VERSION_TOMBSTONE;
  /* A record that is written as it was read needs no tree, which takes ten times its memory. */
  if (record == NULL || cf_record_get_origin (record, NULL) != NULL)
    version->object = json_object_ref (object);
  return version;
}

CfVersion *
cf_version_new_state_from_json (JsonObject *object)
{
  CfVersion *version = version_new (CF_VERSION_STATE, object);

  version->object = json_object_ref (object);
  version->record = CF_RECORD (cf_state_from_json (object, version->digest));
  return version;
}

/**
 * cf_version_new_from_record:
 * @record: a sealed record
 *
 * Returns: (transfer full): what is written of it
 */
CfVersion *
cf_version_new_from_record (CfRecord *record)
{
  g_autoptr (JsonObject) object = cf_record_to_json (record);
  CfVersion *version = version_new (get_kind (record), object);

  take_record (version, g_object_ref (record));
  return version;
}

CfVersion *
cf_version_ref (CfVersion *version)
{
  g_atomic_ref_count_inc (&version->ref_count);
  return version;
}

void
cf_version_unref (CfVersion *version)
{
  if (!g_atomic_ref_count_dec (&version->ref_count))
    return;
  g_clear_pointer (&version->id, g_ref_string_release);
  g_array_unref (version->supersedes);
  g_clear_pointer (&version->object, json_object_unref);
  g_clear_object (&version->record);
  g_free (version);
}

guint
cf_version_hash (gconstpointer version)
{
  return cf_hash_digest (&((const CfVersion *) version)->digest);
}

/**
 * cf_version_equal:
 * @a: (type CfVersion): a version
 * @b: (type CfVersion): another
 *
 * Returns: whether they are versions of one thing, and say the same
 */
gboolean
cf_version_equal (gconstpointer a, gconstpointer b)
{
  const CfVersion *x = a, *y = b;

  return x->digest == y->digest && g_strcmp0 (x->id, y->id) == 0 &&
         (x->kind == CF_VERSION_STATE) == (y->kind == CF_VERSION_STATE);
}

gboolean
cf_version_supersedes (const CfVersion *version, guint64 digest)
{
  for (guint i = 0; i < version->supersedes->len; i++)
    if (g_array_index (version->supersedes, guint64, i) == digest)
      return TRUE;
  return FALSE;
}

static const CfShape *
get_shape (CfVersionKind kind)
{
  switch (kind)
    {
    case CF_VERSION_TOMBSTONE:
      return &cf_shape_tombstone;
    case CF_VERSION_STATE:
      return &cf_shape_state;
    case CF_VERSION_ARTICLE:
    case CF_VERSION_SPAN:
    case CF_VERSION_RELATION:
    case CF_VERSION_UNREADABLE:
    default:
      return &cf_shape_annotation;
    }
}

/**
 * cf_version_to_json:
 * @version: a version
 *
 * Returns: (transfer full): it, members in the order in which they are written
 */
JsonObject *
cf_version_to_json (CfVersion *version)
{
  g_autoptr (JsonObject) object = version->object != NULL ? json_object_ref (version->object)
                                                          : cf_record_to_json (version->record);

  return cf_canonical_copy (object, get_shape (version->kind));
}

/**
 * cf_version_contains:
 * @version: a version
 * @other: another of the same id
 *
 * Returns: whether @version says all that @other does, and perhaps more: another program has added
 *   members that we do not know
 */
gboolean
cf_version_contains (CfVersion *version, CfVersion *other)
{
  g_autoptr (JsonNode) whole = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) part = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (whole, cf_version_to_json (version));
  json_node_take_object (part, cf_version_to_json (other));
  return cf_json_contains (whole, part);
}

static int
compare_digests (const CfVersion *a, const CfVersion *b)
{
  return (a->digest > b->digest) - (a->digest < b->digest);
}

/**
 * cf_version_compare_for_items:
 * @a: (type CfVersion**): a version
 * @b: (type CfVersion**): another
 *
 * Returns: the order of `items`: of the article, then by start, then end (longer first), then id; then
 *   relations, then what is not understood, by id
 */
int
cf_version_compare_for_items (gconstpointer a, gconstpointer b)
{
  const CfVersion *x = *(const CfVersion *const *) a, *y = *(const CfVersion *const *) b;
  int order = (int) x->kind - (int) y->kind;

  if (order == 0)
    order = cf_span_compare (x->extent, y->extent);
  return order != 0 ? order : cf_version_compare_by_id (a, b);
}

/**
 * cf_version_compare_by_id:
 * @a: (type CfVersion**): a version
 * @b: (type CfVersion**): another
 *
 * Returns: the order of `cf:versions` and `cf:deleted`: by id, then digest
 */
int
cf_version_compare_by_id (gconstpointer a, gconstpointer b)
{
  const CfVersion *x = *(const CfVersion *const *) a, *y = *(const CfVersion *const *) b;
  int order = g_strcmp0 (x->id, y->id);

  return order != 0 ? order : compare_digests (x, y);
}
