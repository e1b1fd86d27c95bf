/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where one text of a codebook stands, in one language. */

#include "config.h"

#include "cf-text-slot.h"

#include "cf-json.h"

#include <stdlib.h>

CfTextSlot *
cf_text_slot_new (CfTextKind kind,
                  const char *place,
                  const char *id,
                  const char *part,
                  const char *member,
                  const char *language)
{
  CfTextSlot *slot = g_new0 (CfTextSlot, 1);

  slot->kind = kind;
  slot->place = g_strdup (place);
  slot->id = g_strdup (id);
  slot->part = g_strdup (part);
  slot->member = g_strdup (member);
  slot->language = g_strdup (language);
  return slot;
}

void
cf_text_slot_free (CfTextSlot *slot)
{
  g_free (slot->place);
  g_free (slot->id);
  g_free (slot->part);
  g_free (slot->member);
  g_free (slot->language);
  g_free (slot);
}

static const char *
get_in (JsonObject *object, const char *member, const char *language)
{
  JsonObject *texts = object != NULL ? cf_json_get_object (object, member) : NULL;

  return texts != NULL ? cf_json_get_string (texts, language) : NULL;
}

static const char *
get_of_value (JsonObject *attribute, const CfTextSlot *slot)
{
  JsonArray *values = cf_json_get_array (attribute, "values");

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      JsonObject *value = cf_json_array_get_object (values, i);

      if (value != NULL && g_strcmp0 (cf_json_get_string (value, "id"), slot->part) == 0)
        return get_in (value, slot->member, slot->language);
    }
  return NULL;
}

static const char *
get_of_example (JsonObject *code, const CfTextSlot *slot)
{
  JsonArray *examples = cf_json_get_array (code, "examples");
  guint i = (guint) atoi (slot->part);
  JsonObject *example = examples != NULL && i < json_array_get_length (examples)
                          ? cf_json_array_get_object (examples, i)
                          : NULL;

  return example != NULL ? cf_json_get_string (example, slot->language) : NULL;
}

/* What is said in each line, without blank ones, and each once. */
static char **
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0' && g_hash_table_add (done, *line))
      g_strv_builder_add (builder, *line);
  return g_strv_builder_end (builder);
}

/**
 * cf_text_slot_dup:
 * @slot: a slot
 * @editor: an editor
 *
 * Returns: (transfer full): what is said there; empty for nothing
 */
char *
cf_text_slot_dup (const CfTextSlot *slot, CfCodebookEditor *editor)
{
  JsonObject *entry = cf_codebook_editor_get_entry (editor, slot->place, slot->id);
  g_auto (GStrv) aliases = NULL;
  const char *text = NULL;

  if (entry == NULL)
    return g_strdup ("");
  switch (slot->kind)
    {
    case CF_TEXT_OF_ENTRY:
      text = get_in (entry, slot->member, slot->language);
      break;
    case CF_TEXT_OF_VALUE:
      text = get_of_value (entry, slot);
      break;
    case CF_TEXT_OF_EXAMPLE:
      text = get_of_example (entry, slot);
      break;
    case CF_TEXT_OF_ALIASES:
      aliases = cf_json_get_strings (entry, "aliases");
      return g_strjoinv ("\n", aliases);
    case CF_TEXT_TITLE:
      text = cf_json_get_string (entry, "title");
      break;
    }
  return g_strdup (text != NULL ? text : "");
}

/**
 * cf_text_slot_says:
 * @slot: a slot
 * @editor: an editor
 * @text: what is typed
 *
 * Returns: whether that is what is said there: a line that has been begun says nothing yet
 */
gboolean
cf_text_slot_says (const CfTextSlot *slot, CfCodebookEditor *editor, const char *text)
{
  g_autofree char *said = cf_text_slot_dup (slot, editor);
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (slot->kind != CF_TEXT_OF_ALIASES)
    return g_str_equal (said, text);
  lines = split_lines (text);
  joined = g_strjoinv ("\n", lines);
  return g_str_equal (said, joined);
}

/**
 * cf_text_slot_set:
 * @slot: a slot
 * @editor: an editor
 * @text: what is to be said there; empty for nothing
 * @error: why it cannot be
 */
gboolean
cf_text_slot_set (const CfTextSlot *slot,
                  CfCodebookEditor *editor,
                  const char *text,
                  GError **error)
{
  g_auto (GStrv) lines = NULL;

  switch (slot->kind)
    {
    case CF_TEXT_OF_ENTRY:
      return cf_codebook_edit_set_text (editor, slot->place, slot->id, slot->member, slot->language,
                                        text, error);
    case CF_TEXT_OF_VALUE:
      return cf_codebook_edit_set_value_text (editor, slot->id, slot->part, slot->member,
                                              slot->language, text, error);
    case CF_TEXT_OF_EXAMPLE:
      return cf_codebook_edit_set_example (editor, slot->id, (guint) atoi (slot->part),
                                           slot->language, text, error);
    case CF_TEXT_OF_ALIASES:
      lines = split_lines (text);
      return cf_codebook_edit_set_words (editor, slot->place, slot->id, "aliases",
                                         (const char *const *) lines, error);
    case CF_TEXT_TITLE:
      return cf_codebook_edit_set_title (editor, text, error);
    }
  return FALSE;
}
