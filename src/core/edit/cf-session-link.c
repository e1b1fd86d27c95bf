/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a session does to links. A link stands in the layer of the end that speaks, which need not be the
 * article that is shown. */

#include "config.h"

#include "cf-digest.h"
#include "cf-edit.h"
#include "cf-session-private.h"

#include <glib/gi18n.h>

static char *
make_label (const char *format, const CfRelationType *type, const char *id)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
  const char *name = type != NULL ? cf_labels_get (type->label) : NULL;

  return g_strjoinv (name != NULL ? name : id, pieces);
}

static void
set_target (CfRelation *relation, CfDocument *document, CfLinkEnd to)
{
  CfProject *project = cf_document_get_project (document);
  g_autofree char *file = cf_project_make_relative (project, cf_document_get_path (to.document));

  cf_relation_set_to (relation, cf_record_get_id (CF_RECORD (to.annotation)),
                      cf_document_get_id (to.document), file);
}

/**
 * cf_session_add_link:
 * @step: takes it
 * @type: the kind of link
 * @from: what speaks
 * @to: what is spoken of
 */
void
cf_session_add_link (CfStep *step, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  g_autoptr (CfRelation) draft = cf_edit_draft_relation (
    from.document, type, cf_record_get_id (CF_RECORD (from.annotation)));

  set_target (draft, from.document, to);
  cf_step_add (step, from.document, cf_record_get_id (CF_RECORD (draft)), NULL, CF_RECORD (draft));
}

/**
 * cf_session_link:
 * @self: a session
 * @type: the kind of link
 * @from: what speaks
 * @to: what is spoken of
 *
 * Returns: whether they are linked so now
 */
gboolean
cf_session_link (CfSession *self, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  g_autofree char *label = make_label (_ ("Link: %s"), type, type->id);
  g_autofree char *text = make_label (_ ("Linked: %s"), type, type->id);
  CfStep *step;

  if (!cf_session_can_change (self, from.document) || !cf_link_fits (type, from, to))
    return FALSE;
  if (cf_link_exists (type, from, to))
    {
      cf_session_tell (self, _ ("These two are linked so already"), FALSE);
      return TRUE;
    }
  step = cf_step_new (label);
  cf_session_add_link (step, type, from, to);
  cf_history_do (cf_session_get_history (self), step, NULL);
  cf_session_tell (self, text, TRUE);
  return TRUE;
}

/* The annotation that the selection has, or gets in @step. */
static CfAnnotation *
add_tagged (CfSession *self, CfStep *step, const CfCode *code)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  const CfSpan *spans;
  CfAnnotation *same, *draft;

  cf_session_list_selected (self, parts);
  spans = (const CfSpan *) (gpointer) parts->data;
  same = cf_edit_find_same (document, code, spans, parts->len);
  if (same != NULL)
    return g_object_ref (same);
  draft = cf_edit_draft (document, code, spans, parts->len);
  cf_step_add (step, document, cf_record_get_id (CF_RECORD (draft)), NULL, CF_RECORD (draft));
  return draft;
}

/**
 * cf_session_tag_and_link:
 * @self: a session
 * @code: the code that the selection gets
 * @type: the kind of link
 * @selection_speaks: whether what is tagged speaks, rather than @other
 * @other: the other end
 *
 * Tags the selection and links it, as one step.
 *
 * Returns: whether there was anything to tag
 */
gboolean
cf_session_tag_and_link (CfSession *self,
                         const CfCode *code,
                         const CfRelationType *type,
                         gboolean selection_speaks,
                         CfLinkEnd other)
{
  CfDocument *document = cf_session_get_document (self);
  CfSpan selection = cf_session_get_selection (self);
  g_autofree char *label = make_label (_ ("Tag and link: %s"), type, type->id);
  g_autofree char *text = make_label (_ ("Linked: %s"), type, type->id);
  g_autoptr (CfAnnotation) tagged = NULL;
  g_autoptr (CfStep) step = cf_step_new (label);
  CfLinkEnd here, from, to;

  if (!cf_session_can_change (self, document) || !cf_session_can_change (self, other.document) ||
      selection.start == selection.end || !cf_session_has_words (self))
    return FALSE;
  tagged = add_tagged (self, step, code);
  here = (CfLinkEnd){ document, tagged };
  from = selection_speaks ? here : other;
  to = selection_speaks ? other : here;
  if (!cf_link_exists (type, from, to))
    cf_session_add_link (step, type, from, to);
  if (step->changes->len > 0)
    cf_history_do (cf_session_get_history (self), g_steal_pointer (&step), NULL);
  cf_session_set_selection (self, (CfSpan){ selection.end, selection.end }, FALSE);
  cf_session_tell (self, text, TRUE);
  return TRUE;
}

/**
 * cf_session_retarget_link:
 * @self: a session
 * @document: where the link stands
 * @relation: a link of its layer
 * @to: what it is to speak of from now on
 */
gboolean
cf_session_retarget_link (CfSession *self, CfDocument *document, CfRelation *relation, CfLinkEnd to)
{
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_change (self, document))
    return FALSE;
  changed = cf_edit_begin (document, CF_RECORD (relation));
  set_target (CF_RELATION (changed), document, to);
  if (cf_edit_commit (cf_session_get_history (self), document, changed, _ ("Link to another end"),
                      NULL))
    cf_session_tell (self, _ ("Linked to another end"), TRUE);
  return TRUE;
}

static void
turn (CfRecord *changed, CfLinkEnd from, CfLinkEnd to)
{
  cf_relation_set_from (CF_RELATION (changed), cf_record_get_id (CF_RECORD (from.annotation)));
  set_target (CF_RELATION (changed), from.document, to);
}

/* A record stands in one layer: where what was spoken of is in another, the link becomes one of its own there. */
static void
reverse (CfSession *self, CfDocument *document, CfRelation *relation, CfLinkEnd from, CfLinkEnd to)
{
  CfHistory *history = cf_session_get_history (self);
  g_autoptr (CfRecord) changed = cf_edit_begin (document, CF_RECORD (relation));
  g_autofree char *id = cf_uuid_new ();
  CfStep *step;

  turn (changed, from, to);
  if (from.document == document)
    {
      cf_edit_commit (history, document, changed, _ ("Reverse link"), NULL);
      return;
    }
  cf_record_set_id (changed, id);
  cf_record_set_supersedes (changed, NULL, 0);
  step = cf_step_new (_ ("Reverse link"));
  cf_step_add (step, document, cf_record_get_id (CF_RECORD (relation)), CF_RECORD (relation), NULL);
  cf_step_add (step, from.document, id, NULL, changed);
  cf_history_do (history, step, NULL);
}

/**
 * cf_session_reverse_link:
 * @self: a session
 * @document: where the link stands
 * @relation: a link of its layer
 * @target: (nullable): the article of the other end, if it is open
 *
 * What was spoken of speaks from now on. Says why, where that cannot be.
 */
gboolean
cf_session_reverse_link (CfSession *self,
                         CfDocument *document,
                         CfRelation *relation,
                         CfDocument *target)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const CfRelationType *type =
    cf_codebook_get_relation_type (codebook, cf_record_get_code (CF_RECORD (relation)));
  CfLayer *layer = cf_document_get_layer (document);
  CfLayer *other = target != NULL ? cf_document_get_layer (target) : NULL;
  CfLinkEnd from = { target, other != NULL
                               ? cf_layer_get_annotation (other, cf_relation_get_to (relation))
                               : NULL };
  CfLinkEnd to = { document, cf_layer_get_annotation (layer, cf_relation_get_from (relation)) };

  if (!cf_session_can_change (self, document))
    return FALSE;
  if (from.annotation == NULL || to.annotation == NULL)
    cf_session_tell (self, _ ("Go to the other end first: the link will stand in its article"),
                     FALSE);
  else if (type == NULL || !cf_link_fits (type, from, to))
    cf_session_tell (self, _ ("The codebook does not let this link be reversed"), FALSE);
  else if (cf_session_can_change (self, target))
    {
      reverse (self, document, relation, from, to);
      cf_session_tell (self, _ ("Link reversed"), TRUE);
      return TRUE;
    }
  return FALSE;
}

/**
 * cf_session_delete_link:
 * @self: a session
 * @document: where the link stands
 * @relation: a link of its layer
 */
gboolean
cf_session_delete_link (CfSession *self, CfDocument *document, CfRelation *relation)
{
  if (!cf_session_can_change (self, document))
    return FALSE;
  cf_edit_delete (cf_session_get_history (self), document, CF_RECORD (relation), _ ("Delete link"));
  cf_session_tell (self, _ ("Link deleted"), TRUE);
  return TRUE;
}

/* Where it stands: undo keeps every article open that was changed. */
static CfDocument *
find_owner (CfSession *self, CfAnnotation *annotation)
{
  g_autoptr (GPtrArray) documents = cf_session_list_documents (self);
  const char *id = cf_record_get_id (CF_RECORD (annotation));

  for (guint i = 0; i < documents->len; i++)
    if (cf_layer_get_annotation (cf_document_get_layer (g_ptr_array_index (documents, i)), id) ==
        annotation)
      return g_ptr_array_index (documents, i);
  return NULL;
}

/**
 * cf_session_copy_source_links:
 * @self: a session
 * @step: takes them
 * @document: where the annotation stands that gets them
 * @id: that annotation
 * @like: the one that has them
 *
 * What @like is attributed to, the other is attributed to too.
 */
void
cf_session_copy_source_links (
  CfSession *self, CfStep *step, CfDocument *document, const char *id, CfAnnotation *like)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  CfDocument *owner = find_owner (self, like);
  g_autoptr (GPtrArray) relations =
               owner != NULL ? cf_layer_list_relations (cf_document_get_layer (owner)) : NULL;

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      const CfRelationType *type =
        cf_codebook_get_relation_type (codebook, cf_record_get_code (CF_RECORD (relation)));
      g_autoptr (CfRelation) draft = NULL;

      if (type == NULL || !cf_link_is_to_source (type) ||
          g_strcmp0 (cf_relation_get_from (relation), cf_record_get_id (CF_RECORD (like))) != 0)
        continue;
      draft = cf_edit_draft_relation (document, type, id);
      cf_relation_set_to (draft, cf_relation_get_to (relation),
                          cf_relation_get_to_article (relation),
                          cf_relation_get_to_file (relation));
      cf_step_add (step, document, cf_record_get_id (CF_RECORD (draft)), NULL, CF_RECORD (draft));
    }
}
