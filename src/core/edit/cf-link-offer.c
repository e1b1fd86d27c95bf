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

static Check
check_new (const CfLinkOffer *offer)
{
  Check check = { offer, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GPtrArray) documents = cf_session_list_documents (offer->session);

  for (guint i = 0; i < documents->len; i++)
    add_linked (&check, g_ptr_array_index (documents, i));
  return check;
}

static gboolean
is_linked (const Check *check, const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  const char *a = cf_record_get_id (CF_RECORD (from.annotation));
  const char *b = cf_record_get_id (CF_RECORD (to.annotation));
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
  return cf_link_fits (type, from, to) && !is_linked (check, type, from, to);
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

/**
 * cf_link_offer_ends:
 * @offer: what is being linked
 *
 * Returns: (transfer full) (element-type CfLinkOption): the ends in the article that is shown, nearest to the
 *   annotation or else to the caret; then those of the project's other articles that are open
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
