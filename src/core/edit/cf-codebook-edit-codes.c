/* SPDX-License-Identifier: GPL-3.0-or-later
 * Codes that are merged, split or retired, and entries of lists that are one.
 *
 * No annotation is written: a retired code points to its successor, which is followed when any layer is read,
 * and written by the layer's owner with the next change. So what became of ten thousand annotations is
 * undone as it was done. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-references.h"
#include "cf-colour.h"
#include "cf-error.h"
#include "cf-json.h"
#include "cf-labels.h"

#include <glib/gi18n.h>

static void
put_member (CfCodebookEditor *editor, const char *code, const char *member, JsonNode *value)
{
  g_autoptr (JsonObject) changed = cf_json_object_with (
    cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code), member, value);

  cf_codebook_editor_put (editor, CF_PLACE_CODES, code, changed);
}

/* Attributes and relation types that are of @code are of @joined too, so that what annotations say under the
 * one may be said under the other. */
static void
join_references (CfCodebookEditor *editor, const char *code, const char *joined)
{
  static const char *const places[] = { CF_PLACE_ATTRIBUTES, CF_PLACE_RELATIONS };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, places[i]);

      for (guint k = 0; k < ids->len; k++)
        {
          const char *id = g_ptr_array_index (ids, k);
          JsonObject *entry = cf_codebook_editor_get_entry (editor, places[i], id);
          g_autoptr (JsonObject) changed =
                       cf_references_join (entry, places[i], CF_PLACE_CODES, code, joined);

          if (changed != entry)
            cf_codebook_editor_put (editor, places[i], id, changed);
        }
    }
}

/* What stood under a code that goes stands under its successor, else where the code stood. */
static void
move_children (CfCodebookEditor *editor, const char *code, const char *successor)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  JsonObject *entry = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code);
  const char *above = cf_json_get_string (entry, "parent");

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      JsonObject *child = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, id);
      const char *parent = successor != NULL && !g_str_equal (id, successor) ? successor : above;

      if (g_strcmp0 (cf_json_get_string (child, "parent"), code) == 0)
        put_member (editor, id, "parent", cf_json_node_new_string (parent));
    }
}

static void
set_retired (CfCodebookEditor *editor, const char *code, gboolean retired, const char *successor)
{
  put_member (editor, code, "retired", json_node_init_boolean (json_node_alloc (), retired));
  put_member (editor, code, "replaced-by", cf_json_node_new_string (successor));
  if (retired)
    put_member (editor, code, "key", cf_json_node_new_string (NULL));
}

static gboolean
refuse (GError **error, const char *text, const char *code)
{
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s: %s", code, text);
  return FALSE;
}

static gboolean
check_retire (CfCodebookEditor *editor, const char *code, const char *successor, GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error);
  JsonObject *next = NULL;

  if (entry == NULL)
    return FALSE;
  if (g_str_equal (code, "article"))
    return refuse (error, _ ("this code is what is said of articles, and stays"), code);
  if (cf_json_get_boolean (entry, "retired"))
    return refuse (error, _ ("this code is retired already"), code);
  if (successor == NULL)
    return TRUE;
  next = cf_codebook_edit_begin (editor, CF_PLACE_CODES, successor, error);
  if (next == NULL)
    return FALSE;
  if (g_str_equal (code, successor) || cf_json_get_boolean (next, "retired"))
    return refuse (error, _ ("a successor is another code that is in use"), successor);
  if (g_strcmp0 (cf_json_get_string (entry, "scope"), cf_json_get_string (next, "scope")) != 0)
    return refuse (error, _ ("one code is of spans, the other of articles"), successor);
  return TRUE;
}

static char *
make_label (const char *code, const char *successor)
{
  return successor != NULL ? g_strdup_printf (_ ("Merge “%s” into “%s”"), code, successor)
                           : g_strdup_printf (_ ("Retire “%s”"), code);
}

/**
 * cf_codebook_edit_retire:
 * @editor: an editor
 * @code: a code in use
 * @successor: (nullable): the code into which it is merged; %NULL if its annotations stay under it
 * @error: why not
 *
 * The code is not offered any more and gives its key free. A successor gets its attributes and relation types
 * besides its own, and what stood under it.
 */
gboolean
cf_codebook_edit_retire (CfCodebookEditor *editor,
                         const char *code,
                         const char *successor,
                         GError **error)
{
  g_autofree char *label = make_label (code, successor);

  if (!check_retire (editor, code, successor, error))
    return FALSE;
  cf_codebook_editor_begin (editor, label, NULL);
  if (successor != NULL)
    join_references (editor, code, successor);
  move_children (editor, code, successor);
  set_retired (editor, code, TRUE, successor);
  return cf_codebook_editor_end (editor);
}

/**
 * cf_codebook_edit_restore:
 * @editor: an editor
 * @code: a retired code, which is in use again
 * @error: why not
 */
gboolean
cf_codebook_edit_restore (CfCodebookEditor *editor, const char *code, GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error);
  g_autofree char *label = g_strdup_printf (_ ("Use “%s” again"), code);

  if (entry == NULL)
    return FALSE;
  if (!cf_json_get_boolean (entry, "retired"))
    return refuse (error, _ ("this code is in use"), code);
  cf_codebook_editor_begin (editor, label, NULL);
  set_retired (editor, code, FALSE, NULL);
  return cf_codebook_editor_end (editor);
}

/**
 * cf_codebook_edit_stands_under:
 * @editor: an editor
 * @code: a code
 * @above: another
 *
 * Returns: whether @code is @above or stands under it
 */
gboolean
cf_codebook_edit_stands_under (CfCodebookEditor *editor, const char *code, const char *above)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);

  for (guint depth = 0; code != NULL && depth <= ids->len; depth++)
    {
      JsonObject *entry = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code);

      if (g_str_equal (code, above))
        return TRUE;
      code = entry != NULL ? cf_json_get_string (entry, "parent") : NULL;
    }
  return FALSE;
}

/**
 * cf_codebook_edit_place_code:
 * @editor: an editor
 * @code: a code
 * @beside: another, whose place it takes, under what that stands under
 * @error: why not: it would stand under itself
 */
gboolean
cf_codebook_edit_place_code (CfCodebookEditor *editor,
                             const char *code,
                             const char *beside,
                             GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error);
  JsonObject *other =
    entry != NULL ? cf_codebook_edit_begin (editor, CF_PLACE_CODES, beside, error) : NULL;
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  g_autofree char *label = g_strdup_printf (_ ("Move “%s”"), code);
  const char *parent;
  guint position;

  if (other == NULL)
    return FALSE;
  if (cf_codebook_edit_stands_under (editor, beside, code))
    return refuse (error, _ ("a code cannot stand under itself"), code);
  parent = cf_json_get_string (other, "parent");
  g_ptr_array_find_with_equal_func (ids, beside, g_str_equal, &position);
  cf_codebook_editor_begin (editor, label, NULL);
  if (g_strcmp0 (cf_json_get_string (entry, "parent"), parent) != 0)
    put_member (editor, code, "parent", cf_json_node_new_string (parent));
  cf_codebook_editor_move (editor, CF_PLACE_CODES, code, position);
  return cf_codebook_editor_end (editor);
}

/**
 * cf_codebook_edit_delete:
 * @editor: an editor
 * @code: a code that no annotation has: cf_usage_count_written() says so
 * @error: why not
 *
 * Takes it away; its id is never used again. What stood under it stands where it stood, and what names it
 * names it no more.
 */
gboolean
cf_codebook_edit_delete (CfCodebookEditor *editor, const char *code, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Delete “%s”"), code);
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);

  if (cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error) == NULL)
    return FALSE;
  if (g_str_equal (code, "article"))
    return refuse (error, _ ("this code is what is said of articles, and stays"), code);
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (cf_json_get_string (cf_codebook_editor_get_entry (editor, CF_PLACE_CODES,
                                                                     g_ptr_array_index (ids, i)),
                                       "replaced-by"),
                   code) == 0)
      return refuse (error, _ ("another code was merged into this one"), code);
  cf_codebook_editor_begin (editor, label, NULL);
  move_children (editor, code, NULL);
  cf_codebook_edit_drop_references (editor, CF_PLACE_CODES, code);
  cf_codebook_editor_put (editor, CF_PLACE_CODES, code, NULL);
  return cf_codebook_editor_end (editor);
}

/* One of the codes that a code is split into: what the old one says of spans, under a name of its own. */
static char *
add_part (CfCodebookEditor *editor, const char *code, const char *label)
{
  JsonObject *old = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code);
  g_autofree char *key = cf_codebook_edit_find_key (editor);
  char *id = cf_codebook_edit_make_id (editor, CF_PLACE_CODES, label);
  g_autoptr (JsonObject) with_id = cf_json_object_with (old, "id", cf_json_node_new_string (id));
  g_autoptr (JsonObject) with_key =
               cf_json_object_with (with_id, "key", cf_json_node_new_string (key));
  g_autoptr (JsonObject) bare = cf_json_object_with (with_key, "label", NULL);
  g_autoptr (JsonObject) fresh = cf_json_object_with (bare, "supersedes", NULL);
  g_autoptr (JsonObject) part =
               cf_codebook_edit_with_text (fresh, "label", cf_labels_get_user_language (), label);

  cf_codebook_editor_put (editor, CF_PLACE_CODES, id, part);
  join_references (editor, code, id);
  return id;
}

/* Parts differ in their lines; their colour is that of the code they come from. */
static void
set_line (CfCodebookEditor *editor, const char *code, guint i)
{
  put_member (editor, code, "line",
              cf_json_node_new_string (cf_line_get_name ((CfLine) (i % CF_N_LINES))));
}

/**
 * cf_codebook_edit_split:
 * @editor: an editor
 * @code: a code in use, which is retired
 * @labels: (array zero-terminated=1): what the codes are called, in the user's language, that it is split into
 * @successor: which of them, from 0, gets the annotations that there are; -1 if they stay under the old code
 *   until somebody recodes them
 * @error: why not
 *
 * The new codes begin with the definition, attributes and relation types of the old one.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the ids of the new codes
 */
char **
cf_codebook_edit_split (CfCodebookEditor *editor,
                        const char *code,
                        const char *const *labels,
                        int successor,
                        GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Split “%s”"), code);
  guint n = g_strv_length ((char **) labels);
  char **ids;

  if (!check_retire (editor, code, NULL, error))
    return NULL;
  if (n < 2 || successor >= (int) n)
    {
      refuse (error, _ ("a code is split into two or more"), code);
      return NULL;
    }
  ids = g_new0 (char *, n + 1);
  cf_codebook_editor_begin (editor, label, NULL);
  put_member (editor, code, "key", cf_json_node_new_string (NULL));
  for (guint i = 0; i < n; i++)
    {
      ids[i] = add_part (editor, code, labels[i]);
      set_line (editor, ids[i], i);
    }
  move_children (editor, code, NULL);
  set_retired (editor, code, TRUE, successor >= 0 ? ids[successor] : NULL);
  cf_codebook_editor_end (editor);
  return ids;
}

static void
add_name (GPtrArray *names, JsonObject *into, const char *name)
{
  JsonObject *label = cf_json_get_object (into, "label");
  JsonObjectIter iter;
  const char *language;

  if (label != NULL)
    {
      json_object_iter_init_ordered (&iter, label);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        if (g_strcmp0 (cf_json_get_string (label, language), name) == 0)
          return;
    }
  if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* All names of both that are not the label of @into. */
static GPtrArray *
collect_names (JsonObject *entry, JsonObject *into)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) own = cf_json_get_strings (into, "aliases");
  g_auto (GStrv) others = cf_json_get_strings (entry, "aliases");
  JsonObject *label = cf_json_get_object (entry, "label");
  JsonObjectIter iter;
  const char *language;

  for (char **name = own; *name != NULL; name++)
    add_name (names, into, *name);
  if (label != NULL)
    {
      json_object_iter_init_ordered (&iter, label);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        add_name (names, into, cf_json_get_string (label, language));
    }
  for (char **name = others; *name != NULL; name++)
    add_name (names, into, *name);
  g_ptr_array_add (names, NULL);
  return names;
}

/**
 * cf_codebook_edit_merge_entries:
 * @editor: an editor
 * @list: where the entries of a list stand
 * @entry: an entry, which goes
 * @into: another, which gets its names as aliases
 * @error: why not
 *
 * Values in annotations stay as they were typed: they are found by the aliases.
 */
gboolean
cf_codebook_edit_merge_entries (
  CfCodebookEditor *editor, const char *list, const char *entry, const char *into, GError **error)
{
  JsonObject *from = cf_codebook_edit_begin (editor, list, entry, error);
  JsonObject *to = from != NULL ? cf_codebook_edit_begin (editor, list, into, error) : NULL;
  g_autofree char *label = make_label (entry, into);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (JsonObject) changed = NULL;

  if (to == NULL)
    return FALSE;
  if (!g_str_has_prefix (list, CF_PLACE_LIST_PREFIX) || g_str_equal (entry, into))
    return refuse (error, _ ("two entries of a list can be merged"), entry);
  names = collect_names (from, to);
  changed = cf_json_object_with (
    to, "aliases", cf_json_node_new_strings ((const char *const *) (gpointer) names->pdata));
  cf_codebook_editor_begin (editor, label, NULL);
  cf_codebook_editor_put (editor, list, into, changed);
  cf_codebook_editor_put (editor, list, entry, NULL);
  return cf_codebook_editor_end (editor);
}
