/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON to records.
 *
 * Nothing is taken for granted of the shape. What cannot be read is said with its place, and carried
 * through as it is by whoever asked. What can be read, but would be written differently, keeps the
 * object that it came from. */

#include "config.h"

#include "cf-canonical.h"
#include "cf-digest.h"
#include "cf-json-rule.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-record-body.h"
#include "cf-record-json.h"
#include "cf-record-pairs.h"

#include <glib/gi18n.h>

#include <string.h>

/* What is wrong, and the member, as a JSON pointer from the object. */
typedef struct
{
  const char *what;
  const char *where;
} Fault;

static gboolean
fail (Fault *fault, const char *where, const char *what)
{
  fault->what = g_dgettext (GETTEXT_PACKAGE, what);
  fault->where = where;
  return FALSE;
}

/**
 * cf_json_is_tombstone:
 * @object: an item of a sidecar
 *
 * Returns: whether it says that something was deleted
 */
gboolean
cf_json_is_tombstone (JsonObject *object)
{
  return g_strcmp0 (cf_json_get_string (object, "type"), "as:Tombstone") == 0;
}

/**
 * cf_supersedes_from_json:
 * @object: a version
 *
 * Returns: (transfer full) (element-type guint64): the digests that it names; what is none is passed
 *   over
 */
GArray *
cf_supersedes_from_json (JsonObject *object)
{
  JsonArray *array = cf_json_get_array (object, "cf:supersedes");
  GArray *digests = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *string = cf_json_array_get_string (array, i);
      guint64 digest;

      if (string != NULL && cf_digest_short_from_string (string, &digest))
        g_array_append_val (digests, digest);
    }
  return digests;
}

static const CfJsonRule annotation_rules[] = {
  { "creator", CF_JSON_TYPE_OBJECT, N_ ("creator is not an object") },
  { "created", CF_JSON_TYPE_STRING, N_ ("created is not a string") },
  { "modified", CF_JSON_TYPE_STRING, N_ ("modified is not a string") },
  { "body", CF_JSON_TYPE_ARRAY, N_ ("body is not an array") },
  { "target", CF_JSON_TYPE_ARRAY, N_ ("target is not an array") },
  { "cf:codebook-revision", CF_JSON_TYPE_STRING, N_ ("cf:codebook-revision is not a string") },
  { "cf:doubt", CF_JSON_TYPE_BOOLEAN, N_ ("cf:doubt is neither true nor false") },
  { "cf:supersedes", CF_JSON_TYPE_DIGESTS, N_ ("cf:supersedes is not an array of digests") },
  { NULL },
};

static const CfJsonRule tombstone_rules[] = {
  { "as:deleted", CF_JSON_TYPE_STRING, N_ ("as:deleted is not a string") },
  { "cf:decision", CF_JSON_TYPE_OBJECT, N_ ("cf:decision is not an object") },
  { "cf:supersedes", CF_JSON_TYPE_DIGESTS, N_ ("cf:supersedes is not an array of digests") },
  { NULL },
};

static const CfJsonRule state_rules[] = {
  { "cf:status", CF_JSON_TYPE_STRING, N_ ("cf:status is not a string") },
  { "cf:pairs", CF_JSON_TYPE_ARRAY, N_ ("cf:pairs is not an array") },
  { "cf:supersedes", CF_JSON_TYPE_DIGESTS, N_ ("cf:supersedes is not an array of digests") },
  { NULL },
};

static const CfJsonRule creator_rules[] = {
  { "id", CF_JSON_TYPE_STRING, N_ ("the creator's id is not a string") },
  { NULL },
};

static const CfJsonRule part_rules[] = {
  { "cf:part", CF_JSON_TYPE_INTEGER, N_ ("cf:part is not a whole number") },
  { "cf:text", CF_JSON_TYPE_DIGEST, N_ ("cf:text is not 16 hex digits") },
  { "selector", CF_JSON_TYPE_ARRAY, N_ ("selector is not an array") },
  { NULL },
};

static const CfJsonRule quote_rules[] = {
  { "exact", CF_JSON_TYPE_STRING, N_ ("exact is not a string") },
  { "prefix", CF_JSON_TYPE_STRING, N_ ("prefix is not a string") },
  { "suffix", CF_JSON_TYPE_STRING, N_ ("suffix is not a string") },
  { NULL },
};

static const CfJsonRule link_rules[] = {
  { "cf:article", CF_JSON_TYPE_OBJECT, N_ ("cf:article is not an object") },
  { "cf:file", CF_JSON_TYPE_STRING, N_ ("cf:file is not a string") },
  { NULL },
};

/* What the model would take for absent, and so would lose, makes the whole unreadable: then it is
 * carried through. */
static gboolean
check_types (JsonObject *object, const CfJsonRule *rules, const char *where, Fault *fault)
{
  const CfJsonRule *broken = cf_json_find_broken_rule (object, rules);

  return broken == NULL || fail (fault, where, broken->what);
}

static void
decode_supersedes (JsonObject *object, CfRecord *record)
{
  g_autoptr (GArray) digests = cf_supersedes_from_json (object);

  cf_record_set_supersedes (record, (const guint64 *) (gpointer) digests->data, digests->len);
}

static gboolean
says_annotation (JsonObject *object)
{
  g_auto (GStrv) types = cf_json_get_strings (object, "type");

  return g_strv_contains ((const char *const *) types, "Annotation") ||
         g_strcmp0 (cf_json_get_string (object, "type"), "Annotation") == 0;
}

static gboolean
is_relation (JsonObject *object)
{
  g_auto (GStrv) motivations = cf_json_get_strings (object, "motivation");

  return g_strv_contains ((const char *const *) motivations, "linking") ||
         g_strcmp0 (cf_json_get_string (object, "motivation"), "linking") == 0;
}

static void
decode_body (JsonObject *body, CfBodyRole role, CfRecord *record)
{
  const char *value = cf_json_get_string (body, "value");

  switch (role)
    {
    case CF_BODY_LINK:
      cf_relation_set_from (CF_RELATION (record), cf_json_get_string (body, "source"));
      break;
    case CF_BODY_CODE:
      cf_record_set_code (record, value);
      break;
    case CF_BODY_VALUE:
      cf_record_add_value (record, cf_json_get_string (body, "cf:attribute"), value);
      break;
    case CF_BODY_NOTE:
      cf_record_set_note (record, value);
      break;
    case CF_BODY_FOREIGN:
    default:
      break;
    }
}

static void
decode_bodies (JsonArray *bodies, CfRecord *record)
{
  g_autofree CfBodyRole *roles = cf_bodies_get_roles (bodies, CF_IS_RELATION (record));

  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    if (roles[i] != CF_BODY_FOREIGN)
      decode_body (cf_json_array_get_object (bodies, i), roles[i], record);
}

static guint
count_elements (JsonObject *object, const char *member)
{
  JsonArray *array = cf_json_get_array (object, member);

  return array != NULL ? json_array_get_length (array) : 0;
}

static gboolean
decode_common (JsonObject *object, CfRecord *record, Fault *fault)
{
  const char *id = cf_json_get_string (object, "id");
  JsonObject *creator = cf_json_get_object (object, "creator");

  if (id == NULL || *id == '\0')
    return fail (fault, "/id", N_ ("an annotation needs an id, a string"));
  if (!says_annotation (object))
    return fail (fault, "/type", N_ ("its type is not Annotation"));
  if (!check_types (object, annotation_rules, "", fault) ||
      (creator != NULL && !check_types (creator, creator_rules, "/creator", fault)))
    return FALSE;
  if (creator != NULL && cf_json_get_string (creator, "id") == NULL)
    return fail (fault, "/creator", N_ ("the creator has no id"));
  if (count_elements (object, "body") > CF_LIMIT_BODIES)
    return fail (fault, "/body", N_ ("there are too many bodies"));
  cf_record_set_id (record, id);
  cf_record_set_creator (record, creator != NULL ? cf_json_get_string (creator, "id") : NULL);
  cf_record_set_created (record, cf_json_get_string (object, "created"));
  cf_record_set_modified (record, cf_json_get_string (object, "modified"));
  cf_record_set_revision (record, cf_json_get_string (object, "cf:codebook-revision"));
  cf_record_set_doubt (record, cf_json_get_boolean (object, "cf:doubt"));
  decode_bodies (cf_json_get_array (object, "body"), record);
  if (cf_record_get_code (record) == NULL)
    return fail (fault, "/body", N_ ("there is no tagging body with a code"));
  decode_supersedes (object, record);
  return TRUE;
}

static JsonObject *
find_selector (JsonArray *selectors, const char *type)
{
  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = cf_json_array_get_object (selectors, i);

      if (selector != NULL && g_strcmp0 (cf_json_get_string (selector, "type"), type) == 0)
        return selector;
    }
  return NULL;
}

static const char *
get_or_empty (JsonObject *quote, const char *member)
{
  const char *value = quote != NULL ? cf_json_get_string (quote, member) : NULL;

  return value != NULL ? value : "";
}

/* A part whose numbers make no span has an empty one, and can still be found by its quote. */
static gboolean
decode_span (JsonObject *position, CfSpan *span)
{
  gint64 start, end;

  span->start = span->end = 0;
  if (position == NULL || !cf_json_get_integer (position, "start", &start) ||
      !cf_json_get_integer (position, "end", &end) || start < 0 || end <= start || end > G_MAXINT32)
    return FALSE;
  span->start = (guint) start;
  span->end = (guint) end;
  return TRUE;
}

static gboolean
decode_part (JsonObject *target, CfAnnotation *annotation, Fault *fault)
{
  JsonArray *selectors = cf_json_get_array (target, "selector");
  JsonObject *quote = find_selector (selectors, "TextQuoteSelector");
  const char *text = cf_json_get_string (target, "cf:text");
  CfPart part = { 0 };

  if (!check_types (target, part_rules, "/target", fault) ||
      (quote != NULL && !check_types (quote, quote_rules, "/target", fault)))
    return FALSE;
  if (!decode_span (find_selector (selectors, "TextPositionSelector"), &part.span) &&
      (quote == NULL || cf_json_get_string (quote, "exact") == NULL))
    return fail (fault, "/target", N_ ("a target has neither a position nor a quote"));
  cf_quote_set (&part.quote, get_or_empty (quote, "exact"), get_or_empty (quote, "prefix"),
                get_or_empty (quote, "suffix"));
  if (text != NULL)
    cf_digest_short_from_string (text, &part.text);
  cf_annotation_take_part (annotation, &part);
  return TRUE;
}

static gboolean
decode_targets (JsonObject *object, CfAnnotation *annotation, Fault *fault)
{
  JsonArray *targets = cf_json_get_array (object, "target");
  guint n = count_elements (object, "target");

  if (n == 0)
    return fail (fault, "/target", N_ ("target is not an array with something in it"));
  if (n > CF_LIMIT_PARTS)
    return fail (fault, "/target", N_ ("there are too many targets"));
  for (guint i = 0; i < n; i++)
    {
      JsonObject *target = cf_json_array_get_object (targets, i);
      const char *source = target != NULL ? cf_json_get_string (target, "source") : NULL;

      if (source == NULL)
        return fail (fault, "/target", N_ ("a target has no source"));
      if (cf_annotation_get_source (annotation) == NULL)
        cf_annotation_set_source (annotation, source);
      else if (!g_str_equal (cf_annotation_get_source (annotation), source))
        return fail (fault, "/target", N_ ("its targets are in two articles"));
      if (n == 1 && !json_object_has_member (target, "selector"))
        return TRUE;
      if (!decode_part (target, annotation, fault))
        return FALSE;
    }
  return TRUE;
}

static gboolean
decode_link (JsonObject *object, CfRelation *relation, Fault *fault)
{
  JsonArray *targets = cf_json_get_array (object, "target");
  JsonObject *target = targets != NULL && json_array_get_length (targets) == 1
                         ? cf_json_array_get_object (targets, 0)
                         : NULL;
  const char *to = target != NULL ? cf_json_get_string (target, "id") : NULL;
  JsonObject *article = target != NULL ? cf_json_get_object (target, "cf:article") : NULL;

  if (cf_relation_get_from (relation) == NULL)
    return fail (fault, "/body", N_ ("a relation needs a body with the annotation that speaks"));
  if (to == NULL)
    return fail (fault, "/target", N_ ("a relation needs one target with the id of an annotation"));
  if (!check_types (target, link_rules, "/target/0", fault))
    return FALSE;
  if (article != NULL && cf_json_get_string (article, "id") == NULL)
    return fail (fault, "/target/0/cf:article", N_ ("the article of the other end has no id"));
  cf_relation_set_to (relation, to, article != NULL ? cf_json_get_string (article, "id") : NULL,
                      cf_json_get_string (target, "cf:file"));
  return TRUE;
}

/* What was decided of a difference, or a deletion. */
static CfRecord *
tombstone_new (JsonObject *object)
{
  const char *id = cf_json_get_string (object, "id");
  JsonObject *decision = cf_json_get_object (object, "cf:decision");

  return decision != NULL ? CF_RECORD (cf_ruling_new (id, decision))
                          : CF_RECORD (cf_tombstone_new (id));
}

static gboolean
decode_tombstone (JsonObject *object, CfRecord *record, Fault *fault)
{
  if (cf_record_get_id (record) == NULL || *cf_record_get_id (record) == '\0')
    return fail (fault, "/id", N_ ("a tombstone needs an id, a string"));
  if (!check_types (object, tombstone_rules, "", fault))
    return FALSE;
  cf_record_set_modified (record, cf_json_get_string (object, "as:deleted"));
  decode_supersedes (object, record);
  return TRUE;
}

static JsonNode *
wrap (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

/* Keeps @object with the record if it would not be written with the same values. */
static void
keep_origin (CfRecord *record, JsonObject *object)
{
  g_autoptr (JsonObject) made = cf_record_to_json (record);
  g_autoptr (JsonNode) written = wrap (made), read = wrap (object);

  if (!cf_json_equal (written, read))
    cf_record_set_origin (record, object);
}

/**
 * cf_record_from_json:
 * @object: an item of a sidecar
 * @digest: its digest
 * @what: (out): why it cannot be read, for people
 * @where: (out): the member concerned, a JSON pointer from @object
 *
 * Returns: (transfer full) (nullable): the record, sealed and saved
 */
CfRecord *
cf_record_from_json (JsonObject *object, guint64 digest, const char **what, const char **where)
{
  g_autoptr (CfRecord) record = NULL;
  Fault fault = { NULL, NULL };
  gboolean ok;

  if (cf_json_is_tombstone (object))
    {
      record = tombstone_new (object);
      ok = decode_tombstone (object, record, &fault);
    }
  else if (is_relation (object))
    {
      record = CF_RECORD (cf_relation_new ());
      ok = decode_common (object, record, &fault) &&
           decode_link (object, CF_RELATION (record), &fault);
    }
  else
    {
      record = CF_RECORD (cf_annotation_new ());
      ok = decode_common (object, record, &fault) &&
           decode_targets (object, CF_ANNOTATION (record), &fault);
    }
  if (!ok)
    {
      *what = fault.what;
      *where = fault.where;
      return NULL;
    }
  keep_origin (record, object);
  cf_record_set_saved (record, digest);
  cf_record_seal (record);
  return g_steal_pointer (&record);
}

/**
 * cf_state_from_json:
 * @object: the `cf:state` of a sidecar
 * @digest: its digest
 *
 * Returns: (transfer full) (nullable): the state, sealed and saved; in progress if it says nothing that
 *   we know; %NULL if it is not understood
 */
CfState *
cf_state_from_json (JsonObject *object, guint64 digest)
{
  const char *status = cf_json_get_string (object, "cf:status");
  Fault fault = { NULL, NULL };
  g_autoptr (CfPairs) pairing = NULL;
  CfState *state;

  if (!check_types (object, state_rules, "", &fault))
    return NULL;
  pairing = cf_pairs_decode (cf_json_get_array (object, "cf:pairs"));
  state = cf_state_new (status != NULL ? status : CF_STATUS_IN_PROGRESS);
  cf_state_set_pairs (state, pairing);
  decode_supersedes (object, CF_RECORD (state));
  keep_origin (CF_RECORD (state), object);
  cf_record_set_saved (CF_RECORD (state), digest);
  cf_record_seal (CF_RECORD (state));
  return state;
}
