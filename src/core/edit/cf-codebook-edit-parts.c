/* SPDX-License-Identifier: GPL-3.0-or-later
 * Parts of entries of a codebook: the examples of a code, the values of an attribute. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-references.h"
#include "cf-error.h"
#include "cf-json.h"
#include "cf-labels.h"
#include "cf-segment.h"

#include <glib/gi18n.h>

#include <string.h>

/* The element at @position of an array that is a member, exchanged, added at the end, or taken away. */
static JsonObject *
with_element (JsonObject *entry, const char *member, guint position, JsonObject *element)
{
  JsonArray *old = cf_json_get_array (entry, member), *array = json_array_new ();
  guint n = old != NULL ? json_array_get_length (old) : 0;
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < n; i++)
    {
      if (i != position)
        json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
      else if (element != NULL)
        json_array_add_object_element (array, json_object_ref (element));
    }
  if (position >= n && element != NULL)
    json_array_add_object_element (array, json_object_ref (element));
  json_node_take_array (node, array);
  return cf_json_object_with (entry, member, node);
}

static JsonObject *
get_element (JsonObject *entry, const char *member, guint position)
{
  JsonArray *array = cf_json_get_array (entry, member);

  return array != NULL && position < json_array_get_length (array)
           ? cf_json_array_get_object (array, position)
           : NULL;
}

static gboolean
commit_element (CfCodebookEditor *editor,
                const char *place,
                const char *id,
                const char *member,
                guint position,
                JsonObject *element,
                const char *merge_key)
{
  g_autoptr (JsonObject) changed = with_element (cf_codebook_editor_get_entry (editor, place, id),
                                                 member, position, element);
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), id);

  return cf_codebook_edit_commit (editor, place, id, changed, label, merge_key);
}

/* A text in several languages, one of them exchanged. */
static JsonObject *
with_language (JsonObject *texts, const char *language, const char *text)
{
  g_autoptr (JsonObject) none = json_object_new ();

  return cf_json_object_with (texts != NULL ? texts : none, language,
                              text != NULL && *text != '\0' ? cf_json_node_new_string (text)
                                                            : NULL);
}

/**
 * cf_codebook_edit_add_example:
 * @editor: an editor
 * @code: a code
 * @language: a BCP 47 tag
 * @text: a sentence, the span between U+27E6 and U+27E7
 * @error: why not
 */
gboolean
cf_codebook_edit_add_example (CfCodebookEditor *editor,
                              const char *code,
                              const char *language,
                              const char *text,
                              GError **error)
{
  g_autoptr (JsonObject) example = with_language (NULL, language, text);

  if (cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error) == NULL)
    return FALSE;
  return commit_element (editor, CF_PLACE_CODES, code, "examples", G_MAXUINT, example, NULL);
}

/* From the beginning of the sentence in which the annotation begins to the end of that in which it ends. */
static CfSpan
find_sentences (CfArticle *article, CfSpan extent)
{
  CfText *text = cf_article_get_text (article);
  guint last = extent.end > extent.start ? extent.end - 1 : extent.start;
  CfSpan first = extent, end = extent;

  cf_segment_find (text, cf_article_get_block_span (article, extent.start), CF_UNIT_SENTENCE,
                   extent.start, &first);
  cf_segment_find (text, cf_article_get_block_span (article, last), CF_UNIT_SENTENCE, last, &end);
  return cf_segment_trim_space (
    text, (CfSpan){ MIN (first.start, extent.start), MAX (end.end, extent.end) });
}

static char *
make_example (CfArticle *article, GArray *spans)
{
  CfText *text = cf_article_get_text (article);
  CfSpan *span = (CfSpan *) (gpointer) spans->data;
  CfSpan extent = { span[0].start, span[spans->len - 1].end };
  CfSpan whole = find_sentences (article, extent);
  GString *example = g_string_new (NULL);
  guint at = whole.start;

  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *before = cf_text_slice (text, (CfSpan){ at, span[i].start });
      g_autofree char *marked = cf_text_slice (text, span[i]);

      g_string_append_printf (example, "%s⟦%s⟧", before, marked);
      at = span[i].end;
    }
  {
    g_autofree char *after = cf_text_slice (text, (CfSpan){ at, MAX (whole.end, at) });

    g_string_append (example, after);
  }
  return g_string_free (example, FALSE);
}

/**
 * cf_codebook_edit_take_words:
 * @editor: an editor
 * @article: an article
 * @annotation: an annotation of it, by whomever, whose sentence becomes an example of its code
 * @spans: (element-type CfSpan): where it stands there now
 * @error: why not: its words are not found any more
 */
gboolean
cf_codebook_edit_take_words (CfCodebookEditor *editor,
                             CfArticle *article,
                             CfAnnotation *annotation,
                             GArray *spans,
                             GError **error)
{
  CfCodebook *codebook = cf_codebook_editor_get_codebook (editor);
  const char *code = cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (annotation)));
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);
  g_autofree char *text = NULL;
  const char *language;
  guint block;

  if (spans->len == 0 || code == NULL)
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_NOT_FOUND,
                           _ ("the annotation has no words that could be an example"));
      return FALSE;
    }
  text = make_example (article, spans);
  block = cf_article_find_block (article, g_array_index (spans, CfSpan, 0).start);
  language = block < n_blocks ? blocks[block].language : NULL;
  return cf_codebook_edit_add_example (editor, code, language != NULL ? language : "und", text,
                                       error);
}

/**
 * cf_codebook_edit_take_example:
 * @editor: an editor
 * @document: an article that is open
 * @annotation: an annotation of its layer
 * @error: why not: its words are not found any more
 */
gboolean
cf_codebook_edit_take_example (CfCodebookEditor *editor,
                               CfDocument *document,
                               CfAnnotation *annotation,
                               GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_document_get_spans (document, annotation, spans);
  return cf_codebook_edit_take_words (editor, cf_document_get_article (document), annotation, spans,
                                      error);
}

/**
 * cf_codebook_edit_set_example:
 * @editor: an editor
 * @code: a code
 * @example: which, from 0
 * @language: a BCP 47 tag
 * @text: (nullable): what it says in that language; an example that says nothing goes
 * @error: why not
 */
gboolean
cf_codebook_edit_set_example (CfCodebookEditor *editor,
                              const char *code,
                              guint example,
                              const char *language,
                              const char *text,
                              GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_CODES, code, error);
  JsonObject *old = entry != NULL ? get_element (entry, "examples", example) : NULL;
  g_autofree char *key = g_strdup_printf ("example %s %u %s", code, example, language);
  g_autoptr (JsonObject) changed = NULL;

  if (old == NULL)
    {
      if (entry != NULL)
        g_set_error_literal (error, CF_ERROR, CF_ERROR_NOT_FOUND, _ ("there is no such example"));
      return FALSE;
    }
  changed = with_language (old, language, text);
  return commit_element (editor, CF_PLACE_CODES, code, "examples", example,
                         json_object_get_size (changed) > 0 ? changed : NULL, key);
}

static gboolean
find_value (CfCodebookEditor *editor,
            const char *attribute,
            const char *value,
            guint *position,
            GError **error)
{
  JsonObject *entry = cf_codebook_edit_begin (editor, CF_PLACE_ATTRIBUTES, attribute, error);
  JsonArray *values = entry != NULL ? cf_json_get_array (entry, "values") : NULL;

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      JsonObject *object = cf_json_array_get_object (values, i);

      *position = i;
      if (object != NULL && g_strcmp0 (cf_json_get_string (object, "id"), value) == 0)
        return TRUE;
    }
  if (entry != NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND, _ ("“%s” has no value “%s”"), attribute,
                 value);
  return FALSE;
}

static char *
make_value_id (CfCodebookEditor *editor, const char *attribute, const char *label)
{
  g_autofree char *slug = g_ascii_strdown (label, -1);
  char *id;
  guint position;

  g_strcanon (slug, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  while (g_str_has_prefix (slug, "-"))
    memmove (slug, slug + 1, strlen (slug));
  while (g_str_has_suffix (slug, "-"))
    slug[strlen (slug) - 1] = '\0';
  id = g_strdup (*slug != '\0' ? slug : "value");
  for (guint n = 2; find_value (editor, attribute, id, &position, NULL); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", *slug != '\0' ? slug : "value", n);
    }
  return id;
}

/**
 * cf_codebook_edit_add_value:
 * @editor: an editor
 * @attribute: an attribute of one or several choices
 * @label: what the choice is called, in the user's language
 * @error: why not
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
cf_codebook_edit_add_value (CfCodebookEditor *editor,
                            const char *attribute,
                            const char *label,
                            GError **error)
{
  g_autoptr (JsonObject) blank = json_object_new ();
  g_autoptr (JsonObject) value = NULL;
  char *id;

  if (cf_codebook_edit_begin (editor, CF_PLACE_ATTRIBUTES, attribute, error) == NULL)
    return NULL;
  id = make_value_id (editor, attribute, label);
  json_object_set_string_member (blank, "id", id);
  value = cf_codebook_edit_with_text (blank, "label", cf_labels_get_user_language (), label);
  commit_element (editor, CF_PLACE_ATTRIBUTES, attribute, "values", G_MAXUINT, value, NULL);
  return id;
}

/**
 * cf_codebook_edit_set_value_text:
 * @editor: an editor
 * @attribute: an attribute
 * @value: the id of one of its values
 * @member: `label` or `definition`
 * @language: a BCP 47 tag
 * @text: (nullable): what it says in that language
 * @error: why not
 */
gboolean
cf_codebook_edit_set_value_text (CfCodebookEditor *editor,
                                 const char *attribute,
                                 const char *value,
                                 const char *member,
                                 const char *language,
                                 const char *text,
                                 GError **error)
{
  g_autofree char *key = g_strdup_printf ("value %s %s %s %s", attribute, value, member, language);
  g_autoptr (JsonObject) changed = NULL;
  guint position;

  if (!find_value (editor, attribute, value, &position, error))
    return FALSE;
  changed = cf_codebook_edit_with_text (
    get_element (cf_codebook_editor_get_entry (editor, CF_PLACE_ATTRIBUTES, attribute), "values",
                 position),
    member, language, text);
  return commit_element (editor, CF_PLACE_ATTRIBUTES, attribute, "values", position, changed, key);
}

/**
 * cf_codebook_edit_move_value:
 * @editor: an editor
 * @attribute: an attribute
 * @value: the id of one of its values
 * @position: where it is to stand then, from 0
 * @error: why not
 */
gboolean
cf_codebook_edit_move_value (CfCodebookEditor *editor,
                             const char *attribute,
                             const char *value,
                             guint position,
                             GError **error)
{
  JsonObject *entry;
  JsonArray *old, *array;
  JsonNode *node;
  g_autoptr (JsonObject) changed = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Move “%s”"), value);
  guint from, n;

  if (!find_value (editor, attribute, value, &from, error))
    return FALSE;
  entry = cf_codebook_editor_get_entry (editor, CF_PLACE_ATTRIBUTES, attribute);
  old = cf_json_get_array (entry, "values");
  n = json_array_get_length (old);
  position = MIN (position, n - 1);
  array = json_array_new ();
  for (guint i = 0, k = 0; i < n; i++)
    {
      k += k == from;
      json_array_add_element (
        array, json_node_copy (json_array_get_element (old, i == position ? from : k++)));
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  changed = cf_json_object_with (entry, "values", node);
  return cf_codebook_edit_commit (editor, CF_PLACE_ATTRIBUTES, attribute, changed, label, NULL);
}

/**
 * cf_codebook_edit_remove_value:
 * @editor: an editor
 * @attribute: an attribute
 * @value: the id of one of its values, which is not offered any more
 * @error: why not
 *
 * Annotations that have it keep it.
 */
gboolean
cf_codebook_edit_remove_value (CfCodebookEditor *editor,
                               const char *attribute,
                               const char *value,
                               GError **error)
{
  guint position;

  if (!find_value (editor, attribute, value, &position, error))
    return FALSE;
  return commit_element (editor, CF_PLACE_ATTRIBUTES, attribute, "values", position, NULL, NULL);
}
