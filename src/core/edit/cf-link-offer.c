/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an annotation may be linked to, and how: as the codebook has it, and without what is linked so already. */

#include "config.h"

#include "cf-link-offer.h"

static void
option_free (gpointer data)
{
  CfLinkOption *option = data;

  g_clear_object (&option->document);
  g_clear_object (&option->annotation);
  g_clear_pointer (&option->node, cf_argument_node_unref);
  g_free (option);
}

static GPtrArray *
options_new (void)
{
  return g_ptr_array_new_with_free_func (option_free);
}

static CfLinkOption *
add_option (GPtrArray *options)
{
  CfLinkOption *option = g_new0 (CfLinkOption, 1);

  g_ptr_array_add (options, option);
  return option;
}

static CfCodebook *
get_codebook (const CfLinkOffer *offer)
{
  return cf_project_get_codebook (cf_document_get_project (offer->start.document));
}

/* Links that there are, as "type from to": looked at once, since there may be thousands of ends. */
typedef struct
{
  const CfLinkOffer *offer;
  GHashTable *linked;
} Check;

static void
check_clear (Check *check)
{
  g_hash_table_unref (check->linked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static char *
make_key (const char *type, const char *from, const char *to)
{
  return g_strjoin (" ", type, from, to, NULL);
}

static void
add_linked (Check *check, CfDocument *document)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));
  const char *start = cf_record_get_id (CF_RECORD (check->offer->start.annotation));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      const char *from = cf_relation_get_from (relation), *to = cf_relation_get_to (relation);

      if (g_strcmp0 (from, start) == 0 || g_strcmp0 (to, start) == 0)
        g_hash_table_add (check->linked,
                          make_key (cf_record_get_code (CF_RECORD (relation)), from, to));
    }
}

/* Those of articles that are not open stand in the table of links. */
static void
add_known (Check *check)
{
  g_autoptr (GPtrArray) links =
               cf_link_keeper_list (cf_session_get_links (check->offer->session),
                                    cf_record_get_id (CF_RECORD (check->offer->start.annotation)));

  for (guint i = 0; i < links->len; i++)
    {
      const CfLink *link = g_ptr_array_index (links, i);

      if (g_strcmp0 (link->annotator, cf_session_get_annotator (check->offer->session)) == 0)
        g_hash_table_add (check->linked, make_key (cf_record_get_code (CF_RECORD (link->relation)),
                                                   cf_relation_get_from (link->relation),
                                                   cf_relation_get_to (link->relation)));
    }
}

static Check
check_new (const CfLinkOffer *offer)
{
  Check check = { offer, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GPtrArray) documents = cf_session_list_documents (offer->session);

  add_known (&check);
  for (guint i = 0; i < documents->len; i++)
    add_linked (&check, g_ptr_array_index (documents, i));
  return check;
}

static gboolean
is_linked (const Check *check, const CfRelationType *type, CfAnnotation *from, CfAnnotation *to)
{
  const char *a = cf_record_get_id (CF_RECORD (from));
  const char *b = cf_record_get_id (CF_RECORD (to));
  g_autofree char *key = make_key (type->id, a, b);
  g_autofree char *turned = type->symmetric ? make_key (type->id, b, a) : NULL;

  return g_hash_table_contains (check->linked, key) ||
         (turned != NULL && g_hash_table_contains (check->linked, turned));
}

static gboolean
can_link (const Check *check, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  if (check->offer->only != NULL && !g_str_equal (type->id, check->offer->only))
    return FALSE;
  return cf_link_fits (type, from, to) && !is_linked (check, type, from.annotation, to.annotation);
}

static gboolean
can_speak (const Check *check, const CfRelationType *type, CfLinkEnd other)
{
  return can_link (check, type, check->offer->start, other);
}

static gboolean
can_be_spoken_of (const Check *check, const CfRelationType *type, CfLinkEnd other)
{
  return check->offer->only == NULL && !type->symmetric &&
         can_link (check, type, other, check->offer->start);
}

static gboolean
fits (const Check *check, CfLinkEnd other)
{
  GPtrArray *types = cf_codebook_get_relation_types (get_codebook (check->offer));

  for (guint i = 0; i < types->len; i++)
    if (can_speak (check, g_ptr_array_index (types, i), other) ||
        can_be_spoken_of (check, g_ptr_array_index (types, i), other))
      return TRUE;
  return FALSE;
}

/**
 * cf_link_offer_fits:
 * @offer: what is being linked
 * @other: another annotation
 *
 * Returns: whether they may be linked in any way in which they are not linked yet
 */
gboolean
cf_link_offer_fits (const CfLinkOffer *offer, CfLinkEnd other)
{
  g_auto (Check) check = check_new (offer);

  return fits (&check, other);
}

static void
add_ends_of (const Check *check, CfDocument *document, GPtrArray *options)
{
  CfLayer *layer = cf_document_get_layer (document);

  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      CfLinkEnd end = { document, cf_layer_get_nth (layer, i) };
      CfLinkOption *option;

      if (cf_annotation_has_article_scope (end.annotation) || !fits (check, end))
        continue;
      option = add_option (options);
      option->document = g_object_ref (end.document);
      option->annotation = g_object_ref (end.annotation);
    }
}

static guint
measure_distance (CfSpan a, CfSpan b)
{
  if (cf_span_overlaps (a, b))
    return 0;
  return a.start < b.start ? b.start - a.end + 1 : a.start - b.end + 1;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CfLinkOption *x = *(CfLinkOption *const *) a, *y = *(CfLinkOption *const *) b;
  const CfSpan *from = user_data;
  guint dx = measure_distance (*from, cf_annotation_get_extent (x->annotation));
  guint dy = measure_distance (*from, cf_annotation_get_extent (y->annotation));

  if (dx != dy)
    return dx < dy ? -1 : 1;
  return cf_annotation_compare (x->annotation, y->annotation);
}

static gboolean
joins_far (const Check *check, const CfRelationType *type, CfAnnotation *from, CfAnnotation *to)
{
  CfCodebook *codebook = get_codebook (check->offer);

  return cf_link_fits_far (type, codebook, from, to) && !is_linked (check, type, from, to);
}

static gboolean
fits_far (const Check *check, CfAnnotation *other)
{
  GPtrArray *types = cf_codebook_get_relation_types (get_codebook (check->offer));
  CfAnnotation *start = check->offer->start.annotation;
  const char *only = check->offer->only;

  for (guint i = 0; i < types->len; i++)
    {
      const CfRelationType *type = g_ptr_array_index (types, i);

      if ((only == NULL || g_str_equal (only, type->id)) && joins_far (check, type, start, other))
        return TRUE;
      if (only == NULL && !type->symmetric && joins_far (check, type, other, start))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_open (CfSession *session, const CfArgumentNode *node)
{
  g_autoptr (GPtrArray) documents = cf_session_list_documents (session);

  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *file = cf_project_make_relative (
        cf_session_get_project (session), cf_document_get_path (g_ptr_array_index (documents, i)));

      if (g_str_equal (file, node->article->file))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  CfArgumentNode *node;
  gboolean shares; /* a proposition */
  const char *time;
} Far;

static int
compare_far (gconstpointer a, gconstpointer b)
{
  const Far *x = a, *y = b;

  if (x->shares != y->shares)
    return x->shares ? -1 : 1;
  return g_strcmp0 (y->time, x->time);
}

static gboolean
shares_proposition (const CfArgumentNode *node, const CfArgumentNode *other)
{
  for (char **key = node->propositions; *key != NULL; key++)
    if (other != NULL && g_strv_contains ((const char *const *) other->propositions, *key))
      return TRUE;
  return FALSE;
}

static GArray *
list_far (const Check *check, const CfArgumentGraph *graph)
{
  CfSession *session = check->offer->session;
  const char *id = cf_record_get_id (CF_RECORD (check->offer->start.annotation));
  const CfArgumentNode *start = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Far));
  guint index;

  if (cf_argument_graph_find (graph, id, &index))
    start = cf_argument_graph_get_node (graph, index);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      CfArgumentNode *node = g_ptr_array_index (graph->nodes, i);
      CfAnnotation *annotation = cf_argument_node_get_annotation (node);
      Far far = { node, shares_proposition (node, start), NULL };

      if (annotation == NULL || cf_annotation_has_article_scope (annotation) ||
          g_strcmp0 (node->annotator, cf_session_get_annotator (session)) != 0 ||
          !fits_far (check, annotation) || is_open (session, node))
        continue;
      far.time = cf_record_get_modified (CF_RECORD (annotation));
      if (far.time == NULL)
        far.time = cf_record_get_created (CF_RECORD (annotation));
      g_array_append_val (found, far);
    }
  g_array_sort (found, compare_far);
  return found;
}

/* Of articles that are not open the project's graph tells, as soon as it is known: what is about the same first, then
 * what was made last. */
static void
add_far_ends (const Check *check, GPtrArray *options)
{
  const CfArgumentGraph *graph =
    cf_argument_keeper_get_graph (cf_session_get_argument (check->offer->session));
  g_autoptr (GArray) found = graph != NULL ? list_far (check, graph) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      CfArgumentNode *node = g_array_index (found, Far, i).node;
      CfLinkOption *option = add_option (options);

      option->node = cf_argument_node_ref (node);
      option->annotation = g_object_ref (cf_argument_node_get_annotation (node));
    }
}

/**
 * cf_link_option_open:
 * @session: a session
 * @node: an end of its project
 * @error: why it cannot be
 *
 * Returns: (transfer full): the article in which it stands, which is opened and not shown
 */
CfDocument *
cf_link_option_open (CfSession *session, const CfArgumentNode *node, GError **error)
{
  CfProject *project = cf_session_get_project (session);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autofree char *path =
    g_build_filename (cf_project_get_top (project), node->article->file, NULL);

  return cf_document_open (project, path, cf_session_get_annotator (session), problems, error);
}

/**
 * cf_link_option_get_key:
 * @option: something that can be chosen
 * @place: its index among what can be
 *
 * Returns: the digit that chooses it: that of a code is the codebook's; NUL for none
 */
char
cf_link_option_get_key (const CfLinkOption *option, guint place)
{
  const CfCode *code = option->code;

  if (code != NULL)
    return code->key != NULL && strlen (code->key) == 1 ? code->key[0] : '\0';
  return place < 9 ? (char) ('1' + place) : '\0';
}

/**
 * cf_link_offer_ends:
 * @offer: what is being linked
 *
 * Returns: (transfer full) (element-type CfLinkOption): the ends in the article that is shown, nearest to the
 *   annotation or else to the caret; then those of the project's other articles: that are open, and that are not
 */
GPtrArray *
cf_link_offer_ends (const CfLinkOffer *offer)
{
  CfDocument *shown = cf_session_get_document (offer->session);
  g_autoptr (GPtrArray) documents = cf_session_list_documents (offer->session);
  CfSpan from = cf_session_get_selection (offer->session);
  GPtrArray *options = options_new ();
  g_auto (Check) check = check_new (offer);

  if (shown == offer->start.document)
    from = cf_annotation_get_extent (offer->start.annotation);
  if (shown != NULL)
    add_ends_of (&check, shown, options);
  g_ptr_array_sort_with_data (options, compare_distance, &from);
  for (guint i = 0; i < documents->len; i++)
    if (g_ptr_array_index (documents, i) != shown)
      add_ends_of (&check, g_ptr_array_index (documents, i), options);
  add_far_ends (&check, options);
  return options;
}

static void
add_type (GPtrArray *options, const CfRelationType *type, gboolean outgoing)
{
  CfLinkOption *option = add_option (options);

  option->type = type;
  option->outgoing = outgoing;
}

/**
 * cf_link_offer_types:
 * @offer: what is being linked
 * @other: the other end; it need not be in its layer yet
 *
 * Returns: (transfer full) (element-type CfLinkOption): how they may be linked
 */
GPtrArray *
cf_link_offer_types (const CfLinkOffer *offer, CfLinkEnd other)
{
  GPtrArray *types = cf_codebook_get_relation_types (get_codebook (offer));
  GPtrArray *options = options_new ();
  g_auto (Check) check = check_new (offer);

  for (guint i = 0; i < types->len; i++)
    {
      const CfRelationType *type = g_ptr_array_index (types, i);

      if (can_speak (&check, type, other))
        add_type (options, type, TRUE);
      if (can_be_spoken_of (&check, type, other))
        add_type (options, type, FALSE);
    }
  return options;
}

static gboolean
joins_code (const CfLinkOffer *offer, const CfCode *code)
{
  CfCodebook *codebook = get_codebook (offer);
  GPtrArray *types = cf_codebook_get_relation_types (codebook);
  const char *start = cf_record_get_code (CF_RECORD (offer->start.annotation));

  for (guint i = 0; i < types->len; i++)
    if (cf_link_fits_codes (g_ptr_array_index (types, i), codebook, start, code->id))
      return TRUE;
  return FALSE;
}

/**
 * cf_link_offer_codes:
 * @offer: what is being linked
 *
 * Returns: (transfer full) (element-type CfLinkOption): the codes that an annotation may have to be linked to it
 */
GPtrArray *
cf_link_offer_codes (const CfLinkOffer *offer)
{
  GPtrArray *codes = cf_codebook_get_codes (get_codebook (offer));
  GPtrArray *options = options_new ();

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired && joins_code (offer, code))
        add_option (options)->code = code;
    }
  return options;
}
