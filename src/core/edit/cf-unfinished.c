/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the way of finishing an article.
 *
 * Nothing of it forbids finishing: it is a list to go through. A rebuttal is linked by a relation of type
 * `rebuts`, or by the proposition that it shares with what it answers: a strict coder links across articles
 * in no other way. */

#include "config.h"

#include "cf-unfinished.h"

#include "cf-edit.h"

#define REBUTS "rebuts"
#define PROPOSITION "proposition"

typedef struct
{
  CfDocument *document;
  CfCodebook *codebook;
  GHashTable *rebutting; /* ids of the annotations that rebut something */
  GPtrArray *items;
} Listing;

void
cf_unfinished_free (CfUnfinished *item)
{
  g_clear_object (&item->annotation);
  g_free (item);
}

static void
add (Listing *listing,
     CfUnfinishedKind kind,
     CfAnnotation *annotation,
     const CfAttribute *attribute)
{
  CfUnfinished *item = g_new0 (CfUnfinished, 1);

  item->kind = kind;
  item->annotation = annotation != NULL ? g_object_ref (annotation) : NULL;
  item->attribute = attribute;
  g_ptr_array_add (listing->items, item);
}

static void
add_missing (Listing *listing, CfAnnotation *annotation, const char *code)
{
  g_autoptr (GPtrArray) attributes = cf_codebook_list_attributes_on (listing->codebook, code);

  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);

      if (attribute->required &&
          (annotation == NULL ||
           cf_record_get_value (CF_RECORD (annotation), attribute->id) == NULL))
        add (listing, CF_UNFINISHED_MISSING, annotation, attribute);
    }
}

static gboolean
is_unlinked (Listing *listing, CfRecord *record, const char *code)
{
  const CfRelationType *rebuts = cf_codebook_get_relation_type (listing->codebook, REBUTS);

  return rebuts != NULL && g_strv_contains ((const char *const *) rebuts->from, code) &&
         !g_hash_table_contains (listing->rebutting, cf_record_get_id (record)) &&
         cf_record_get_value (record, PROPOSITION) == NULL;
}

static void
add_annotation (Listing *listing, CfAnnotation *annotation)
{
  CfRecord *record = CF_RECORD (annotation);
  const CfCode *code = cf_codebook_follow_code (listing->codebook, cf_record_get_code (record));
  const char *id = code != NULL ? code->id : cf_record_get_code (record);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (cf_document_get_spans (listing->document, annotation, spans) > CF_ANCHOR_MOVED)
    add (listing, CF_UNFINISHED_LOST, annotation, NULL);
  add_missing (listing, annotation, id);
  if (is_unlinked (listing, record, id))
    add (listing, CF_UNFINISHED_UNLINKED, annotation, NULL);
  if (cf_record_get_doubt (record))
    add (listing, CF_UNFINISHED_DOUBT, annotation, NULL);
}

static void
note_rebutting (Listing *listing, CfLayer *layer)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (layer);

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), REBUTS) == 0)
        g_hash_table_add (listing->rebutting, (gpointer) cf_relation_get_from (relation));
    }
}

/**
 * cf_unfinished_list:
 * @document: a document
 *
 * Returns: (transfer full) (element-type CfUnfinished): what is missing or in doubt: of the article first,
 *   then of each annotation, as they stand in the text
 */
GPtrArray *
cf_unfinished_list (CfDocument *document)
{
  CfLayer *layer = cf_document_get_layer (document);
  g_autoptr (GHashTable) rebutting = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { document, cf_project_get_codebook (cf_document_get_project (document)),
                      rebutting,
                      g_ptr_array_new_with_free_func ((GDestroyNotify) cf_unfinished_free) };
  CfAnnotation *article = cf_layer_get_article_annotation (layer);
  const CfCode *code = cf_edit_get_article_code (document);

  note_rebutting (&listing, layer);
  if (code != NULL)
    add_missing (&listing, article, code->id);
  if (article != NULL && cf_record_get_doubt (CF_RECORD (article)))
    add (&listing, CF_UNFINISHED_DOUBT, article, NULL);
  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    if (!cf_annotation_has_article_scope (cf_layer_get_nth (layer, i)))
      add_annotation (&listing, cf_layer_get_nth (layer, i));
  return listing.items;
}
