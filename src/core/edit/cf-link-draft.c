/* SPDX-License-Identifier: GPL-3.0-or-later
 * A link that is being made: what is known of it so far. */

#include "config.h"

#include "cf-link-draft.h"

#include "cf-edit.h"

/**
 * cf_link_draft_begin:
 * @draft: a draft that is clear
 * @document: an article that is open
 * @annotation: an annotation of its layer, which is to be linked
 */
void
cf_link_draft_begin (CfLinkDraft *draft, CfDocument *document, CfAnnotation *annotation)
{
  draft->document = g_object_ref (document);
  draft->id = g_strdup (cf_record_get_id (CF_RECORD (annotation)));
}

/**
 * cf_link_draft_retarget:
 * @draft: a draft that has begun
 * @relation: a link in which its annotation speaks, and which is to get another end
 */
void
cf_link_draft_retarget (CfLinkDraft *draft, CfRelation *relation)
{
  g_set_object (&draft->retargeted, relation);
}

/**
 * cf_link_draft_set_other:
 * @draft: a draft that has begun
 * @other: the other end
 */
void
cf_link_draft_set_other (CfLinkDraft *draft, CfLinkEnd other)
{
  g_set_object (&draft->other, other.document);
  g_free (draft->other_id);
  draft->other_id = g_strdup (cf_record_get_id (CF_RECORD (other.annotation)));
}

/* What is selected, as it would be tagged. */
static CfAnnotation *
draft_selected (const CfLinkDraft *draft, const CfCode *code)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_session_list_selected (draft->session, parts);
  return cf_edit_draft (cf_session_get_document (draft->session), code,
                        (const CfSpan *) (gpointer) parts->data, parts->len);
}

/**
 * cf_link_draft_tag:
 * @draft: a draft that has begun, with text selected in its session
 * @code: what the selection is to be tagged as, to be the other end
 *
 * Returns: (transfer full): the annotation that would be made
 */
CfAnnotation *
cf_link_draft_tag (CfLinkDraft *draft, const CfCode *code)
{
  draft->code = code;
  return draft_selected (draft, code);
}

/* The annotation as it is now; %NULL if it is there no more. */
static CfLinkEnd
get_end (CfDocument *document, const char *id)
{
  CfLinkEnd end = { document, NULL };

  if (document != NULL && id != NULL)
    end.annotation = cf_layer_get_annotation (cf_document_get_layer (document), id);
  return end;
}

static CfLinkEnd
get_other (const CfLinkDraft *draft)
{
  return get_end (draft->other, draft->other_id);
}

/**
 * cf_link_draft_get_start:
 * @draft: a draft
 *
 * Returns: (transfer none): the annotation that is being linked as it is now, %NULL if it is there no more
 */
CfLinkEnd
cf_link_draft_get_start (const CfLinkDraft *draft)
{
  return get_end (draft->document, draft->id);
}

/**
 * cf_link_draft_get_offer:
 * @draft: a draft that has begun
 *
 * Returns: (transfer none): what can be chosen for it depends on
 */
CfLinkOffer
cf_link_draft_get_offer (const CfLinkDraft *draft)
{
  CfRelation *retargeted = draft->retargeted;

  return (CfLinkOffer){ draft->session, cf_link_draft_get_start (draft),
                        retargeted != NULL ? cf_record_get_code (CF_RECORD (retargeted)) : NULL };
}

/**
 * cf_link_draft_get_other_code:
 * @draft: a draft
 *
 * Returns: (transfer none) (nullable): the code of the other end, when that is known
 */
const char *
cf_link_draft_get_other_code (const CfLinkDraft *draft)
{
  CfLinkEnd other = get_other (draft);

  if (draft->code != NULL)
    return draft->code->id;
  return other.annotation != NULL ? cf_record_get_code (CF_RECORD (other.annotation)) : NULL;
}

/**
 * cf_link_draft_dup_other_words:
 * @draft: a draft
 *
 * Returns: (transfer full) (nullable): the words of the other end, or those that are to be tagged
 */
char *
cf_link_draft_dup_other_words (const CfLinkDraft *draft)
{
  CfLinkEnd other = get_other (draft);
  CfSpan selection = cf_session_get_selection (draft->session);
  g_autoptr (CfAnnotation) tagged = NULL;

  if (draft->code != NULL && cf_session_get_document (draft->session) != NULL &&
      selection.start < selection.end)
    tagged = draft_selected (draft, draft->code);
  if (tagged != NULL)
    return cf_annotation_get_quote (tagged);
  return other.annotation != NULL ? cf_annotation_get_quote (other.annotation) : NULL;
}

/**
 * cf_link_draft_make:
 * @draft: a draft whose other end is known, or is to be tagged
 * @type: how they are to be linked
 * @outgoing: whether the annotation that is being linked speaks in it
 *
 * Makes the link, or retargets the one that is to get another end. Text that was to be tagged may be selected no
 * more: then nothing is made.
 *
 * Returns: whether both ends were still there
 */
gboolean
cf_link_draft_make (const CfLinkDraft *draft, const CfRelationType *type, gboolean outgoing)
{
  CfLinkEnd start = cf_link_draft_get_start (draft), other = get_other (draft);

  if (start.annotation == NULL || (draft->code == NULL && other.annotation == NULL))
    return FALSE;
  if (draft->code != NULL)
    cf_session_tag_and_link (draft->session, draft->code, type, !outgoing, start);
  else if (draft->retargeted != NULL)
    cf_session_retarget_link (draft->session, draft->document, draft->retargeted, other);
  else
    cf_session_link (draft->session, type, outgoing ? start : other, outgoing ? other : start);
  return TRUE;
}

/**
 * cf_link_draft_clear:
 * @draft: a draft
 *
 * Nothing is known of a link any more; the session stays.
 */
void
cf_link_draft_clear (CfLinkDraft *draft)
{
  draft->code = NULL;
  g_clear_object (&draft->document);
  g_clear_object (&draft->other);
  g_clear_object (&draft->retargeted);
  g_clear_pointer (&draft->id, g_free);
  g_clear_pointer (&draft->other_id, g_free);
}
