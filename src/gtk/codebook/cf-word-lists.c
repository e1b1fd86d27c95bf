/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be said in each member of an entry of the codebook, with names for people. */

#include "config.h"

#include "cf-word-lists.h"

#include "cf-json.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *id;
  const char *label;
} Word;

static const Word scopes[] = {
  { "span", NC_ ("scope", "Words of an article") },
  { "article", NC_ ("scope", "The article as a whole") },
};

static const Word lines[] = {
  { "solid", NC_ ("line", "Solid") },   { "wavy", NC_ ("line", "Wavy") },
  { "dotted", NC_ ("line", "Dotted") }, { "dashed", NC_ ("line", "Dashed") },
  { "double", NC_ ("line", "Double") },
};

static const Word trims[] = {
  { "quotes", NC_ ("trim", "Outer quotation marks") },
  { "punctuation", NC_ ("trim", "Final punctuation") },
  { "space", NC_ ("trim", "Spaces") },
};

static const Word types[] = {
  { "choice", NC_ ("type", "One of several values") },
  { "choices", NC_ ("type", "Some of several values") },
  { "text", NC_ ("type", "Text") },
  { "number", NC_ ("type", "Number") },
  { "yes-no", NC_ ("type", "Yes or no") },
  { "list", NC_ ("type", "List that grows while coding") },
};

static CfWords *
make_fixed (const Word *rows, guint n, const char *context)
{
  CfWords *words = cf_words_new ();

  for (guint i = 0; i < n; i++)
    cf_words_add (words, rows[i].id, g_dpgettext2 (NULL, context, rows[i].label));
  return words;
}

CfWords *
cf_words_list_scopes (CfCodebookDesk *desk, const char *id)
{
  return make_fixed (scopes, G_N_ELEMENTS (scopes), "scope");
}

CfWords *
cf_words_list_lines (CfCodebookDesk *desk, const char *id)
{
  return make_fixed (lines, G_N_ELEMENTS (lines), "line");
}

CfWords *
cf_words_list_trims (CfCodebookDesk *desk, const char *id)
{
  return make_fixed (trims, G_N_ELEMENTS (trims), "trim");
}

CfWords *
cf_words_list_types (CfCodebookDesk *desk, const char *id)
{
  return make_fixed (types, G_N_ELEMENTS (types), "type");
}

static gboolean
is_retired (CfCodebookEditor *editor, const char *code)
{
  return cf_json_get_boolean (cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code),
                              "retired");
}

static void
add_entry (CfWords *words, CfCodebookDesk *desk, const char *place, const char *id)
{
  g_autofree char *label = cf_codebook_desk_dup_label (desk, place, id);

  cf_words_add (words, id, label);
}

/* Codes in use, but @but; and those that are named already in @member of an entry. */
static void
add_codes (
  CfWords *words, CfCodebookDesk *desk, const char *but, JsonObject *naming, const char *member)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  g_auto (GStrv) named = naming != NULL ? cf_json_get_strings (naming, member) : NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gboolean is_named = named != NULL && g_strv_contains ((const char *const *) named, id);

      if (g_strcmp0 (id, but) != 0 && (is_named || !is_retired (editor, id)))
        add_entry (words, desk, CF_PLACE_CODES, id);
    }
}

/* A code cannot stand under one that stands under it. */
CfWords *
cf_words_list_parents (CfCodebookDesk *desk, const char *id)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  JsonObject *code = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, id);
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  CfWords *words = cf_words_new ();

  cf_words_add (words, "", _ ("None"));
  for (guint i = 0; code != NULL && i < ids->len; i++)
    {
      const char *other = g_ptr_array_index (ids, i);
      JsonObject *entry = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, other);
      gboolean is_parent = g_strcmp0 (cf_json_get_string (code, "parent"), other) == 0;
      gboolean fits =
        !is_retired (editor, other) && !cf_codebook_edit_stands_under (editor, other, id) &&
        g_strcmp0 (cf_json_get_string (entry, "scope"), cf_json_get_string (code, "scope")) == 0;

      if (is_parent || fits)
        add_entry (words, desk, CF_PLACE_CODES, other);
    }
  return words;
}

/* All keys, with whose they are: to choose one that is taken says why it cannot be. */
CfWords *
cf_words_list_keys (CfCodebookDesk *desk, const char *id)
{
  CfCodebook *codebook = cf_codebook_desk_get_codebook (desk);
  CfWords *words = cf_words_new ();

  cf_words_add (words, "", _ ("None"));
  for (char digit = '1'; digit <= '9'; digit++)
    {
      const char key[] = { digit, '\0' };
      const CfCode *code = cf_codebook_get_code_for_key (codebook, key);
      g_autofree char *label = code != NULL && !g_str_equal (code->id, id)
                                 ? g_strdup_printf ("%s (%s)", key, cf_code_get_label (code))
                                 : g_strdup (key);

      cf_words_add (words, key, label);
    }
  return words;
}

CfWords *
cf_words_list_owners (CfCodebookDesk *desk, const char *id)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  g_autoptr (GPtrArray) relations = cf_codebook_editor_list_ids (editor, CF_PLACE_RELATIONS);
  JsonObject *attribute = cf_codebook_editor_get_entry (editor, CF_PLACE_ATTRIBUTES, id);
  g_auto (GStrv) on = attribute != NULL ? cf_json_get_strings (attribute, "on") : NULL;
  CfWords *words = cf_words_new ();

  add_codes (words, desk, NULL, attribute, "on");
  /* A relation type says itself which attributes it has. */
  for (guint i = 0; i < relations->len; i++)
    if (on != NULL && g_strv_contains ((const char *const *) on, g_ptr_array_index (relations, i)))
      add_entry (words, desk, CF_PLACE_RELATIONS, g_ptr_array_index (relations, i));
  return words;
}

/* The lists that there are, and one of the attribute's own name. */
CfWords *
cf_words_list_lists (CfCodebookDesk *desk, const char *id)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  g_autoptr (GPtrArray) places = cf_codebook_editor_list_places (editor);
  JsonObject *attribute = cf_codebook_editor_get_entry (editor, CF_PLACE_ATTRIBUTES, id);
  const char *now = attribute != NULL ? cf_json_get_string (attribute, "list") : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  CfWords *words = cf_words_new ();

  for (guint i = 0; i < places->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (places, i), CF_PLACE_LIST_PREFIX))
      g_ptr_array_add (names, cf_place_get_list (g_ptr_array_index (places, i)));
  if (now != NULL && !g_ptr_array_find_with_equal_func (names, now, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (now));
  if (!g_ptr_array_find_with_equal_func (names, id, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (id));
  g_ptr_array_sort (names, (GCompareFunc) (void *) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    cf_words_add (words, g_ptr_array_index (names, i), g_ptr_array_index (names, i));
  return words;
}

static CfWords *
list_ends (CfCodebookDesk *desk, const char *id, const char *member)
{
  CfWords *words = cf_words_new ();

  add_codes (
    words, desk, NULL,
    cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (desk), CF_PLACE_RELATIONS, id),
    member);
  return words;
}

CfWords *
cf_words_list_from (CfCodebookDesk *desk, const char *id)
{
  return list_ends (desk, id, "from");
}

CfWords *
cf_words_list_to (CfCodebookDesk *desk, const char *id)
{
  return list_ends (desk, id, "to");
}

CfWords *
cf_words_list_attributes (CfCodebookDesk *desk, const char *id)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (cf_codebook_desk_get_editor (desk),
                                                           CF_PLACE_ATTRIBUTES);
  CfWords *words = cf_words_new ();

  for (guint i = 0; i < ids->len; i++)
    add_entry (words, desk, CF_PLACE_ATTRIBUTES, g_ptr_array_index (ids, i));
  return words;
}

/**
 * cf_words_list_successors:
 * @desk: the desk
 * @id: a code
 *
 * Returns: (transfer full): the codes into which it can be merged
 */
CfWords *
cf_words_list_successors (CfCodebookDesk *desk, const char *id)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  const char *scope =
    cf_json_get_string (cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, id), "scope");
  CfWords *words = cf_words_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const char *other = g_ptr_array_index (ids, i);
      JsonObject *entry = cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, other);

      if (!g_str_equal (other, id) && !is_retired (editor, other) &&
          g_strcmp0 (cf_json_get_string (entry, "scope"), scope) == 0)
        add_entry (words, desk, CF_PLACE_CODES, other);
    }
  return words;
}
