/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a user can do to a codebook.
 *
 * One table says what each member of each kind of entry may be. Ids are made once, and never again for
 * anything else. */

#include "config.h"

#include "cf-codebook-edit.h"

#include "cf-codebook-references.h"
#include "cf-error.h"
#include "cf-json.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct _Rule Rule;

/* Says whether @word may stand in that member. */
typedef gboolean (*Allows) (CfCodebookEditor *editor,
                            const Rule *rule,
                            const char *id,
                            const char *word);

struct _Rule
{
  const char *place; /* lists have that of their prefix */
  const char *member;
  char kind; /* w: a word, W: a word or null, s: several words, f: yes or no, t: texts */
  Allows allows;
  const char *words; /* between spaces: those that are allowed; or the place of what is named */
};

static gboolean
allows_words (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  g_auto (GStrv) words = g_strsplit (rule->words, " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static gboolean
allows_any (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  return *word != '\0';
}

static gboolean
allows_named (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  return cf_codebook_editor_get_entry (editor, rule->words, word) != NULL;
}

/* An attribute is of codes, or of relation types. */
static gboolean
allows_owner (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  return cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, word) != NULL ||
         cf_codebook_editor_get_entry (editor, CF_PLACE_RELATIONS, word) != NULL;
}

static gboolean
allows_parent (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  const char *above = word;

  for (guint i = 0; above != NULL && i <= ids->len; i++)
    {
      JsonObject *code = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, above);

      if (code == NULL || g_str_equal (above, id))
        return FALSE;
      above = cf_json_get_string (code, "parent");
    }
  return above == NULL;
}

static gboolean
is_key_taken (CfCodebookEditor *editor, const char *id, const char *key)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *other = g_ptr_array_index (ids, i);
      JsonObject *code = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, other);

      if (g_strcmp0 (other, id) != 0 && !cf_json_get_boolean (code, "retired") &&
          g_strcmp0 (cf_json_get_string (code, "key"), key) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
allows_key (CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word)
{
  return word[0] >= '1' && word[0] <= '9' && word[1] == '\0' && !is_key_taken (editor, id, word);
}

static const Rule rules[] = {
  { CF_PLACE_CODES, "parent", 'W', allows_parent, NULL },
  { CF_PLACE_CODES, "key", 'W', allows_key, NULL },
  { CF_PLACE_CODES, "scope", 'w', allows_words, "span article" },
  { CF_PLACE_CODES, "line", 'w', allows_words, "solid wavy dotted dashed double" },
  { CF_PLACE_CODES, "trim", 's', allows_words, "quotes punctuation space" },
  { CF_PLACE_CODES, "label", 't', NULL, NULL },
  { CF_PLACE_CODES, "definition", 't', NULL, NULL },
  { CF_PLACE_ATTRIBUTES, "type", 'w', allows_words, "choice choices text number yes-no list" },
  { CF_PLACE_ATTRIBUTES, "on", 's', allows_owner, NULL },
  { CF_PLACE_ATTRIBUTES, "required", 'f', NULL, NULL },
  { CF_PLACE_ATTRIBUTES, "list", 'w', allows_any, NULL },
  { CF_PLACE_ATTRIBUTES, "label", 't', NULL, NULL },
  { CF_PLACE_ATTRIBUTES, "definition", 't', NULL, NULL },
  { CF_PLACE_RELATIONS, "from", 's', allows_named, CF_PLACE_CODES },
  { CF_PLACE_RELATIONS, "to", 's', allows_named, CF_PLACE_CODES },
  { CF_PLACE_RELATIONS, "attributes", 's', allows_named, CF_PLACE_ATTRIBUTES },
  { CF_PLACE_RELATIONS, "symmetric", 'f', NULL, NULL },
  { CF_PLACE_RELATIONS, "label", 't', NULL, NULL },
  { CF_PLACE_RELATIONS, "definition", 't', NULL, NULL },
  { CF_PLACE_ROUNDS, "label", 't', NULL, NULL },
  { CF_PLACE_LIST_PREFIX, "aliases", 's', allows_any, NULL },
  { CF_PLACE_LIST_PREFIX, "label", 't', NULL, NULL },
};

static const Rule *
find_rule (const char *place, const char *member, const char *kinds, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if ((g_str_equal (rules[i].place, place) ||
         (g_str_equal (rules[i].place, CF_PLACE_LIST_PREFIX) &&
          g_str_has_prefix (place, CF_PLACE_LIST_PREFIX))) &&
        g_str_equal (rules[i].member, member) && strchr (kinds, rules[i].kind) != NULL)
      return &rules[i];
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is nothing that can be set there"),
               member);
  return NULL;
}

static gboolean
check_word (
  CfCodebookEditor *editor, const Rule *rule, const char *id, const char *word, GError **error)
{
  if (rule->allows (editor, rule, id, word))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” cannot be the %s of “%s”"), word,
               rule->member, id);
  return FALSE;
}

/**
 * cf_codebook_edit_begin:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @error: it is not there
 *
 * Returns: (transfer none) (nullable): the entry
 */
JsonObject *
cf_codebook_edit_begin (CfCodebookEditor *editor, const char *place, const char *id, GError **error)
{
  JsonObject *entry = cf_codebook_editor_get_entry (editor, place, id);

  if (entry == NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND, _ ("there is no “%s” in this codebook"), id);
  return entry;
}

/**
 * cf_codebook_edit_commit:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @changed: what is to be said of it
 * @label: what is done, for people
 * @merge_key: (nullable): see cf_codebook_editor_begin()
 *
 * Makes a step of it, unless that is what is said already.
 *
 * Returns: %TRUE
 */
gboolean
cf_codebook_edit_commit (CfCodebookEditor *editor,
                         const char *place,
                         const char *id,
                         JsonObject *changed,
                         const char *label,
                         const char *merge_key)
{
  JsonObject *entry = cf_codebook_editor_get_entry (editor, place, id);
  g_autoptr (CfEntry) version = NULL;

  if (entry != NULL)
    {
      version = cf_entry_new (CF_ENTRY_LIVING, place, entry);
      if (cf_entry_says (version, changed))
        return TRUE;
    }
  cf_codebook_editor_begin (editor, label, merge_key);
  cf_codebook_editor_put (editor, place, id, changed);
  cf_codebook_editor_end (editor);
  return TRUE;
}

static gboolean
commit_member (
  CfCodebookEditor *editor, const char *place, const char *id, const char *member, JsonNode *value)
{
  g_autoptr (JsonObject) changed = cf_json_object_with (
    cf_codebook_editor_get_entry (editor, place, id), member, value);
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), id);

  return cf_codebook_edit_commit (editor, place, id, changed, label, NULL);
}

/**
 * cf_codebook_edit_with_text:
 * @entry: an entry
 * @member: a member that is a text in several languages
 * @language: one of them, a BCP 47 tag
 * @text: (nullable): what it says; nothing takes it away
 *
 * Returns: (transfer full): the entry with that text
 */
JsonObject *
cf_codebook_edit_with_text (JsonObject *entry,
                            const char *member,
                            const char *language,
                            const char *text)
{
  JsonObject *old = cf_json_get_object (entry, member);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) none = json_object_new ();
  JsonNode *value = text != NULL && *text != '\0' ? cf_json_node_new_string (text) : NULL;

  json_node_take_object (node, cf_json_object_with (old != NULL ? old : none, language, value));
  return cf_json_object_with (entry, member, node);
}

/**
 * cf_codebook_edit_set_text:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @member: `label` or `definition`
 * @language: a BCP 47 tag
 * @text: (nullable): what it says in that language; nothing takes it away
 * @error: why not
 *
 * What is typed without a pause is one step.
 */
gboolean
cf_codebook_edit_set_text (CfCodebookEditor *editor,
                           const char *place,
                           const char *id,
                           const char *member,
                           const char *language,
                           const char *text,
                           GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, place, id, error);
  g_autofree char *key = g_strdup_printf ("%s %s %s %s", place, id, member, language);
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), id);
  g_autoptr (JsonObject) changed = NULL;

  if (entry == NULL || find_rule (place, member, "t", error) == NULL)
    return FALSE;
  changed = cf_codebook_edit_with_text (entry, member, language, text);
  return cf_codebook_edit_commit (editor, place, id, changed, label, key);
}

/**
 * cf_codebook_edit_set_word:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @member: `parent`, `key`, `scope` or `line` of a code; `type` or `list` of an attribute
 * @word: (nullable): what it is to be; %NULL for none, where that can be
 * @error: why it cannot
 */
gboolean
cf_codebook_edit_set_word (CfCodebookEditor *editor,
                           const char *place,
                           const char *id,
                           const char *member,
                           const char *word,
                           GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, place, id, error);
  const Rule *rule =
    entry != NULL ? find_rule (place, member, word != NULL ? "wW" : "W", error) : NULL;

  if (rule == NULL || (word != NULL && !check_word (editor, rule, id, word, error)))
    return FALSE;
  return commit_member (editor, place, id, member, cf_json_node_new_string (word));
}

/**
 * cf_codebook_edit_set_words:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @member: `trim` of a code; `on` of an attribute; `from`, `to` or `attributes` of a relation type;
 *   `aliases` of an entry of a list
 * @words: (array zero-terminated=1): what they are to be
 * @error: which of them cannot
 */
gboolean
cf_codebook_edit_set_words (CfCodebookEditor *editor,
                            const char *place,
                            const char *id,
                            const char *member,
                            const char *const *words,
                            GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, place, id, error);
  const Rule *rule = entry != NULL ? find_rule (place, member, "s", error) : NULL;

  if (rule == NULL)
    return FALSE;
  for (const char *const *word = words; *word != NULL; word++)
    if (!check_word (editor, rule, id, *word, error))
      return FALSE;
  return commit_member (editor, place, id, member, cf_json_node_new_strings (words));
}

/**
 * cf_codebook_edit_set_flag:
 * @editor: an editor
 * @place: a place
 * @id: the id of an entry
 * @member: `required` of an attribute, `symmetric` of a relation type
 * @flag: what it is to be
 * @error: why it cannot
 */
gboolean
cf_codebook_edit_set_flag (CfCodebookEditor *editor,
                           const char *place,
                           const char *id,
                           const char *member,
                           gboolean flag,
                           GError **error)
{
  if (cf_codebook_edit_begin (editor, place, id, error) == NULL ||
      find_rule (place, member, "f", error) == NULL)
    return FALSE;
  return commit_member (editor, place, id, member,
                        json_node_init_boolean (json_node_alloc (), flag));
}
