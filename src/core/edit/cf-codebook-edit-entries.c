/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries of a codebook as wholes: new ones, their colours and places, what is taken away or settled. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-references.h"
#include "cf-colour.h"
#include "cf-digest.h"
#include "cf-error.h"
#include "cf-json.h"
#include "cf-labels.h"
#include "cf-language.h"

#include <glib/gi18n.h>

#include <string.h>

/* What a new entry says, before it has an id, a label, a key and a colour; a round is made by a plan. */
static const struct
{
  const char *place;
  const char *word; /* for an id where the label gives none */
  const char *json;
} blanks[] = {
  { CF_PLACE_CODES, "code",
    "{\"parent\": null, \"scope\": \"span\", \"trim\": [\"space\"], \"definition\": {}, "
    "\"examples\": []}" },
  { CF_PLACE_ATTRIBUTES, "attribute",
    "{\"type\": \"choice\", \"on\": [], \"required\": false, \"definition\": {}, \"values\": []}" },
  { CF_PLACE_RELATIONS, "relation",
    "{\"from\": [], \"to\": [], \"symmetric\": false, \"attributes\": [], \"definition\": {}}" },
  { CF_PLACE_ROUNDS, "round", NULL },
  { CF_PLACE_LIST_PREFIX, NULL, "{\"aliases\": []}" },
};

static int
find_blank (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_equal (blanks[i].place, place) ||
        (blanks[i].word == NULL && g_str_has_prefix (place, CF_PLACE_LIST_PREFIX)))
      return (int) i;
  return -1;
}

/* The English words of a label, in lower case with hyphens. */
static char *
make_slug (const char *label, const char *otherwise)
{
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_strdup (slug->len > 0 ? slug->str : otherwise);
}

/**
 * cf_codebook_edit_make_id:
 * @editor: an editor
 * @place: a place
 * @label: what is to stand there
 *
 * Returns: (transfer full): an id for it, that was never taken there
 */
char *
cf_codebook_edit_make_id (CfCodebookEditor *editor, const char *place, const char *label)
{
  int blank = find_blank (place);
  g_autofree char *slug = NULL;
  char *id;

  if (blank < 0 || blanks[blank].word == NULL)
    return cf_uuid_new ();
  slug = make_slug (label, blanks[blank].word);
  id = g_strdup (slug);
  for (guint n = 2; cf_codebook_editor_knows (editor, place, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, n);
    }
  return id;
}

/**
 * cf_codebook_edit_find_key:
 * @editor: an editor
 *
 * Returns: (transfer full) (nullable): the lowest key that no code has
 */
char *
cf_codebook_edit_find_key (CfCodebookEditor *editor)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);

  for (char digit = '1'; digit <= '9'; digit++)
    {
      const char key[2] = { digit, '\0' };
      gboolean taken = FALSE;

      for (guint i = 0; i < ids->len; i++)
        {
          JsonObject *code =
            cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, g_ptr_array_index (ids, i));

          taken = taken || (!cf_json_get_boolean (code, "retired") &&
                            g_strcmp0 (cf_json_get_string (code, "key"), key) == 0);
        }
      if (!taken)
        return g_strdup (key);
    }
  return NULL;
}

static JsonNode *
make_colour (const char *light, const char *dark)
{
  JsonObject *colour = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (colour, "light", light);
  json_object_set_string_member (colour, "dark", dark);
  json_node_take_object (node, colour);
  return node;
}

static void
fill_code (CfCodebookEditor *editor, JsonObject *code)
{
  const CfPaletteColour *colour;
  g_autofree char *key = cf_codebook_edit_find_key (editor);
  CfLine line;

  cf_palette_choose (cf_codebook_editor_get_codebook (editor), &colour, &line);
  json_object_set_member (code, "key", cf_json_node_new_string (key));
  json_object_set_member (code, "colour", make_colour (colour->colour[0], colour->colour[1]));
  json_object_set_string_member (code, "line", cf_line_get_name (line));
}

/* Entries of a list are names as they stand in articles: in their own language, where the words tell one. */
static const char *
find_language (const char *place, const char *label)
{
  const char *user = cf_labels_get_user_language ();
  const char *language = g_str_has_prefix (place, CF_PLACE_LIST_PREFIX)
                           ? cf_language_of_utf8 (label, strlen (label))
                           : NULL;

  if (language == NULL || g_str_has_prefix (language, "und"))
    return user;
  /* Chinese without a character that tells its script. */
  if (g_str_equal (language, "zh"))
    return g_str_has_prefix (user, "zh") ? user : "zh-Hans";
  return language;
}

/**
 * cf_codebook_edit_add:
 * @editor: an editor
 * @place: a place
 * @label: what it is called, in the user's language
 * @error: why not
 *
 * A code gets a free key, and a colour and a line that tell it from the others.
 *
 * Returns: (transfer full) (nullable): the id of the new entry, which stands last
 */
char *
cf_codebook_edit_add (CfCodebookEditor *editor,
                      const char *place,
                      const char *label,
                      GError **error)
{
  int blank = find_blank (place);
  CfJsonReport gate;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonObject) named = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  if (blank < 0 || blanks[blank].json == NULL || *label == '\0')
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID, _ ("an entry needs a name"));
      return NULL;
    }
  bytes = g_bytes_new_static (blanks[blank].json, strlen (blanks[blank].json));
  node = cf_json_parse (bytes, place, &gate, NULL);
  id = cf_codebook_edit_make_id (editor, place, label);
  json_object_set_string_member (json_node_get_object (node), "id", id);
  if (g_str_equal (place, CF_PLACE_CODES))
    fill_code (editor, json_node_get_object (node));
  named = cf_codebook_edit_with_text (json_node_get_object (node), "label",
                                      find_language (place, label), label);
  text = g_strdup_printf (_ ("Add “%s”"), label);
  cf_codebook_edit_commit (editor, place, id, named, text, NULL);
  return g_steal_pointer (&id);
}

static gboolean
is_colour (const char *colour)
{
  return strlen (colour) == 7 && colour[0] == '#' &&
         strspn (colour + 1, "0123456789abcdefABCDEF") == 6;
}

/**
 * cf_codebook_edit_set_colour:
 * @editor: an editor
 * @code: a code
 * @light: `#rrggbb`, on a light ground; cf_colour_is_readable() says whether it can be read there
 * @dark: the same, on a dark ground
 * @error: why not
 */
gboolean
cf_codebook_edit_set_colour (
  CfCodebookEditor *editor, const char *code, const char *light, const char *dark, GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error);
  g_autoptr (JsonObject) changed = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Change the colour of “%s”"), code);

  if (entry == NULL)
    return FALSE;
  if (!is_colour (light) || !is_colour (dark))
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID,
                           _ ("a colour is #rrggbb, for light and for dark"));
      return FALSE;
    }
  changed = cf_json_object_with (entry, "colour", make_colour (light, dark));
  return cf_codebook_edit_commit (editor, CF_PLACE_CODES, code, changed, label, NULL);
}

/**
 * cf_codebook_edit_set_title:
 * @editor: an editor
 * @title: what the codebook is called
 * @error: why not
 */
gboolean
cf_codebook_edit_set_title (CfCodebookEditor *editor, const char *title, GError **error)
{
  JsonObject *head = cf_codebook_edit_begin (editor, CF_PLACE_HEAD, "", error);
  g_autoptr (JsonObject) changed = NULL;

  if (head == NULL)
    return FALSE;
  changed =
    cf_json_object_with (head, "title", *title != '\0' ? cf_json_node_new_string (title) : NULL);
  return cf_codebook_edit_commit (editor, CF_PLACE_HEAD, "", changed, _ ("Change the title"),
                                  "title");
}

/**
 * cf_codebook_edit_set_layers_apart:
 * @editor: an editor
 * @apart: whether layers are written in a folder for each coder, and not beside the articles
 * @error: why not
 */
gboolean
cf_codebook_edit_set_layers_apart (CfCodebookEditor *editor, gboolean apart, GError **error)
{
  JsonObject *head = cf_codebook_edit_begin (editor, CF_PLACE_HEAD, "", error);
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *settings = head != NULL ? cf_json_get_object (head, "settings") : NULL;
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) changed = NULL;

  json_node_take_object (
    node, cf_json_object_with (settings != NULL ? settings : none, "layers",
                               cf_json_node_new_string (apart ? "folders" : "beside")));
  if (head == NULL)
    {
      json_node_unref (node);
      return FALSE;
    }
  changed = cf_json_object_with (head, "settings", node);
  return cf_codebook_edit_commit (editor, CF_PLACE_HEAD, "", changed,
                                  _ ("Change where layers are kept"), NULL);
}

/**
 * cf_codebook_edit_move:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @position: where it is to stand then, from 0
 * @error: why not
 */
gboolean
cf_codebook_edit_move (
  CfCodebookEditor *editor, const char *place, const char *id, guint position, GError **error)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, place);
  g_autofree char *label = g_strdup_printf (_ ("Move “%s”"), id);
  g_autofree char *key = g_strdup_printf ("move %s %s", place, id);
  guint old;

  if (cf_codebook_edit_begin (editor, place, id, error) == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &old) &&
      old == MIN (position, ids->len - 1))
    return TRUE;
  cf_codebook_editor_begin (editor, label, key);
  cf_codebook_editor_move (editor, place, id, position);
  cf_codebook_editor_end (editor);
  return TRUE;
}

/**
 * cf_codebook_edit_drop_references:
 * @editor: an editor, in a step
 * @target: where the entry stands
 * @id: its id
 *
 * Entries that name it name it no more.
 */
void
cf_codebook_edit_drop_references (CfCodebookEditor *editor, const char *target, const char *id)
{
  static const char *const places[] = { CF_PLACE_ATTRIBUTES, CF_PLACE_RELATIONS };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, places[i]);

      for (guint k = 0; k < ids->len; k++)
        {
          const char *other = g_ptr_array_index (ids, k);
          JsonObject *entry = cf_codebook_editor_get_entry (editor, places[i], other);
          g_autoptr (JsonObject) changed = cf_references_drop (entry, places[i], target, id);

          if (changed != entry)
            cf_codebook_editor_put (editor, places[i], other, changed);
        }
    }
}

/**
 * cf_codebook_edit_remove:
 * @editor: an editor
 * @place: a place
 * @id: the id of an attribute, a relation type or an entry of a list
 * @error: why not: a code is retired, and not taken away
 *
 * What annotations say of it stays there.
 */
gboolean
cf_codebook_edit_remove (CfCodebookEditor *editor,
                         const char *place,
                         const char *id,
                         GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), id);

  if (cf_codebook_edit_begin (editor, place, id, error) == NULL)
    return FALSE;
  if (g_str_equal (place, CF_PLACE_CODES))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("“%s” is a code: it can be retired, since annotations may have it"), id);
      return FALSE;
    }
  cf_codebook_editor_begin (editor, label, NULL);
  cf_codebook_edit_drop_references (editor, place, id);
  cf_codebook_editor_put (editor, place, id, NULL);
  return cf_codebook_editor_end (editor);
}

/**
 * cf_codebook_edit_settle:
 * @editor: an editor
 * @place: a place
 * @id: an entry of which two people have said different things
 * @chosen: (nullable): what is to be said of it: one of the versions, or something that unites them; %NULL
 *   if it is to go
 * @error: why not
 */
gboolean
cf_codebook_edit_settle (
  CfCodebookEditor *editor, const char *place, const char *id, JsonObject *chosen, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Settle “%s”"), id);

  if (chosen != NULL && !g_str_equal (place, CF_PLACE_HEAD) &&
      g_strcmp0 (cf_json_get_string (chosen, "id"), id) != 0)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("that is no version of “%s”"), id);
      return FALSE;
    }
  cf_codebook_editor_begin (editor, label, NULL);
  cf_codebook_editor_settle (editor, place, id, chosen);
  return cf_codebook_editor_end (editor);
}
