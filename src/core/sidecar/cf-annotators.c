/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotators of this computer: annotators.json in the settings folder.
 *
 *     { "current": "lin", "annotators": [ { "name": "lin", "id": "urn:uuid:…", "full-name": "Lin Wei",
 *                                           "former": [ "lw" ], "also": [ "urn:uuid:…" ] } ] }
 *
 * `former` are short names that the same person had, `also` identities that layers of theirs have from other computers.
 *
 * Window and command line share it, so that one person has one identity in both. */

#include "config.h"

#include "cf-annotators.h"

#include "cf-digest.h"
#include "cf-dirs.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"

#include <glib/gi18n.h>

#define FILE_NAME "annotators.json"
#define MAX_ATTEMPTS 20

/* The file is read, changed and replaced by one thread after another. */
static GMutex changing;

/* The file's object; a fresh one where it cannot be read. */
static JsonObject *
load (char **digest, GBytes **damaged)
{
  g_autofree char *path = cf_dirs_get_settings (FILE_NAME);
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autoptr (JsonNode) node = NULL;
  CfJsonReport gate;

  if (digest != NULL)
    *digest = cf_file_digest (bytes);
  if (bytes != NULL)
    node = cf_json_parse (bytes, path, &gate, NULL);
  /* What cannot be read, or not be written back equal, is kept aside. */
  if (damaged != NULL && bytes != NULL && (node == NULL || gate.verdict != CF_JSON_OK))
    *damaged = g_bytes_ref (bytes);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_dup_object (node);
  if (damaged != NULL && *damaged == NULL && bytes != NULL)
    *damaged = g_bytes_ref (bytes);
  return json_object_new ();
}

static gboolean
save (JsonObject *object, const char *digest, GBytes *damaged, GError **error)
{
  g_autofree char *path = cf_dirs_get_settings (FILE_NAME);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = cf_json_object_to_bytes (object, CF_JSON_INDENTED);
  CfReplacement replacement = { .path = path, .content = bytes, .expected = digest };

  if (!cf_dirs_ensure (folder, error))
    return FALSE;
  if (damaged != NULL)
    {
      g_autofree char *aside = cf_sidecar_name_make_damaged (path, damaged);

      if (!cf_file_write (aside, damaged, error))
        return FALSE;
    }
  return cf_file_replace (&replacement, NULL, error);
}

static JsonObject *
find (JsonObject *object, const char *name)
{
  JsonArray *annotators = cf_json_get_array (object, "annotators");

  for (guint i = 0; annotators != NULL && i < json_array_get_length (annotators); i++)
    {
      JsonObject *annotator = cf_json_array_get_object (annotators, i);

      if (annotator != NULL && g_strcmp0 (cf_json_get_string (annotator, "name"), name) == 0)
        return annotator;
    }
  return NULL;
}

/* The login name, as far as it can be a short name. */
static char *
make_login_name (void)
{
  GString *name = g_string_new (NULL);

  for (const char *p = g_get_user_name (); *p != '\0' && name->len < CF_ANNOTATOR_NAME_MAX; p++)
    g_string_append_c (name, g_ascii_isalnum (*p) || *p == '-' || *p == '_' ? *p : '-');
  if (!cf_annotator_is_personal_name (name->str))
    g_string_assign (name, "annotator");
  return g_string_free (name, FALSE);
}

/**
 * cf_annotators_get_current_name:
 *
 * Returns: (transfer full): the short name in the settings, else the login name
 */
char *
cf_annotators_get_current_name (void)
{
  g_autoptr (JsonObject) object = load (NULL, NULL);
  const char *current = cf_json_get_string (object, "current");

  if (current != NULL && cf_annotator_is_personal_name (current))
    return g_strdup (current);
  return make_login_name ();
}

static JsonObject *
ensure_entry (JsonObject *object, const char *name)
{
  JsonObject *entry = find (object, name);
  JsonArray *annotators = cf_json_get_array (object, "annotators");
  g_autofree char *id = NULL;

  if (entry != NULL && cf_json_get_string (entry, "id") != NULL)
    return entry;
  if (annotators == NULL)
    {
      annotators = json_array_new ();
      json_object_set_array_member (object, "annotators", annotators);
    }
  id = cf_uuid_new ();
  entry = json_object_new ();
  json_object_set_string_member (entry, "name", name);
  json_object_set_string_member (entry, "id", id);
  json_array_add_object_element (annotators, entry);
  return entry;
}

/**
 * cf_annotators_set_current:
 * @name: a short name
 * @full_name: (nullable): the name for people
 * @error: why it could not be kept
 *
 * Makes this the annotator of this computer.
 */
gboolean
cf_annotators_set_current (const char *name, const char *full_name, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&changing);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (JsonObject) object = load (&digest, &damaged);
  JsonObject *entry = ensure_entry (object, name);

  json_object_set_string_member (object, "current", name);
  if (full_name != NULL && *full_name != '\0')
    json_object_set_string_member (entry, "full-name", full_name);
  else if (json_object_has_member (entry, "full-name"))
    json_object_remove_member (entry, "full-name");
  return save (object, digest, damaged, error);
}

/**
 * cf_annotators_get:
 * @name: a short name
 *
 * Returns: (transfer full) (nullable): the annotator of that name on this computer
 */
CfAnnotator *
cf_annotators_get (const char *name)
{
  g_autoptr (JsonObject) object = load (NULL, NULL);
  JsonObject *entry = find (object, name);

  if (entry == NULL || cf_json_get_string (entry, "id") == NULL)
    return NULL;
  return cf_annotator_new (cf_json_get_string (entry, "id"), name,
                           cf_json_get_string (entry, "full-name"));
}

static gboolean
has_text (JsonObject *entry, const char *member, const char *text)
{
  JsonArray *array = cf_json_get_array (entry, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (cf_json_array_get_string (array, i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
add_text (JsonObject *entry, const char *member, const char *text)
{
  JsonArray *array = cf_json_get_array (entry, member);

  if (has_text (entry, member, text))
    return;
  if (array == NULL)
    {
      array = json_array_new ();
      json_object_set_array_member (entry, member, array);
    }
  json_array_add_string_element (array, text);
}

static gboolean
check_rename (JsonObject *object, const char *to, GError **error)
{
  if (!cf_annotators_check_name (to, error))
    return FALSE;
  if (!cf_annotator_is_personal_name (to))
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is the name of the gold layer"), to);
  else if (find (object, to) != NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                 _ ("“%s” is another annotator on this computer; choose another short name"), to);
  else
    return TRUE;
  return FALSE;
}

/**
 * cf_annotators_check_rename:
 * @to: the short name that an annotator of this computer is to have
 * @error: why not; another identity may have that name
 */
gboolean
cf_annotators_check_rename (const char *to, GError **error)
{
  g_autoptr (JsonObject) object = load (NULL, NULL);

  return check_rename (object, to, error);
}

/**
 * cf_annotators_rename:
 * @from: the short name of an annotator of this computer
 * @to: the short name that the same person is to have
 * @error: why it stays; another identity may have that name
 *
 * The identity stays, and that it had the former name is remembered: layers may still go by it.
 */
gboolean
cf_annotators_rename (const char *from, const char *to, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&changing);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (JsonObject) object = load (&digest, &damaged);
  JsonObject *entry = ensure_entry (object, from);

  if (!check_rename (object, to, error))
    return FALSE;
  json_object_set_string_member (entry, "name", to);
  add_text (entry, "former", from);
  if (g_strcmp0 (cf_json_get_string (object, "current"), from) == 0 ||
      cf_json_get_string (object, "current") == NULL)
    json_object_set_string_member (object, "current", to);
  return save (object, digest, damaged, error);
}

/**
 * cf_annotators_list_former:
 * @name: a short name
 *
 * Returns: (transfer full): the short names that the same person had before
 */
char **
cf_annotators_list_former (const char *name)
{
  g_autoptr (JsonObject) object = load (NULL, NULL);
  JsonObject *entry = find (object, name);
  JsonArray *former = entry != NULL ? cf_json_get_array (entry, "former") : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; former != NULL && i < json_array_get_length (former); i++)
    {
      const char *one = cf_json_array_get_string (former, i);

      if (one != NULL && cf_annotator_is_personal_name (one) && !g_str_equal (one, name))
        g_strv_builder_add (builder, one);
    }
  return g_strv_builder_end (builder);
}

/**
 * cf_annotators_is_identity_of:
 * @name: a short name
 * @id: an identity that a layer of that short name has
 *
 * Returns: whether it is that of the annotator of this computer who is called so; also where nobody here is yet
 */
gboolean
cf_annotators_is_identity_of (const char *name, const char *id)
{
  g_autoptr (JsonObject) object = load (NULL, NULL);
  JsonObject *entry = find (object, name);
  const char *own = entry != NULL ? cf_json_get_string (entry, "id") : NULL;

  return own == NULL || g_strcmp0 (own, id) == 0 || has_text (entry, "also", id);
}

/**
 * cf_annotators_add_identity:
 * @name: the short name of an annotator of this computer
 * @id: an identity
 * @error: why that could not be kept
 *
 * Somebody says that it is theirs, from another computer.
 */
gboolean
cf_annotators_add_identity (const char *name, const char *id, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&changing);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (JsonObject) object = load (&digest, &damaged);

  add_text (ensure_entry (object, name), "also", id);
  return save (object, digest, damaged, error);
}

/**
 * cf_annotators_check_name:
 * @name: what somebody wants to be called
 * @error: why that cannot be
 *
 * Returns: whether it can be a short name
 */
gboolean
cf_annotators_check_name (const char *name, GError **error)
{
  if (cf_annotator_is_valid_name (name))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("“%s” cannot be an annotator's short name: 1 to 32 letters, digits, - and _"),
               name);
  return FALSE;
}

/**
 * cf_annotators_ensure:
 * @name: a short name
 * @error: why a new identity could not be kept
 *
 * Returns: (transfer full) (nullable): the annotator of that name on this computer, made now if there
 *   was none
 */
CfAnnotator *
cf_annotators_ensure (const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&changing);
  g_autoptr (GError) local = NULL;

  if (!cf_annotators_check_name (name, error))
    return NULL;
  /* Another program, or thread, may be writing the file: then its version is read again. */
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *digest = NULL;
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (JsonObject) object = NULL;
      CfAnnotator *known = cf_annotators_get (name);

      /* What another program has written over is not known either. */
      if (known != NULL)
        return known;
      g_clear_error (&local);
      object = load (&digest, &damaged);
      ensure_entry (object, name);
      save (object, digest, damaged, &local);
    }
  if (local == NULL)
    return cf_annotators_get (name);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
