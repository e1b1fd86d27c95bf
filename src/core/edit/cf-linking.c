/* SPDX-License-Identifier: GPL-3.0-or-later
 * Linking an annotation to another, step by step.
 *
 * Each step offers options: the fitting ends, nearest first; then, where the codebook allows several, the kinds
 * of link. An end may also be walked to, in this or another article, and confirmed. With text selected, it is
 * tagged first, as a code that may be linked to the annotation that is chosen or was made last.
 *
 * #CfLinking::changed tells that something else is asked for, or offered. */

#include "config.h"

#include "cf-linking.h"

#include <glib/gi18n.h>

struct _CfLinking
{
  GObject parent_instance;

  CfSession *session; /* not owned: it outlives this */
  CfLinkStage stage;
  CfLinkDraft draft;
  GPtrArray *options; /* of CfLinkOption */
  gboolean is_held;   /* the project's graph tells of ends in articles that are not open */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLinking, cf_linking, G_TYPE_OBJECT)

static void
clear (CfLinking *self)
{
  CfArgumentKeeper *argument = cf_session_get_argument (self->session);

  if (self->is_held)
    {
      g_signal_handlers_disconnect_by_data (argument, self);
      cf_argument_keeper_release (argument);
    }
  self->is_held = FALSE;
  self->stage = CF_LINK_NONE;
  g_clear_pointer (&self->options, g_ptr_array_unref);
  cf_link_draft_clear (&self->draft);
}

static void
cf_linking_finalize (GObject *object)
{
  CfLinking *self = CF_LINKING (object);

  clear (self);
  G_OBJECT_CLASS (cf_linking_parent_class)->finalize (object);
}

static void
cf_linking_class_init (CfLinkingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_linking_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_LINKING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cf_linking_init (CfLinking *self)
{
}

static void
tell (CfLinking *self, const char *text)
{
  g_signal_emit_by_name (self->session, "message", text, FALSE);
}

static CfLinkEnd
get_start (CfLinking *self)
{
  return cf_link_draft_get_start (&self->draft);
}

static CfLinkOffer
get_offer (CfLinking *self)
{
  return cf_link_draft_get_offer (&self->draft);
}

static void
changed (CfLinking *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_options (CfLinking *self, CfLinkStage stage, GPtrArray *options)
{
  self->stage = stage;
  g_clear_pointer (&self->options, g_ptr_array_unref);
  self->options = options;
}

static void
offer_ends (CfLinking *self)
{
  CfLinkOffer offer = get_offer (self);

  take_options (self, CF_LINK_END, cf_link_offer_ends (&offer));
  changed (self);
}

/* In another article other ends are near. */
static void
on_document_changed (CfLinking *self)
{
  if (self->stage == CF_LINK_CODE)
    cf_linking_stop (self);
  else if (self->stage != CF_LINK_NONE && get_start (self).annotation != NULL)
    offer_ends (self);
}

/**
 * cf_linking_new:
 * @session: the session in which is linked; it has to outlive the linking
 *
 * Returns: (transfer full): a linking that has not begun
 */
CfLinking *
cf_linking_new (CfSession *session)
{
  CfLinking *self = g_object_new (CF_TYPE_LINKING, NULL);

  self->session = self->draft.session = session;
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* An annotation that was made or changed last, if it is of the article that is shown. */
static CfAnnotation *
find_last (CfLinking *self)
{
  CfAnnotation *last = cf_history_find_last_annotation (cf_session_get_history (self->session));
  CfDocument *document = cf_session_get_document (self->session);

  if (last == NULL)
    return NULL;
  return cf_layer_get_annotation (cf_document_get_layer (document),
                                  cf_record_get_id (CF_RECORD (last)));
}

/* Ends of other articles are known now, or are others. */
static void
on_graph_changed (CfLinking *self)
{
  if (self->stage == CF_LINK_END && get_start (self).annotation != NULL)
    offer_ends (self);
}

static void
hold (CfLinking *self)
{
  CfArgumentKeeper *argument = cf_session_get_argument (self->session);

  self->is_held = TRUE;
  g_signal_connect_swapped (argument, "changed", G_CALLBACK (on_graph_changed), self);
  cf_argument_keeper_hold (argument);
}

static gboolean
begin (CfLinking *self, CfDocument *document, CfAnnotation *annotation)
{
  clear (self);
  if (!cf_document_is_writable (document))
    {
      tell (self, _ ("This layer is read-only"));
      return FALSE;
    }
  cf_link_draft_begin (&self->draft, document, annotation);
  hold (self);
  return TRUE;
}

static void
tell_unlinkable (CfLinking *self, CfAnnotation *annotation)
{
  const char *id = cf_record_get_code (CF_RECORD (annotation));
  const CfCode *code = cf_codebook_follow_code (cf_session_get_codebook (self->session), id);
  g_auto (GStrv) pieces = g_strsplit (_ ("The codebook lets nothing be linked to %s"), "%s", 2);
  g_autofree char *text = g_strjoinv (code != NULL ? cf_code_get_label (code) : id, pieces);

  tell (self, text);
}

/* The ends, or the codes of what is selected; if the codebook knows any link of the annotation. */
static gboolean
offer_first (CfLinking *self, gboolean tags)
{
  CfLinkOffer offer = get_offer (self);
  g_autoptr (GPtrArray) codes = cf_link_offer_codes (&offer);

  if (codes->len == 0)
    {
      tell_unlinkable (self, offer.start.annotation);
      return FALSE;
    }
  if (!tags)
    {
      offer_ends (self);
      return TRUE;
    }
  take_options (self, CF_LINK_CODE, g_steal_pointer (&codes));
  changed (self);
  return TRUE;
}

/**
 * cf_linking_start:
 * @self: a linking
 *
 * Begins to link the chosen annotation; or, with text selected, to tag that and link it.
 *
 * Returns: whether there is anything to link; where the codebook has no way to, it is said
 */
gboolean
cf_linking_start (CfLinking *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  CfSpan selection = cf_session_get_selection (self->session);
  gboolean tags =
    selection.start < selection.end && !cf_session_is_selection_of_chosen (self->session);

  if (document == NULL)
    return FALSE;
  if (chosen == NULL && tags)
    chosen = find_last (self);
  if (chosen == NULL || cf_annotation_has_article_scope (chosen))
    {
      if (!cf_session_refuses (self->session))
        tell (self, _ ("Choose the annotation that is to be linked first"));
      return FALSE;
    }
  if (begin (self, document, chosen) && offer_first (self, tags))
    return TRUE;
  clear (self);
  return FALSE;
}

/**
 * cf_linking_start_retarget:
 * @self: a linking
 * @document: where the link stands
 * @relation: a link of its layer, which is to get another end
 */
gboolean
cf_linking_start_retarget (CfLinking *self, CfDocument *document, CfRelation *relation)
{
  CfAnnotation *from =
    cf_layer_get_annotation (cf_document_get_layer (document), cf_relation_get_from (relation));

  if (from == NULL || !begin (self, document, from))
    return FALSE;
  cf_link_draft_retarget (&self->draft, relation);
  offer_ends (self);
  return TRUE;
}

CfLinkStage
cf_linking_get_stage (CfLinking *self)
{
  return self->stage;
}

/**
 * cf_linking_get_annotation:
 * @self: a linking
 *
 * Returns: (transfer none) (nullable): the annotation that is being linked, as it is now
 */
CfAnnotation *
cf_linking_get_annotation (CfLinking *self)
{
  return get_start (self).annotation;
}

/**
 * cf_linking_get_options:
 * @self: a linking
 *
 * Returns: (transfer none) (nullable) (element-type CfLinkOption): what can be chosen now; more can be walked
 *   to. %NULL where nothing is being linked
 */
GPtrArray *
cf_linking_get_options (CfLinking *self)
{
  return self->options;
}

/**
 * cf_linking_get_draft:
 * @self: a linking
 *
 * Returns: (transfer none): what is known so far of the link; it is clear where nothing is being linked
 */
const CfLinkDraft *
cf_linking_get_draft (CfLinking *self)
{
  return &self->draft;
}

/**
 * cf_linking_press:
 * @self: a linking
 * @key: a character
 *
 * Returns: whether it is the key of an option, which then is chosen
 */
gboolean
cf_linking_press (CfLinking *self, gunichar key)
{
  for (guint i = 0; key != 0 && self->options != NULL && i < self->options->len; i++)
    if ((gunichar) cf_link_option_get_key (g_ptr_array_index (self->options, i), i) == key)
      return cf_linking_choose (self, i);
  return FALSE;
}

/* Stops, and leaves the annotation that was linked chosen where it is shown. */
static void
end (CfLinking *self)
{
  CfLinkEnd start = get_start (self);
  gboolean is_shown = start.document == cf_session_get_document (self->session);
  g_autoptr (CfAnnotation) choose = NULL;

  if (start.annotation != NULL && is_shown)
    choose = g_object_ref (start.annotation);
  cf_linking_stop (self);
  if (choose != NULL)
    cf_session_choose (self->session, choose, FALSE);
}

static void
choose_type (CfLinking *self, const CfLinkOption *option)
{
  if (!cf_link_draft_make (&self->draft, option->type, option->outgoing))
    tell (self, _ ("One of the two is there no more"));
  end (self);
}

/* One way to link is no question. */
static void
offer_types (CfLinking *self, CfLinkEnd other)
{
  CfLinkOffer offer = get_offer (self);

  take_options (self, CF_LINK_TYPE, cf_link_offer_types (&offer, other));
  if (self->options->len == 1)
    choose_type (self, g_ptr_array_index (self->options, 0));
  else
    changed (self);
}

static gboolean
choose_end (CfLinking *self, CfDocument *document, CfAnnotation *annotation)
{
  g_autoptr (CfAnnotation) kept = g_object_ref (annotation);
  g_autoptr (CfDocument) owner = g_object_ref (document);
  CfLinkEnd other = { owner, kept };
  CfLinkOffer offer = get_offer (self);

  if (!cf_link_offer_fits (&offer, other))
    {
      tell (self, _ ("The codebook has no link for these two that they do not have already"));
      return FALSE;
    }
  cf_link_draft_set_other (&self->draft, other);
  offer_types (self, other);
  return TRUE;
}

/* Its article is opened, and not shown. */
static gboolean
choose_far_end (CfLinking *self, const CfArgumentNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (node->id);
  g_autoptr (CfDocument) document = cf_link_option_open (self->session, node, &error);
  CfAnnotation *annotation = NULL;

  if (document == NULL)
    {
      tell (self, error->message);
      return FALSE;
    }
  annotation = cf_layer_get_annotation (cf_document_get_layer (document), id);
  if (annotation == NULL)
    {
      tell (self, _ ("One of the two is there no more"));
      return FALSE;
    }
  cf_session_keep (self->session, document);
  return choose_end (self, document, annotation);
}

static void
choose_code (CfLinking *self, const CfCode *code)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfSpan selection = cf_session_get_selection (self->session);
  g_autoptr (CfAnnotation) draft = NULL;

  if (selection.start == selection.end)
    {
      tell (self, _ ("The words that were to be tagged are selected no more"));
      cf_linking_stop (self);
      return;
    }
  draft = cf_link_draft_tag (&self->draft, code);
  offer_types (self, (CfLinkEnd){ document, draft });
}

/* Nothing is linked any more if it is there no more. */
static gboolean
has_start (CfLinking *self)
{
  if (get_start (self).annotation != NULL)
    return TRUE;
  cf_linking_stop (self);
  return FALSE;
}

/**
 * cf_linking_choose:
 * @self: a linking
 * @option: an index into its options
 *
 * Returns: whether there is such an option, and it could be taken
 */
gboolean
cf_linking_choose (CfLinking *self, guint option)
{
  const CfLinkOption *chosen;

  if (self->options == NULL || option >= self->options->len || !has_start (self))
    return FALSE;
  chosen = g_ptr_array_index (self->options, option);
  if (self->stage == CF_LINK_TYPE)
    choose_type (self, chosen);
  else if (self->stage == CF_LINK_CODE)
    choose_code (self, chosen->code);
  else if (chosen->node != NULL)
    return choose_far_end (self, chosen->node);
  else
    return choose_end (self, chosen->document, chosen->annotation);
  return TRUE;
}

/**
 * cf_linking_confirm:
 * @self: a linking
 *
 * Takes the annotation that was walked to; of types and codes the first.
 *
 * Returns: whether there was one
 */
gboolean
cf_linking_confirm (CfLinking *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);

  if (self->stage != CF_LINK_END)
    return cf_linking_choose (self, 0);
  if (chosen == NULL || g_strcmp0 (cf_record_get_id (CF_RECORD (chosen)), self->draft.id) == 0)
    {
      if (!cf_session_refuses (self->session))
        tell (self, _ ("Go to the other end first: with J, K or Space, or in another article"));
      return FALSE;
    }
  return has_start (self) && choose_end (self, cf_session_get_document (self->session), chosen);
}

/**
 * cf_linking_stop:
 * @self: a linking
 *
 * Ends it with nothing done.
 */
void
cf_linking_stop (CfLinking *self)
{
  if (self->stage == CF_LINK_NONE)
    return;
  clear (self);
  changed (self);
}
