/* SPDX-License-Identifier: GPL-3.0-or-later
 * One key for the other language: it goes to the counterpart of the chosen annotation, and pressed again tags it and
 * joins the two. Between the two presses the selection may be mended: what is selected then counts. */

#include "config.h"

#include "cf-counterpart.h"
#include "cf-edit.h"
#include "cf-session-private.h"
#include "cf-trim.h"

#include <glib/gi18n.h>

/* The chosen annotation, where it stands, and its code. */
typedef struct
{
  CfSession *session;
  CfDocument *document;
  CfArticle *article;
  CfCodebook *codebook;
  CfAnnotation *chosen;
  GArray *spans;
} Case;

static CfAnnotation *
get_annotation (const Case *at, const char *id)
{
  return id != NULL ? cf_layer_get_annotation (cf_document_get_layer (at->document), id) : NULL;
}

/* What the layer joins it with already. */
static CfAnnotation *
find_joined (const Case *at, CfAnnotation *annotation)
{
  const char *id = cf_record_get_id (CF_RECORD (annotation));
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (at->document));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      const char *from = cf_relation_get_from (relation), *to = cf_relation_get_to (relation);
      CfAnnotation *other = NULL;

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), CF_TRANSLATES) != 0)
        continue;
      if (g_strcmp0 (from, id) == 0)
        other = get_annotation (at, to);
      else if (g_strcmp0 (to, id) == 0)
        other = get_annotation (at, from);
      if (other != NULL)
        return other;
    }
  return NULL;
}

static const CfRelationType *
get_type (const Case *at)
{
  const CfRelationType *type = cf_codebook_get_relation_type (at->codebook, CF_TRANSLATES);

  if (type == NULL)
    cf_session_tell (at->session,
                     _ ("The codebook has no relation type “translates” to join counterparts by"),
                     FALSE);
  return type;
}

/* Does what @step holds already, and joins @from with @to. */
static void
join (const Case *at, CfStep *step, CfAnnotation *from, CfAnnotation *to)
{
  const CfRelationType *type = get_type (at);
  CfLinkEnd a = { at->document, from }, b = { at->document, to };

  if (type != NULL && cf_link_fits (type, a, b))
    {
      cf_session_add_link (step, type, a, b);
      cf_history_do (cf_session_get_history (at->session), step, NULL);
      cf_session_choose (at->session, to, FALSE);
      cf_session_collapse_selection (at->session);
      cf_session_tell (at->session, _ ("Joined with its counterpart: both count as one"), TRUE);
      return;
    }
  if (type != NULL)
    cf_session_tell (at->session, _ ("The codebook does not let these two be joined"), FALSE);
  cf_step_free (step);
}

/* Where it seems to be, without what the code leaves out. */
static CfCounterpartResult
propose (const Case *at, const CfCode *code, GArray *parts)
{
  CfText *text = cf_document_get_text (at->document);
  CfCounterpartResult result = cf_counterpart_find (
    at->article, (const CfSpan *) (gpointer) at->spans->data, at->spans->len, parts);

  for (guint i = 0; i < parts->len; i++)
    g_array_index (parts, CfSpan, i) = cf_trim (text, g_array_index (parts, CfSpan, i), code->trim);
  return result;
}

static CfSpan
get_extent (GArray *parts)
{
  return (CfSpan){ g_array_index (parts, CfSpan, 0).start,
                   g_array_index (parts, CfSpan, parts->len - 1).end };
}

/* What is selected on the other side of the pair: what was proposed, with what lies between its parts, or what the
 * user has made of it; %NULL for nothing. */
static GArray *
list_selected (const Case *at, const CfCode *code)
{
  CfSpan selection = cf_session_get_selection (at->session);
  GArray *parts;

  if (selection.start == selection.end || cf_session_is_selection_of_chosen (at->session) ||
      !cf_sides_are_opposite (at->article, get_extent (at->spans).start, selection.start))
    return NULL;
  parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  if (propose (at, code, parts) == CF_COUNTERPART_FOUND &&
      cf_span_equal (get_extent (parts), selection))
    return parts;
  g_array_set_size (parts, 0);
  cf_sides_clip (at->article, cf_sides_find (at->article, selection.start), selection, parts);
  return parts;
}

static void
tag_and_join (const Case *at, const CfCode *code, GArray *parts)
{
  const CfSpan *spans = (const CfSpan *) (gpointer) parts->data;
  CfAnnotation *same = cf_edit_find_same (at->document, code, spans, parts->len);
  g_autoptr (CfAnnotation) there = NULL;
  CfStep *step;

  if (same != NULL)
    {
      join (at, cf_step_new (_ ("Join counterparts")), at->chosen, same);
      return;
    }
  there = cf_edit_draft (at->document, code, spans, parts->len);
  step = cf_step_new (_ ("Tag and join counterpart"));
  cf_step_add (step, at->document, cf_record_get_id (CF_RECORD (there)), NULL, CF_RECORD (there));
  join (at, step, at->chosen, there);
}

static guint
measure_shared (GArray *parts, CfSpan span)
{
  guint shared = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      CfSpan part = g_array_index (parts, CfSpan, i);

      if (cf_span_overlaps (part, span))
        shared += MIN (part.end, span.end) - MAX (part.start, span.start);
    }
  return shared;
}

static gboolean
may_be_counterpart (const Case *at, const CfCode *code, const CfIndexed *other)
{
  const char *id =
    cf_codebook_follow_id (at->codebook, cf_record_get_code (CF_RECORD (other->annotation)));

  return g_strcmp0 (id, code->id) == 0 &&
         cf_sides_are_opposite (at->article, get_extent (at->spans).start, other->span.start) &&
         find_joined (at, other->annotation) == NULL;
}

/* Of the same code, with at least half of the shorter in common, and free. */
static CfAnnotation *
find_existing (const Case *at, const CfCode *code, GArray *parts)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  guint length = measure_shared (parts, get_extent (parts)), most = 0;
  CfAnnotation *best = NULL;

  cf_document_query (at->document, get_extent (parts), found);
  for (guint i = 0; i < found->len; i++)
    {
      const CfIndexed *other = &g_array_index (found, CfIndexed, i);
      guint shared = measure_shared (parts, other->span);

      if (shared <= most || 2 * shared < MIN (length, cf_span_length (other->span)) ||
          !may_be_counterpart (at, code, other))
        continue;
      most = shared;
      best = other->annotation;
    }
  return best;
}

/* The first press: chooses what is there, or selects where it would be. */
static void
go (const Case *at, const CfCode *code, GArray *parts)
{
  CfSession *self = at->session;
  CfAnnotation *existing = find_existing (at, code, parts);

  if (existing != NULL)
    {
      g_autofree char *from = g_strdup (cf_record_get_id (CF_RECORD (at->chosen)));

      cf_session_choose (self, existing, TRUE);
      self->counterpart_of = g_steal_pointer (&from);
      cf_session_tell (self, _ ("The same code is there already: press again to join the two"),
                       FALSE);
      return;
    }
  cf_session_reveal (self, get_extent (parts));
  if (get_type (at) != NULL)
    cf_session_tell (self, _ ("The counterpart is selected: press again to tag and join it"),
                     FALSE);
}

static void
look (const Case *at, const CfCode *code)
{
  static const char *const reasons[] = {
    [CF_COUNTERPART_ONE_LANGUAGE] =
      N_ ("There is no counterpart: the article has no pairs of two languages"),
    [CF_COUNTERPART_NO_PAIR] = N_ ("There is no counterpart: this block has no pair"),
  };
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfCounterpartResult result = propose (at, code, parts);

  if (result == CF_COUNTERPART_FOUND)
    go (at, code, parts);
  else
    cf_session_tell (at->session, _ (reasons[result]), FALSE);
}

static void
press (const Case *at)
{
  const CfCode *code =
    cf_codebook_follow_code (at->codebook, cf_record_get_code (CF_RECORD (at->chosen)));
  CfAnnotation *joined = find_joined (at, at->chosen);
  CfAnnotation *before = get_annotation (at, at->session->counterpart_of);
  g_autoptr (GArray) selected = NULL;

  if (joined != NULL)
    {
      cf_session_choose (at->session, joined, TRUE);
      cf_session_tell (at->session, _ ("Its counterpart is chosen; press again to go back"), FALSE);
    }
  else if (at->spans->len == 0)
    cf_session_tell (at->session, _ ("There is no counterpart: the annotation has no words here"),
                     FALSE);
  else if (code == NULL)
    cf_session_tell (at->session, _ ("The codebook does not know the code of the annotation"),
                     FALSE);
  else if (before != NULL && cf_session_can_edit (at->session))
    join (at, cf_step_new (_ ("Join counterparts")), before, at->chosen);
  else if (before == NULL && (selected = list_selected (at, code)) == NULL)
    look (at, code);
  else if (selected != NULL && cf_session_can_edit (at->session) &&
           cf_session_has_words (at->session))
    tag_and_join (at, code, selected);
}

/**
 * cf_session_go_to_counterpart:
 * @self: a session
 *
 * Chooses what the chosen annotation is joined with in the other language, or an annotation of the same code that
 * stands there; else selects the words that seem to say the same. Once more joins the two, and tags what is selected
 * before. Tells what was done, or why not.
 *
 * Returns: whether any annotation is chosen
 */
gboolean
cf_session_go_to_counterpart (CfSession *self)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfAnnotation) chosen = NULL;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  Case at = { self, document, NULL, NULL, cf_session_take_chosen (self), spans };

  if (at.chosen == NULL)
    return FALSE;
  chosen = g_object_ref (at.chosen);
  at.article = cf_document_get_article (document);
  at.codebook = cf_project_get_codebook (cf_document_get_project (document));
  cf_document_get_spans (document, chosen, spans);
  press (&at);
  return TRUE;
}
