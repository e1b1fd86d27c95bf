/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a session does to the layer that is shown: each function is what a key, a button or a menu entry
 * means. */

#include "config.h"

#include "cf-edit.h"
#include "cf-selector.h"
#include "cf-session-private.h"

#include <glib/gi18n.h>

/**
 * cf_session_tell:
 * @self: a session
 * @text: something to tell
 * @undoable: whether it can be undone
 */
void
cf_session_tell (CfSession *self, const char *text, gboolean undoable)
{
  g_signal_emit_by_name (self, "message", text, undoable);
}

/**
 * cf_session_can_change:
 * @self: a session
 * @document: (nullable): an article
 *
 * Returns: whether its layer can be changed; where it is read-only, that is told
 */
gboolean
cf_session_can_change (CfSession *self, CfDocument *document)
{
  if (document == NULL || cf_document_is_writable (document))
    return document != NULL;
  cf_session_tell (self, _ ("This layer is read-only"), FALSE);
  return FALSE;
}

/**
 * cf_session_can_edit:
 * @self: a session
 *
 * Returns: whether the layer that is shown can be changed; where it is read-only, that is told
 */
gboolean
cf_session_can_edit (CfSession *self)
{
  return cf_session_can_change (self, cf_session_get_document (self));
}

/**
 * cf_session_can_move:
 * @self: a session
 * @annotation: (nullable): an annotation of the layer that is shown
 *
 * Returns: whether it can be moved and deleted; where it is locked, that is told
 */
gboolean
cf_session_can_move (CfSession *self, CfAnnotation *annotation)
{
  g_autoptr (GError) error = NULL;

  if (!cf_session_can_edit (self) || annotation == NULL)
    return FALSE;
  if (cf_edit_check_unlocked (CF_RECORD (annotation), &error))
    return TRUE;
  cf_session_tell (self, error->message, FALSE);
  return FALSE;
}

/**
 * cf_session_has_words:
 * @self: a session in which something is selected
 *
 * Spaces and the line breaks between blocks are no words that could be marked.
 *
 * Returns: whether anything of the selection can be seen; where nothing can, that is told
 */
gboolean
cf_session_has_words (CfSession *self)
{
  if (cf_edit_is_visible (cf_session_get_document (self), cf_session_get_selection (self)))
    return TRUE;
  cf_session_tell (self, _ ("There are no words in the selection"), FALSE);
  return FALSE;
}

static char *
make_label (const char *format, const CfCode *code)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);

  return g_strjoinv (cf_code_get_label (code), pieces);
}

static char *
make_attribute_label (const char *format, const CfAttribute *attribute)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
  const char *name = cf_labels_get (attribute->label);

  return g_strjoinv (name != NULL ? name : attribute->id, pieces);
}

static void
tag_spans (CfSession *self, const CfCode *code, const CfSpan *spans, guint n)
{
  CfDocument *document = cf_session_get_document (self);
  CfAnnotation *annotation = cf_edit_find_same (document, code, spans, n);
  g_autofree char *text = NULL;

  if (annotation != NULL)
    {
      text = make_label (_ ("Already tagged as %s"), code);
      cf_session_choose (self, annotation, FALSE);
      cf_session_tell (self, text, FALSE);
      return;
    }
  annotation = cf_edit_annotate (cf_session_get_history (self), document, code, spans, n);
  cf_session_choose (self, annotation, FALSE);
}

/**
 * cf_session_collapse_selection:
 * @self: a session
 *
 * The caret stays at the end of what was tagged: the next key selects from there.
 */
void
cf_session_collapse_selection (CfSession *self)
{
  CfSpan selection = cf_session_get_selection (self);

  cf_session_set_selection (self, (CfSpan){ selection.end, selection.end }, FALSE);
}

/**
 * cf_session_tag:
 * @self: a session
 * @code: a code
 *
 * Tags the selection; without one, gives the chosen annotation that code.
 *
 * Returns: whether there was anything to tag
 */
gboolean
cf_session_tag (CfSession *self, const CfCode *code)
{
  CfSpan selection = cf_session_get_selection (self);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (!cf_session_can_edit (self))
    return FALSE;
  if (selection.start == selection.end || cf_session_is_selection_of_chosen (self))
    return cf_session_recode (self, code);
  if (!cf_session_has_words (self))
    return FALSE;
  cf_session_list_selected (self, parts);
  tag_spans (self, code, (const CfSpan *) (gpointer) parts->data, parts->len);
  cf_session_collapse_selection (self);
  return TRUE;
}

/**
 * cf_session_tag_again:
 * @self: a session
 * @code: a code
 *
 * Gives the words of the chosen annotation a second code, as an annotation of its own; those of somebody else's
 * annotation one's own.
 */
gboolean
cf_session_tag_again (CfSession *self, const CfCode *code)
{
  CfAnnotation *chosen = cf_session_get_seen (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (!cf_session_can_edit (self) || chosen == NULL)
    return FALSE;
  cf_session_get_spans (self, chosen, spans);
  if (spans->len == 0)
    return FALSE;
  tag_spans (self, code, (const CfSpan *) (gpointer) spans->data, spans->len);
  return TRUE;
}

/* What @to has of an attribute of @from gives way. */
static void
copy_values (CfRecord *to, CfRecord *from)
{
  guint n;
  const CfValue *values = cf_record_get_values (from, &n);

  for (guint i = 0; i < n; i++)
    cf_record_clear_values (to, values[i].attribute);
  for (guint i = 0; i < n; i++)
    cf_record_add_value (to, values[i].attribute, values[i].value);
}

/**
 * cf_session_commit:
 * @self: a session
 * @changed: what a record of the layer that is shown is to say
 * @label: what is done, for people
 * @merge_key: (nullable): with what it makes one step, if that was done just before
 *
 * Returns: whether it is anything else than before
 */
gboolean
cf_session_commit (CfSession *self, CfRecord *changed, const char *label, const char *merge_key)
{
  return cf_edit_commit (cf_session_get_history (self), cf_session_get_document (self), changed,
                         label, merge_key);
}

gboolean
cf_session_recode (CfSession *self, const CfCode *code)
{
  CfAnnotation *chosen = cf_session_take_chosen (self);
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfRecord) changed = NULL;
  g_autofree char *label = make_label (_ ("Recode as %s"), code);
  g_autofree char *text = make_label (_ ("Recoded as %s"), code);

  if (!cf_session_can_edit (self) || chosen == NULL || cf_annotation_has_article_scope (chosen))
    return FALSE;
  changed = cf_edit_begin (document, CF_RECORD (chosen));
  cf_edit_recode (document, CF_ANNOTATION (changed), code);
  if (cf_session_commit (self, changed, label, NULL))
    cf_session_tell (self, text, TRUE);
  return TRUE;
}

static void
repeat_on_selection (CfSession *self, const CfCode *code, CfAnnotation *like)
{
  CfDocument *document = cf_session_get_document (self);
  g_autofree char *label = make_label (_ ("Tag as %s"), code);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  const CfSpan *spans;
  g_autoptr (CfAnnotation) draft = NULL;
  CfStep *step;

  if (!cf_session_has_words (self))
    return;
  cf_session_list_selected (self, parts);
  spans = (const CfSpan *) (gpointer) parts->data;
  if (cf_edit_find_same (document, code, spans, parts->len) != NULL)
    {
      tag_spans (self, code, spans, parts->len);
      return;
    }
  draft = cf_edit_draft (document, code, spans, parts->len);
  copy_values (CF_RECORD (draft), CF_RECORD (like));
  step = cf_step_new (label);
  cf_step_add (step, document, cf_record_get_id (CF_RECORD (draft)), NULL, CF_RECORD (draft));
  cf_session_copy_source_links (self, step, document, cf_record_get_id (CF_RECORD (draft)), like);
  cf_history_do (cf_session_get_history (self), step, NULL);
  cf_session_choose (self, draft, FALSE);
  cf_session_collapse_selection (self);
}

static void
repeat_on_chosen (CfSession *self, const CfCode *code, CfRecord *like)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfRecord) changed = cf_edit_begin (document, CF_RECORD (cf_session_get_chosen (self)));
  g_autofree char *label = make_label (_ ("Recode as %s"), code);

  cf_edit_recode (document, CF_ANNOTATION (changed), code);
  copy_values (changed, like);
  cf_session_commit (self, changed, label, NULL);
}

/**
 * cf_session_repeat:
 * @self: a session
 *
 * Tags the selection like the annotation that was made or changed last, in any article: with its code,
 * attributes and sources. Without a selection the chosen annotation becomes like it.
 *
 * Returns: whether there was anything to repeat, and to tag
 */
gboolean
cf_session_repeat (CfSession *self)
{
  CfAnnotation *like = cf_history_find_last_annotation (cf_session_get_history (self));
  CfAnnotation *chosen = cf_session_get_chosen (self);
  CfSpan selection = cf_session_get_selection (self);
  const CfCode *code;

  if (!cf_session_can_edit (self) || like == NULL)
    return FALSE;
  code =
    cf_codebook_follow_code (cf_session_get_codebook (self), cf_record_get_code (CF_RECORD (like)));
  if (code == NULL)
    return FALSE;
  if (selection.start < selection.end && !cf_session_is_selection_of_chosen (self))
    repeat_on_selection (self, code, like);
  else if (chosen != NULL && chosen != like && !cf_annotation_has_article_scope (chosen))
    repeat_on_chosen (self, code, CF_RECORD (like));
  else if (!cf_session_refuses (self))
    return FALSE;
  return TRUE;
}

gboolean
cf_session_delete (CfSession *self)
{
  CfAnnotation *chosen = cf_session_take_chosen (self);
  const CfCode *code;
  g_autofree char *text = NULL;

  if (!cf_session_can_move (self, chosen))
    return FALSE;
  code =
    cf_codebook_get_code (cf_session_get_codebook (self), cf_record_get_code (CF_RECORD (chosen)));
  text = code != NULL ? make_label (_ ("%s deleted"), code) : g_strdup (_ ("Annotation deleted"));
  cf_edit_delete (cf_session_get_history (self), cf_session_get_document (self), CF_RECORD (chosen),
                  _ ("Delete annotation"));
  cf_session_tell (self, text, TRUE);
  return TRUE;
}

/**
 * cf_session_toggle_doubt:
 * @self: a session
 * @record: (nullable): an annotation or link of the layer that is shown
 *
 * Returns: whether there was anything to doubt
 */
gboolean
cf_session_toggle_doubt (CfSession *self, CfRecord *record)
{
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_edit (self) || (record == NULL && cf_session_refuses (self)) ||
      record == NULL)
    return FALSE;
  changed = cf_edit_begin (cf_session_get_document (self), record);
  cf_record_set_doubt (changed, !cf_record_get_doubt (changed));
  return cf_session_commit (
    self, changed, cf_record_get_doubt (changed) ? _ ("Mark as doubtful") : _ ("Remove doubt"),
    NULL);
}

/**
 * cf_session_set_note:
 * @self: a session
 * @record: an annotation or link of the layer that is shown
 * @note: its note; empty for none
 */
gboolean
cf_session_set_note (CfSession *self, CfRecord *record, const char *note)
{
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_edit (self))
    return FALSE;
  changed = cf_edit_begin (cf_session_get_document (self), record);
  cf_record_set_note (changed, note);
  return cf_session_commit (self, changed, _ ("Change note"), NULL);
}

static gboolean
annotate_article (CfSession *self,
                  const CfAttribute *attribute,
                  const char *value,
                  const char *label)
{
  CfDocument *document = cf_session_get_document (self);
  const CfCode *code = cf_edit_get_article_code (document);
  g_autoptr (CfAnnotation) draft = NULL;

  if (code == NULL)
    return FALSE;
  draft = cf_edit_draft (document, code, NULL, 0);
  cf_record_add_value (CF_RECORD (draft), attribute->id, value);
  cf_edit_add (cf_session_get_history (self), document, CF_RECORD (draft), label);
  return TRUE;
}

/**
 * cf_session_set_value:
 * @self: a session
 * @record: (nullable): an annotation or link of the layer that is shown; %NULL for the annotation of the
 *   article as a whole, which is made with its first value
 * @attribute: one of its attributes
 * @value: a value
 * @has: whether it is to have it; an attribute of one value loses its others
 */
gboolean
cf_session_set_value (
  CfSession *self, CfRecord *record, const CfAttribute *attribute, const char *value, gboolean has)
{
  g_autofree char *label = make_attribute_label (_ ("Set %s"), attribute);
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_edit (self))
    return FALSE;
  if (has && attribute->list != NULL && cf_session_get_vocabulary (self) != NULL)
    cf_vocabulary_add (cf_session_get_vocabulary (self), attribute->list, value);
  if (record == NULL)
    return has && annotate_article (self, attribute, value, label);
  changed = cf_edit_begin (cf_session_get_document (self), record);
  if (!cf_attribute_takes_several (attribute))
    cf_record_clear_values (changed, attribute->id);
  if (has)
    cf_record_add_value (changed, attribute->id, value);
  else
    cf_record_remove_value (changed, attribute->id, value);
  return cf_session_commit (self, changed, label, NULL);
}

/**
 * cf_session_clear_values:
 * @self: a session
 * @record: an annotation or link of the layer that is shown
 * @attribute: the attribute that loses all its values
 */
gboolean
cf_session_clear_values (CfSession *self, CfRecord *record, const CfAttribute *attribute)
{
  g_autofree char *label = make_attribute_label (_ ("Clear %s"), attribute);
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_edit (self))
    return FALSE;
  changed = cf_edit_begin (cf_session_get_document (self), record);
  cf_record_clear_values (changed, attribute->id);
  return cf_session_commit (self, changed, label, NULL);
}

/**
 * cf_session_set_finished:
 * @self: a session
 * @finished: whether the annotator has finished the article that is shown
 */
void
cf_session_set_finished (CfSession *self, gboolean finished)
{
  if (!cf_session_can_edit (self))
    return;
  cf_edit_set_finished (cf_session_get_history (self), cf_session_get_document (self), finished,
                        finished ? _ ("Finish article") : _ ("Reopen article"));
  cf_session_tell (self, finished ? _ ("Article finished") : _ ("Article reopened"), TRUE);
}

/**
 * cf_session_correct:
 * @self: a session
 * @correction: (nullable): what is to be said of the article that is shown, in place of what its file says
 *
 * Returns: whether that is anything else than before
 */
gboolean
cf_session_correct (CfSession *self, const CfCorrection *correction)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfArticleTable) table = NULL;
  g_autofree char *name = NULL;

  if (document == NULL)
    return FALSE;
  table = cf_project_dup_table (cf_document_get_project (document));
  name = cf_article_table_make_name (table, cf_document_get_path (document));
  if (name == NULL)
    {
      cf_session_tell (self, _ ("The name of this file cannot be written in articles.csv"), FALSE);
      return FALSE;
    }
  if (!cf_edit_correct (cf_session_get_history (self), document, correction,
                        _ ("Correct article details")))
    return FALSE;
  cf_session_tell (self, _ ("Article details corrected"), TRUE);
  return TRUE;
}
