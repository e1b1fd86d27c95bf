/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers to an argument graph.
 *
 * Everything is collected first: a relation may end in a layer that comes later. */

#include "config.h"

#include "cf-argument-builder-private.h"

static void
clear_entry (gpointer data)
{
  CfArgumentEntry *entry = data;

  g_clear_object (&entry->annotation);
  g_clear_pointer (&entry->article, cf_argument_article_unref);
  g_free (entry->annotator);
}

static void
clear_link (gpointer data)
{
  CfArgumentLink *link = data;

  g_clear_object (&link->relation);
  g_free (link->annotator);
}

/**
 * cf_argument_builder_new:
 * @codebook: says what codes and types are, and which language speaks for both
 *
 * Returns: (transfer full): a builder without anything in it
 */
CfArgumentBuilder *
cf_argument_builder_new (CfCodebook *codebook)
{
  CfArgumentBuilder *builder = g_new0 (CfArgumentBuilder, 1);

  builder->codebook = g_object_ref (codebook);
  builder->propositions = cf_propositions_new (codebook);
  builder->entries = g_array_new (FALSE, TRUE, sizeof (CfArgumentEntry));
  g_array_set_clear_func (builder->entries, clear_entry);
  builder->links = g_array_new (FALSE, TRUE, sizeof (CfArgumentLink));
  g_array_set_clear_func (builder->links, clear_link);
  return builder;
}

void
cf_argument_builder_free (CfArgumentBuilder *builder)
{
  g_object_unref (builder->codebook);
  cf_propositions_free (builder->propositions);
  g_clear_object (&builder->article);
  g_clear_pointer (&builder->about, cf_argument_article_unref);
  g_array_unref (builder->entries);
  g_array_unref (builder->links);
  g_free (builder);
}

/**
 * cf_argument_builder_set_article:
 * @builder: a builder
 * @file: the article's path from the project's top
 * @id: its id
 * @article: the article, as people have corrected it
 *
 * The layers that are added from now on are of this article.
 */
void
cf_argument_builder_set_article (CfArgumentBuilder *builder,
                                 const char *file,
                                 const char *id,
                                 CfArticle *article)
{
  CfArgumentArticle *about = g_atomic_rc_box_new0 (CfArgumentArticle);

  about->file = g_strdup (file);
  about->id = g_strdup (id);
  about->title = g_strdup (cf_article_get_title (article));
  about->outlet = g_strdup (cf_article_get_outlet (article));
  about->published = g_strdup (cf_article_get_published (article));
  g_clear_pointer (&builder->about, cf_argument_article_unref);
  builder->about = about;
  g_set_object (&builder->article, article);
}

static CfArgumentSide
get_side (CfArgumentBuilder *builder, const char *language)
{
  const char *coding = cf_article_get_coding_language (
    builder->article, cf_codebook_get_coding_language (builder->codebook));

  return language != NULL && g_strcmp0 (language, coding) == 0 ? CF_ARGUMENT_SIDE_CODING
                                                               : CF_ARGUMENT_SIDE_OTHER;
}

/* @article: with the pairs of the annotator */
static void
add_annotation (CfArgumentBuilder *builder,
                CfArticle *article,
                CfAnnotation *annotation,
                CfArgumentEntry entry)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  entry.annotation = g_object_ref (annotation);
  entry.article = cf_argument_article_ref (builder->about);
  entry.annotator = g_strdup (entry.annotator);
  if (n_blocks > 0 && !cf_annotation_has_article_scope (annotation))
    {
      CfSpan extent = cf_annotation_get_extent (annotation);
      const CfBlock *block = &blocks[cf_article_find_block (article, extent.start)];

      entry.pair = block->pair;
      entry.language = block->language;
    }
  entry.side = get_side (builder, entry.language);
  g_array_append_val (builder->entries, entry);
}

/**
 * cf_argument_builder_add_records:
 * @builder: a builder with an article
 * @annotator: the short name of an annotator
 * @records: (element-type CfRecord): all that the annotator's layer of it has
 * @pairing: (nullable): what the annotator says of its pairs
 * @outside: whether of it only what is joined to the others by a relation is wanted
 */
void
cf_argument_builder_add_records (CfArgumentBuilder *builder,
                                 const char *annotator,
                                 GPtrArray *records,
                                 CfPairs *pairing,
                                 gboolean outside)
{
  g_autoptr (CfArticle) article = cf_article_pair (builder->article, pairing);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      if (CF_IS_ANNOTATION (record))
        {
          add_annotation (builder, article, CF_ANNOTATION (record),
                          (CfArgumentEntry){ .annotator = (char *) annotator,
                                             .layer = builder->n_layers,
                                             .outside = outside });
        }
      else if (CF_IS_RELATION (record))
        {
          CfArgumentLink link = { g_object_ref (CF_RELATION (record)), g_strdup (annotator),
                                  outside };

          g_array_append_val (builder->links, link);
        }
    }
  builder->n_layers++;
}

/**
 * cf_argument_builder_add_layer:
 * @builder: a builder with an article
 * @layer: a layer of it
 * @outside: whether of it only what is joined to the others by a relation is wanted
 */
void
cf_argument_builder_add_layer (CfArgumentBuilder *builder, CfLayer *layer, gboolean outside)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);

  cf_argument_builder_add_records (builder, cf_layer_get_annotator (layer)->name, records,
                                   cf_state_get_pairs (cf_layer_get_state (layer)), outside);
}
