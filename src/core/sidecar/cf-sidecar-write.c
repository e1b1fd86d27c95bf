/* SPDX-License-Identifier: GPL-3.0-or-later
 * A document to a sidecar's bytes.
 *
 * One canonical form, so that saving twice gives the same bytes and git shows one hunk an
 * annotation. */

#include "config.h"

#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-sidecar-private.h"

#include <string.h>

#define SOFTWARE_ID "https://counterframe.org/#software"

typedef struct
{
  CfSidecar *sidecar;
  CfJsonWriter *writer;
  GPtrArray *strays;  /* of CfStray: those that are shown, by member */
  GPtrArray *waiting; /* of CfStray: those that lost */
} Writing;

static void
add_json_term (JsonObject *context, const char *term)
{
  JsonObject *definition = json_object_new ();

  json_object_set_string_member (definition, "@id", term);
  json_object_set_string_member (definition, "@type", "@json");
  json_object_set_object_member (context, term, definition);
}

/**
 * cf_sidecar_new_context:
 *
 * Waiting versions and tombstones are JSON literals to RDF, so that they do not run into what is
 * shown.
 *
 * Returns: (transfer full): the `@context` of a sidecar
 */
JsonArray *
cf_sidecar_new_context (void)
{
  JsonArray *context = json_array_new ();
  JsonObject *inline_part = json_object_new ();

  json_array_add_string_element (context, CF_CONTEXT_URL);
  json_object_set_string_member (inline_part, "cf", "https://counterframe.org/ns#");
  add_json_term (inline_part, "cf:versions");
  add_json_term (inline_part, "cf:deleted");
  json_array_add_object_element (context, inline_part);
  return context;
}

/* The greatest value of each member is shown; all elements of a context are. What stood in a page
 * waits while there is none. */
static void
sort_out_strays (Writing *writing, gboolean has_page)
{
  g_autoptr (GPtrArray) all = cf_strays_list (writing->sidecar->strays);
  const char *last = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      CfStray *stray = g_ptr_array_index (all, i);
      gboolean lost = (last != NULL && g_str_equal (last, stray->member) &&
                       !g_str_equal (stray->member, CF_STRAY_CONTEXT)) ||
                      (!has_page && g_str_has_prefix (stray->member, CF_STRAY_PAGE "/"));

      g_ptr_array_add (lost ? writing->waiting : writing->strays, stray);
      last = stray->member;
    }
}

/* The strays directly under @pointer, behind our own members. */
static void
write_strays (Writing *writing, const char *pointer)
{
  gsize length = strlen (pointer);

  for (guint i = 0; i < writing->strays->len; i++)
    {
      CfStray *stray = g_ptr_array_index (writing->strays, i);
      const char *name = stray->member + length + 1;
      g_autofree char *plain = NULL;

      if (strncmp (stray->member, pointer, length) != 0 || stray->member[length] != '/' ||
          strchr (name, '/') != NULL)
        continue;
      plain = cf_stray_unescape (name);
      cf_json_writer_name (writing->writer, plain);
      cf_json_writer_node (writing->writer, stray->value);
    }
}

static void
write_context (Writing *writing)
{
  CfJsonWriter *writer = writing->writer;
  JsonArray *context = cf_sidecar_new_context ();

  cf_json_writer_name (writer, "@context");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < json_array_get_length (context); i++)
    cf_json_writer_node (writer, json_array_get_element (context, i));
  for (guint i = 0; i < writing->strays->len; i++)
    {
      CfStray *stray = g_ptr_array_index (writing->strays, i);

      if (g_str_equal (stray->member, CF_STRAY_CONTEXT))
        cf_json_writer_node (writer, stray->value);
    }
  cf_json_writer_end_array (writer);
  json_array_unref (context);
}

static void
write_type (CfJsonWriter *writer, const char *type)
{
  cf_json_writer_name (writer, "type");
  cf_json_writer_begin_array (writer);
  cf_json_writer_string (writer, type);
  cf_json_writer_end_array (writer);
}

static void
write_optional (CfJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    cf_json_writer_string_member (writer, name, value);
}

static void
write_people (Writing *writing)
{
  CfJsonWriter *writer = writing->writer;
  const CfAnnotator *annotator = writing->sidecar->annotator;

  cf_json_writer_name (writer, "creator");
  cf_json_writer_begin_object (writer);
  write_optional (writer, "id", annotator->id);
  cf_json_writer_string_member (writer, "type", "Person");
  write_optional (writer, "name",
                  annotator->full_name != NULL ? annotator->full_name : annotator->name);
  write_optional (writer, "nickname", annotator->name);
  write_strays (writing, "/creator");
  cf_json_writer_end_object (writer);

  cf_json_writer_name (writer, "generator");
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "id", SOFTWARE_ID);
  cf_json_writer_string_member (writer, "type", "Software");
  cf_json_writer_string_member (writer, "name", "Counterframe");
  write_strays (writing, "/generator");
  cf_json_writer_end_object (writer);
}

static void
write_article_and_codebook (Writing *writing)
{
  CfJsonWriter *writer = writing->writer;
  const CfLayerHead *head = &writing->sidecar->head;
  g_autofree char *digest =
    head->text_digest != NULL ? g_strconcat ("sha256:", head->text_digest, NULL) : NULL;

  cf_json_writer_name (writer, "cf:article");
  cf_json_writer_begin_object (writer);
  write_optional (writer, "id", head->article_id);
  write_optional (writer, "cf:file", head->article_file);
  write_optional (writer, "cf:reader", head->reader);
  write_optional (writer, "cf:text", digest);
  cf_json_writer_integer_member (writer, "cf:length", head->text_length);
  write_strays (writing, "/cf:article");
  cf_json_writer_end_object (writer);

  cf_json_writer_name (writer, "cf:codebook");
  cf_json_writer_begin_object (writer);
  write_optional (writer, "id", head->codebook_id);
  write_optional (writer, "cf:revision", head->codebook_revision);
  write_strays (writing, "/cf:codebook");
  cf_json_writer_end_object (writer);
}

static void
write_version (CfJsonWriter *writer, CfVersion *version)
{
  g_autoptr (JsonObject) object = cf_version_to_json (version);

  cf_json_writer_object (writer, object);
}

static void
write_state (Writing *writing, GPtrArray *shown)
{
  g_autoptr (CfVersion) state = NULL;

  for (guint i = 0; i < shown->len && state == NULL; i++)
    {
      CfVersion *version = g_ptr_array_index (shown, i);

      if (version->kind == CF_VERSION_STATE)
        state = cf_version_ref (version);
    }
  if (state == NULL)
    {
      g_autoptr (CfState) fresh = cf_state_new (CF_STATUS_IN_PROGRESS);

      state = cf_version_new_from_record (CF_RECORD (fresh));
    }
  cf_json_writer_name (writing->writer, "cf:state");
  write_version (writing->writer, state);
}

static void
write_page (Writing *writing, GPtrArray *items)
{
  CfJsonWriter *writer = writing->writer;
  g_autofree char *page_id = g_strconcat (writing->sidecar->id, "#page", NULL);

  cf_json_writer_integer_member (writer, "total", items->len);
  /* A page must have items: an empty layer has none. */
  if (items->len == 0)
    return;
  cf_json_writer_name (writer, "first");
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "id", page_id);
  write_type (writer, "AnnotationPage");
  cf_json_writer_name (writer, "partOf");
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "id", writing->sidecar->id);
  write_strays (writing, "/first/partOf");
  cf_json_writer_end_object (writer);
  cf_json_writer_name (writer, "items");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < items->len; i++)
    write_version (writer, g_ptr_array_index (items, i));
  cf_json_writer_end_array (writer);
  write_strays (writing, "/first");
  cf_json_writer_end_object (writer);
}

static void
write_waiting_state (CfJsonWriter *writer, CfVersion *version)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_name (writer, CF_MEMBER_STATE);
  write_version (writer, version);
  cf_json_writer_end_object (writer);
}

static void
write_versions (Writing *writing, GPtrArray *versions)
{
  CfJsonWriter *writer = writing->writer;

  if (versions->len == 0 && writing->waiting->len == 0)
    return;
  cf_json_writer_name (writer, "cf:versions");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (versions, i);

      if (version->kind == CF_VERSION_STATE)
        write_waiting_state (writer, version);
      else
        write_version (writer, version);
    }
  for (guint i = 0; i < writing->waiting->len; i++)
    {
      CfStray *stray = g_ptr_array_index (writing->waiting, i);

      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, CF_MEMBER_STRAY, stray->member);
      cf_json_writer_name (writer, CF_MEMBER_STRAY_VALUE);
      cf_json_writer_node (writer, stray->value);
      cf_json_writer_end_object (writer);
    }
  cf_json_writer_end_array (writer);
}

static void
write_deleted (Writing *writing, GPtrArray *deleted)
{
  if (deleted->len == 0)
    return;
  cf_json_writer_name (writing->writer, "cf:deleted");
  cf_json_writer_begin_array (writing->writer);
  for (guint i = 0; i < deleted->len; i++)
    write_version (writing->writer, g_ptr_array_index (deleted, i));
  cf_json_writer_end_array (writing->writer);
}

static char *
make_label (CfSidecar *sidecar)
{
  return g_strdup_printf ("%s, %s",
                          sidecar->head.article_file != NULL ? sidecar->head.article_file : "",
                          sidecar->annotator->name != NULL ? sidecar->annotator->name : "");
}

/* Which version goes where. */
static void
sort_out_versions (
  CfSidecar *sidecar, GPtrArray *shown, GPtrArray *items, GPtrArray *versions, GPtrArray *deleted)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  cf_sidecar_choose (sidecar, shown, others);
  for (guint i = 0; i < shown->len; i++)
    {
      CfVersion *version = g_ptr_array_index (shown, i);

      if (version->kind == CF_VERSION_TOMBSTONE)
        g_ptr_array_add (deleted, version);
      else if (version->kind != CF_VERSION_STATE)
        g_ptr_array_add (items, version);
    }
  for (guint i = 0; i < others->len; i++)
    {
      CfVersion *version = g_ptr_array_index (others, i);

      g_ptr_array_add (version->kind == CF_VERSION_TOMBSTONE ? deleted : versions, version);
    }
  g_ptr_array_sort (items, cf_version_compare_for_items);
  g_ptr_array_sort (versions, cf_version_compare_by_id);
  g_ptr_array_sort (deleted, cf_version_compare_by_id);
}

/**
 * cf_sidecar_to_bytes:
 * @sidecar: a sidecar that knows its annotator and article
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
cf_sidecar_to_bytes (CfSidecar *sidecar)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_INDENTED);
  g_autoptr (GPtrArray) strays = g_ptr_array_new ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  g_autoptr (GPtrArray) deleted = g_ptr_array_new ();
  g_autofree char *label = make_label (sidecar);
  Writing writing = { sidecar, writer, strays, waiting };

  g_return_val_if_fail (sidecar->id != NULL, NULL);

  sort_out_versions (sidecar, shown, items, versions, deleted);
  sort_out_strays (&writing, items->len > 0);
  cf_json_writer_begin_object (writer);
  write_context (&writing);
  cf_json_writer_string_member (writer, "id", sidecar->id);
  write_type (writer, "AnnotationCollection");
  cf_json_writer_string_member (writer, "label", label);
  write_people (&writing);
  cf_json_writer_integer_member (writer, "cf:format", CF_SIDECAR_FORMAT);
  write_article_and_codebook (&writing);
  write_state (&writing, shown);
  write_page (&writing, items);
  write_versions (&writing, versions);
  write_deleted (&writing, deleted);
  write_strays (&writing, "");
  cf_json_writer_end_object (writer);
  return cf_json_writer_finish (writer);
}
