/* SPDX-License-Identifier: GPL-3.0-or-later
 * A sidecar's bytes to a document.
 *
 * The gate decides whether the bytes may be read at all; here the shape is looked at. What is not
 * understood at its place is carried through, so that writing gives it back; where that cannot be
 * promised, the document is for reading only. */

#include "config.h"

#include "cf-digest.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-hash.h"
#include "cf-json-locator.h"
#include "cf-json-rule.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-record-json.h"
#include "cf-sidecar-private.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct
{
  GBytes *bytes;
  CfJsonLocator *locator; /* of the bytes */
  const char *name;
  GPtrArray *problems;
  CfSidecar *sidecar;
  CfSidecarStatus status;
  guint n_problems;
  GArray *slices; /* of CfJsonSlice: the items, if they are not in the tree */
  guint element;  /* which of an array in the tree is being read */
  GPtrArray *ids; /* of char *: of the items, in order; NULL for one without */
} Reading;

/* What is wrong all over a file is said so often and not more: nobody reads it. */
static void
report (Reading *reading, CfProblemId id, const char *pointer, const char *text)
{
  guint line, column;

  if (reading->problems == NULL || ++reading->n_problems > CF_LIMIT_PROBLEMS_OF_FILE)
    return;
  cf_json_locator_find (reading->locator, pointer, &line, &column);
  cf_problems_add (reading->problems, id, reading->name, line, column, "%s", text);
}

/* What we cannot give back as it is. */
static void
demote (Reading *reading, const char *pointer, const char *text)
{
  report (reading, CF_PROBLEM_SCHEMA, pointer, g_dgettext (GETTEXT_PACKAGE, text));
  reading->status = MAX (reading->status, CF_SIDECAR_READ_ONLY);
}

static char *
dup_string (JsonObject *object, const char *member)
{
  return g_strdup (object != NULL ? cf_json_get_string (object, member) : NULL);
}

static void
read_head (JsonObject *root, CfLayerHead *head)
{
  JsonObject *article = cf_json_get_object (root, "cf:article");
  JsonObject *codebook = cf_json_get_object (root, "cf:codebook");
  const char *text = article != NULL ? cf_json_get_string (article, "cf:text") : NULL;
  gint64 length = 0;

  if (article != NULL && cf_json_get_integer (article, "cf:length", &length))
    head->text_length = (guint) CLAMP (length, 0, G_MAXINT32);
  if (text != NULL && g_str_has_prefix (text, "sha256:"))
    head->text_digest = g_strdup (text + strlen ("sha256:"));
  head->article_id = dup_string (article, "id");
  head->article_file = dup_string (article, "cf:file");
  head->reader = dup_string (article, "cf:reader");
  head->codebook_id = dup_string (codebook, "id");
  head->codebook_revision = dup_string (codebook, "cf:revision");
}

static const CfJsonRule root_rules[] = {
  { "id", CF_JSON_TYPE_STRING, N_ ("the collection's id is not a string") },
  { "creator", CF_JSON_TYPE_OBJECT, N_ ("creator is not an object") },
  { "cf:article", CF_JSON_TYPE_OBJECT, N_ ("cf:article is not an object") },
  { "cf:codebook", CF_JSON_TYPE_OBJECT, N_ ("cf:codebook is not an object") },
  { "cf:state", CF_JSON_TYPE_OBJECT, N_ ("cf:state is not an object") },
  { "first", CF_JSON_TYPE_OBJECT, N_ ("first is not an object") },
  { "cf:versions", CF_JSON_TYPE_ARRAY, N_ ("cf:versions is not an array") },
  { "cf:deleted", CF_JSON_TYPE_ARRAY, N_ ("cf:deleted is not an array") },
  { NULL },
};

/* These are made anew with each save: what is wrong with them goes by itself. */
static const CfJsonRule renewed_rules[] = {
  { "label", CF_JSON_TYPE_STRING, N_ ("label is not a string") },
  { "generator", CF_JSON_TYPE_OBJECT, N_ ("generator is not an object") },
  { "total", CF_JSON_TYPE_INTEGER, N_ ("total is not a whole number") },
  { NULL },
};

static const CfJsonRule creator_rules[] = {
  { "id", CF_JSON_TYPE_STRING, N_ ("the creator's id is not a string") },
  { "name", CF_JSON_TYPE_STRING, N_ ("the creator's name is not a string") },
  { "nickname", CF_JSON_TYPE_STRING, N_ ("the creator's nickname is not a string") },
  { NULL },
};

static const CfJsonRule article_rules[] = {
  { "id", CF_JSON_TYPE_STRING, N_ ("the article's id is not a string") },
  { "cf:file", CF_JSON_TYPE_STRING, N_ ("cf:file is not a string") },
  { "cf:reader", CF_JSON_TYPE_STRING, N_ ("cf:reader is not a string") },
  { "cf:text", CF_JSON_TYPE_STRING, N_ ("cf:text is not a string") },
  { "cf:length", CF_JSON_TYPE_INTEGER, N_ ("cf:length is not a whole number") },
  { NULL },
};

static const CfJsonRule codebook_rules[] = {
  { "id", CF_JSON_TYPE_STRING, N_ ("the codebook's id is not a string") },
  { "cf:revision", CF_JSON_TYPE_STRING, N_ ("cf:revision is not a string") },
  { NULL },
};

static const CfJsonRule page_rules[] = {
  { "items", CF_JSON_TYPE_ARRAY, N_ ("items is not an array") },
  { "partOf", CF_JSON_TYPE_OBJECT, N_ ("partOf is not an object") },
  { NULL },
};

static void
check_rules (Reading *reading, JsonObject *object, const char *pointer, const CfJsonRule *rules)
{
  const CfJsonRule *broken = cf_json_find_broken_rule (object, rules);
  g_autofree char *place = NULL;

  if (broken == NULL)
    return;
  place = g_strdup_printf ("%s/%s", pointer, broken->member);
  if (rules == renewed_rules)
    report (reading, CF_PROBLEM_SCHEMA, place, g_dgettext (GETTEXT_PACKAGE, broken->what));
  else
    demote (reading, place, broken->what);
}

/* What we write is always the same there: anything else would be lost. */
static void
check_type (Reading *reading, JsonObject *object, const char *pointer, const char *type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, "type") : NULL;
  JsonArray *array = node != NULL ? cf_json_get_array (object, "type") : NULL;
  const char *said = node != NULL ? cf_json_get_string (object, "type") : NULL;

  if (array != NULL && json_array_get_length (array) == 1)
    said = cf_json_array_get_string (array, 0);
  if (node != NULL && g_strcmp0 (said, type) != 0)
    demote (reading, pointer, N_ ("it has another type than ours"));
}

static void
check_context (Reading *reading, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "@context");

  if (node == NULL || JSON_NODE_HOLDS_ARRAY (node) ||
      g_strcmp0 (cf_json_get_string (root, "@context"), CF_CONTEXT_URL) == 0)
    return;
  demote (reading, "/@context", N_ ("the context is not an array"));
}

static void
check_article (Reading *reading, JsonObject *article)
{
  const char *text = cf_json_get_string (article, "cf:text");
  gint64 length = 0;

  check_rules (reading, article, "/cf:article", article_rules);
  if (cf_json_get_string (article, "id") == NULL)
    demote (reading, "/cf:article", N_ ("the layer does not say of which article it is"));
  if (text != NULL && !g_str_has_prefix (text, "sha256:"))
    demote (reading, "/cf:article/cf:text", N_ ("this is no SHA-256"));
  if (cf_json_get_integer (article, "cf:length", &length) && (length < 0 || length > G_MAXINT32))
    demote (reading, "/cf:article/cf:length", N_ ("this is no length of a text"));
}

static void
check_head (Reading *reading, JsonObject *root)
{
  JsonObject *creator = cf_json_get_object (root, "creator");
  JsonObject *page = cf_json_get_object (root, "first");

  check_rules (reading, root, "", root_rules);
  check_rules (reading, root, "", renewed_rules);
  check_rules (reading, creator, "/creator", creator_rules);
  check_rules (reading, cf_json_get_object (root, "cf:codebook"), "/cf:codebook", codebook_rules);
  check_rules (reading, page, "/first", page_rules);
  check_context (reading, root);
  check_type (reading, root, "/type", "AnnotationCollection");
  check_type (reading, creator, "/creator/type", "Person");
  check_type (reading, page, "/first/type", "AnnotationPage");
  check_article (reading, cf_json_get_object (root, "cf:article"));
  if (cf_json_get_string (creator, "id") == NULL)
    demote (reading, "/creator", N_ ("the layer does not say whose it is: creator has no id"));
  if (cf_json_get_string (root, "id") == NULL)
    demote (reading, "/id", N_ ("the collection has no id"));
}

static void
report_member (Reading *reading, const char *pointer, const char *where, const char *what)
{
  g_autofree char *place = g_strconcat (pointer, where, NULL);

  report (reading, CF_PROBLEM_SCHEMA, place, what);
}

static void
add_version (Reading *reading, JsonObject *object, const char *pointer)
{
  const char *what, *where;
  g_autoptr (CfVersion) version = cf_version_new_from_json (object, &what, &where);

  if (what != NULL)
    report_member (reading, pointer, where, what);
  cf_sidecar_add_version (reading->sidecar, version);
}

static void
add_state (Reading *reading, JsonObject *state, const char *pointer)
{
  g_autoptr (CfVersion) version = cf_version_new_state_from_json (state);

  if (version->record == NULL)
    demote (reading, pointer, N_ ("the state is not understood"));
  cf_sidecar_add_version (reading->sidecar, version);
}

/* An entry of `cf:versions`: an annotation, or a state or unknown member that lost. Nothing but an
 * annotation may have other members: they would have no place. */
static void
add_waiting (Reading *reading, JsonObject *object, const char *pointer)
{
  JsonObject *state = cf_json_get_object (object, CF_MEMBER_STATE);
  const char *member = cf_json_get_string (object, CF_MEMBER_STRAY);
  JsonNode *value = json_object_get_member (object, CF_MEMBER_STRAY_VALUE);

  if (state != NULL && cf_json_has_only (object, (const char *const[]){ CF_MEMBER_STATE, NULL }))
    add_state (reading, state, pointer);
  else if (member != NULL && value != NULL && cf_stray_is_possible (member) &&
           cf_json_has_only (object,
                             (const char *const[]){ CF_MEMBER_STRAY, CF_MEMBER_STRAY_VALUE, NULL }))
    cf_sidecar_add_stray (reading->sidecar, member, value);
  else if (cf_json_get_string (object, "id") != NULL)
    add_version (reading, object, pointer);
  else
    demote (reading, pointer, N_ ("this is neither an annotation nor a member that waits"));
}

static void
add_deleted (Reading *reading, JsonObject *object, const char *pointer)
{
  if (!cf_json_is_tombstone (object))
    demote (reading, pointer, N_ ("this is no deletion"));
  add_version (reading, object, pointer);
}

typedef void (*Add) (Reading *reading, JsonObject *object, const char *pointer);

static void
read_elements (Reading *reading, JsonArray *array, const char *pointer, Add add)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

      reading->element = i;
      if (object != NULL)
        add (reading, object, place);
      else
        demote (reading, place, N_ ("this is not an object"));
    }
}

static void
read_array (
  Reading *reading, JsonObject *parent, const char *member, const char *parent_pointer, Add add)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, member) : NULL;
  g_autofree char *pointer = g_strdup_printf ("%s/%s", parent_pointer, member);

  /* If it is no array, check_head() has said so. */
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    read_elements (reading, json_node_get_array (node), pointer, add);
}

static void
add_item (Reading *reading, JsonObject *object, const char *pointer)
{
  g_ptr_array_set_size (reading->ids, (int) reading->element);
  g_ptr_array_add (reading->ids, g_strdup (cf_json_get_string (object, "id")));
  add_version (reading, object, pointer);
}

static void
add_read_item (Reading *reading, const CfItem *item, guint element)
{
  g_autofree char *place = NULL;

  g_ptr_array_add (reading->ids, g_strdup (item->version != NULL ? item->version->id : NULL));
  if (item->version == NULL || item->what != NULL)
    place = g_strdup_printf ("/first/items/%u", element);
  if (item->version == NULL)
    {
      demote (reading, place, N_ ("this is not an object"));
      return;
    }
  if (item->what != NULL)
    report_member (reading, place, item->where, item->what);
  cf_sidecar_add_version (reading->sidecar, item->version);
}

static gboolean
read_slices (Reading *reading, GError **error)
{
  CfItem *items;

  if (reading->slices->len == 0)
    return TRUE;
  items = cf_sidecar_read_items (reading->bytes, reading->slices, error);
  for (guint i = 0; items != NULL && i < reading->slices->len; i++)
    add_read_item (reading, &items[i], i);
  if (items != NULL)
    cf_items_free (items, reading->slices->len);
  return items != NULL;
}

static void
report_duplicates (Reading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (cf_hash_string, g_str_equal);

  for (guint i = 0; i < reading->ids->len; i++)
    {
      char *id = g_ptr_array_index (reading->ids, i);
      g_autofree char *place = NULL;
      g_autofree char *text = NULL;

      if (id == NULL || g_hash_table_add (seen, id))
        continue;
      place = g_strdup_printf ("/first/items/%u", i);
      text = g_strdup_printf (_ ("the id %s is there twice; both are kept as versions"), id);
      report (reading, CF_PROBLEM_ID_DUPLICATE, place, text);
    }
}

static gboolean
read_root (Reading *reading, JsonObject *root, GError **error)
{
  JsonObject *page = cf_json_get_object (root, "first");
  g_autoptr (CfAnnotator) annotator = cf_sidecar_annotator_from_json (root);
  CfLayerHead head = { 0 };

  check_head (reading, root);
  read_head (root, &head);
  reading->sidecar = cf_sidecar_new (annotator, &head);
  cf_layer_head_clear (&head);
  g_free (reading->sidecar->id);
  reading->sidecar->id = g_strdup (cf_json_get_string (root, "id"));
  if (cf_json_get_object (root, "cf:state") != NULL)
    add_state (reading, cf_json_get_object (root, "cf:state"), "/cf:state");
  read_array (reading, page, "items", "/first", add_item);
  if (!read_slices (reading, error))
    return FALSE;
  read_array (reading, root, "cf:versions", "", add_waiting);
  read_array (reading, root, "cf:deleted", "", add_deleted);
  report_duplicates (reading);
  cf_sidecar_collect_strays (reading->sidecar, root);
  return TRUE;
}

static void
report_to_settle (Reading *reading)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  cf_sidecar_choose (reading->sidecar, shown, others);
  for (guint i = 0; i < others->len; i++)
    {
      CfVersion *version = g_ptr_array_index (others, i);
      g_autofree char *text = g_strdup_printf (_ ("another version of %s waits to be settled"),
                                               version->id != NULL ? version->id : _ ("the state"));

      report (reading, CF_PROBLEM_TO_SETTLE, "/cf:versions", text);
    }
}

static void
report_gate (Reading *reading, const CfJsonReport *gate)
{
  static const CfProblemId ids[] = { [CF_JSON_READ_ONLY] = CF_PROBLEM_SIDECAR_READ_ONLY,
                                     [CF_JSON_DAMAGED] = CF_PROBLEM_SIDECAR_DAMAGED,
                                     [CF_JSON_TOO_BIG] = CF_PROBLEM_SIDECAR_TOO_BIG };

  if (gate->verdict != CF_JSON_OK)
    cf_problems_add (reading->problems, ids[gate->verdict], reading->name, gate->line, gate->column,
                     "%s", cf_json_reason_get_text (gate->reason));
}

static void
judge_format (Reading *reading, JsonObject *root)
{
  gint64 format;

  if (!cf_json_get_integer (root, "cf:format", &format) || format < 1)
    {
      demote (reading, "/cf:format", N_ ("cf:format is not a whole number from 1 on"));
    }
  else if (format > CF_SIDECAR_FORMAT)
    {
      report (reading, CF_PROBLEM_SIDECAR_NEWER, "/cf:format",
              _ ("made by a newer version: shown, not written"));
      reading->status = MAX (reading->status, CF_SIDECAR_NEWER);
    }
}

/**
 * cf_sidecar_parse:
 * @bytes: the content of a file
 * @name: the file, as it was reached
 * @status: (out): what may be done with it
 * @problems: (nullable) (element-type CfProblem): gets what is wrong, with its place
 * @error: why nothing is returned, with line and column
 *
 * Returns: (transfer full) (nullable): the document; %NULL for %CF_SIDECAR_DAMAGED and
 *   %CF_SIDECAR_TOO_BIG
 */
CfSidecar *
cf_sidecar_parse (
  GBytes *bytes, const char *name, CfSidecarStatus *status, GPtrArray *problems, GError **error)
{
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);
  g_autoptr (GArray) slices = g_array_new (FALSE, FALSE, sizeof (CfJsonSlice));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { .bytes = bytes,
                      .locator = locator,
                      .name = name,
                      .problems = problems,
                      .status = CF_SIDECAR_WRITABLE,
                      .slices = slices,
                      .ids = ids };
  CfJsonReport gate;
  g_autoptr (JsonNode) node =
               cf_json_parse_without (bytes, name, cf_sidecar_items_path, slices, &gate, error);

  report_gate (&reading, &gate);
  *status = gate.verdict == CF_JSON_TOO_BIG ? CF_SIDECAR_TOO_BIG : CF_SIDECAR_DAMAGED;
  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      cf_problems_add (problems, CF_PROBLEM_SIDECAR_DAMAGED, name, 1, 1, "%s",
                       _ ("a sidecar is a JSON object"));
      g_set_error (error, CF_ERROR, CF_ERROR_DAMAGED, "%s:1:1: %s", name,
                   _ ("a sidecar is a JSON object"));
      return NULL;
    }
  if (gate.verdict == CF_JSON_READ_ONLY)
    reading.status = CF_SIDECAR_READ_ONLY;
  judge_format (&reading, json_node_get_object (node));
  if (!read_root (&reading, json_node_get_object (node), error))
    {
      g_clear_pointer (&reading.sidecar, cf_sidecar_free);
      return NULL;
    }
  report_to_settle (&reading);
  *status = reading.status;
  return reading.sidecar;
}
