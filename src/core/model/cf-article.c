/* SPDX-License-Identifier: GPL-3.0-or-later
 * One source file, read once.
 *
 * CfArticle is immutable: text, blocks and metadata. A corrected one has the text and blocks of its
 * source, and metadata, or pairs, that a person has corrected; its id is that of its source. It does not know its
 * path. Any thread may read it. Offsets are code points of the reference text. */

#include "config.h"

#include "cf-article.h"

#include "cf-language.h"
#include "cf-sides.h"

#include <string.h>

struct _CfArticle
{
  GObject parent_instance;

  CfArticleContent content;
  CfArticle *source; /* as the reader found it; NULL for one that is not corrected */
  CfCorrection *correction;
  CfPairs *pairing;
  GPtrArray *languages; /* of char *, ended by NULL */
  guint n_pairs;
  CfCuts *cuts; /* of a source; NULL until somebody asks for them */
};

G_DEFINE_FINAL_TYPE (CfArticle, cf_article, G_TYPE_OBJECT)

void
cf_article_content_clear (CfArticleContent *content)
{
  g_clear_pointer (&content->text, cf_text_unref);
  g_clear_pointer (&content->blocks, g_array_unref);
  g_clear_pointer (&content->title, g_free);
  g_clear_pointer (&content->url, g_free);
  g_clear_pointer (&content->outlet, g_free);
  g_clear_pointer (&content->published, g_free);
  g_clear_pointer (&content->byline, g_free);
}

static void
cf_article_finalize (GObject *object)
{
  CfArticle *self = CF_ARTICLE (object);

  cf_article_content_clear (&self->content);
  g_clear_object (&self->source);
  g_clear_pointer (&self->correction, cf_correction_free);
  g_clear_pointer (&self->pairing, cf_pairs_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->cuts, cf_cuts_free);
  G_OBJECT_CLASS (cf_article_parent_class)->finalize (object);
}

static void
cf_article_class_init (CfArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_article_finalize;
}

static void
cf_article_init (CfArticle *self)
{
  self->languages = g_ptr_array_new_with_free_func (g_free);
}

static void
summarise_blocks (CfArticle *self)
{
  for (guint i = 0; i < self->content.blocks->len; i++)
    {
      const CfBlock *block = &g_array_index (self->content.blocks, CfBlock, i);

      self->n_pairs = MAX (self->n_pairs, block->pair);
      if (block->language != NULL &&
          !g_ptr_array_find_with_equal_func (self->languages, block->language, g_str_equal, NULL))
        g_ptr_array_add (self->languages, g_strdup (block->language));
    }
  g_ptr_array_add (self->languages, NULL);
}

/* Takes what is in @content. */
static CfArticle *
create (CfArticleContent *content)
{
  CfArticle *self = g_object_new (CF_TYPE_ARTICLE, NULL);

  self->content = *content;
  memset (content, 0, sizeof *content);
  summarise_blocks (self);
  return self;
}

/**
 * cf_article_new:
 * @content: (transfer full): what the reader made; empty afterwards
 *
 * Returns: (transfer full): the article
 */
CfArticle *
cf_article_new (CfArticleContent *content)
{
  CfArticle *self = create (content);

  if (self->n_pairs > 0)
    cf_sides_assign (&self->content.blocks, NULL);
  return self;
}

static void
set_languages (CfArticle *self, const char *languages)
{
  g_auto (GStrv) tags = g_strsplit (languages, " ", -1);

  g_ptr_array_set_size (self->languages, 0);
  for (guint i = 0; tags[i] != NULL; i++)
    g_ptr_array_add (self->languages, g_strdup (tags[i]));
  g_ptr_array_add (self->languages, NULL);
}

static void
correct_field (char **value, const CfCorrection *correction, CfField field)
{
  if (correction->values[field] != NULL)
    {
      g_free (*value);
      *value = g_strdup (correction->values[field]);
    }
}

/* What a person says of the pairs, of blocks that are on their sides. */
static void
mend_pairs (CfArticle *self)
{
  cf_pairs_apply (self->pairing, self->content.text, &self->content.blocks);
  self->n_pairs = 0;
  for (guint i = 0; i < self->content.blocks->len; i++)
    self->n_pairs = MAX (self->n_pairs, g_array_index (self->content.blocks, CfBlock, i).pair);
}

static CfArticle *
copy (CfArticle *source)
{
  CfArticleContent content = source->content;
  CfArticle *self;

  content.text = cf_text_ref (content.text);
  content.blocks = g_array_ref (content.blocks);
  content.title = g_strdup (content.title);
  content.url = g_strdup (content.url);
  content.outlet = g_strdup (content.outlet);
  content.published = g_strdup (content.published);
  content.byline = g_strdup (content.byline);
  self = create (&content);
  self->source = g_object_ref (source);
  return self;
}

static void
correct (CfArticle *self, const CfCorrection *correction)
{
  CfArticleContent *content = &self->content;
  const char *languages = correction->values[CF_FIELD_LANGUAGES];

  self->correction = cf_correction_copy (correction);
  correct_field (&content->title, correction, CF_FIELD_TITLE);
  correct_field (&content->url, correction, CF_FIELD_URL);
  correct_field (&content->outlet, correction, CF_FIELD_OUTLET);
  correct_field (&content->published, correction, CF_FIELD_PUBLISHED);
  if (languages != NULL)
    set_languages (self, languages);
  if (languages != NULL && self->n_pairs > 0)
    cf_sides_assign (&content->blocks, g_ptr_array_index (self->languages, 0));
}

static CfArticle *
derive (CfArticle *source, const CfCorrection *correction, CfPairs *pairing)
{
  CfArticle *self;

  if (cf_correction_is_empty (correction) && cf_pairs_get_n_groups (pairing) == 0)
    return g_object_ref (source);
  self = copy (source);
  if (!cf_correction_is_empty (correction))
    correct (self, correction);
  /* Only what has two languages has pairs. */
  if (cf_pairs_get_n_groups (pairing) > 0 && source->n_pairs > 0)
    {
      self->pairing = cf_pairs_ref (pairing);
      mend_pairs (self);
    }
  return self;
}

/**
 * cf_article_correct:
 * @self: an article, corrected or not
 * @correction: (nullable): what is to be said of it from now on
 *
 * Returns: (transfer full): the article as it was read, so corrected, with the pairs of @self
 */
CfArticle *
cf_article_correct (CfArticle *self, const CfCorrection *correction)
{
  return derive (cf_article_get_source (self), correction, self->pairing);
}

/**
 * cf_article_pair:
 * @self: an article, corrected or not
 * @pairing: (nullable): which of its blocks are pairs; %NULL for those that its reader made
 *
 * Returns: (transfer full): the article with these pairs, and the metadata of @self
 */
CfArticle *
cf_article_pair (CfArticle *self, CfPairs *pairing)
{
  return derive (cf_article_get_source (self), self->correction, pairing);
}

/**
 * cf_article_get_source:
 * @self: an article
 *
 * Returns: (transfer none): the article as its file has it, with nothing corrected
 */
CfArticle *
cf_article_get_source (CfArticle *self)
{
  return self->source != NULL ? self->source : self;
}

/**
 * cf_article_dup_field:
 * @self: an article
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what it says there, as in a #CfCorrection
 */
char *
cf_article_dup_field (CfArticle *self, CfField field)
{
  const char *const values[CF_N_FIELDS] = { [CF_FIELD_TITLE] = self->content.title,
                                            [CF_FIELD_OUTLET] = self->content.outlet,
                                            [CF_FIELD_PUBLISHED] = self->content.published,
                                            [CF_FIELD_URL] = self->content.url };

  if (field == CF_FIELD_LANGUAGES)
    return self->languages->len > 1 ? g_strjoinv (" ", (char **) self->languages->pdata) : NULL;
  return g_strdup (values[field]);
}

CfText *
cf_article_get_text (CfArticle *self)
{
  return self->content.text;
}

/**
 * cf_article_get_blocks:
 * @self: an article
 * @n_blocks: (out): how many
 *
 * Returns: (transfer none) (array length=n_blocks): its blocks, in order
 */
const CfBlock *
cf_article_get_blocks (CfArticle *self, guint *n_blocks)
{
  *n_blocks = self->content.blocks->len;
  return (const CfBlock *) (gpointer) self->content.blocks->data;
}

/**
 * cf_article_get_cuts:
 * @self: an article
 *
 * To be asked for first in a thread: they take a while where a block is very long.
 *
 * Returns: (transfer none): where its blocks are cut to be shown
 */
CfCuts *
cf_article_get_cuts (CfArticle *self)
{
  CfArticle *source = cf_article_get_source (self);

  if (g_once_init_enter (&source->cuts))
    g_once_init_leave (&source->cuts,
                       cf_cuts_new (source->content.text,
                                    (const CfBlock *) (gpointer) source->content.blocks->data,
                                    source->content.blocks->len));
  return source->cuts;
}

/**
 * cf_article_find_block:
 * @self: an article
 * @offset: a code point, at most the length
 *
 * Returns: the index of the block that holds it; the LF behind a block counts as the block's. 0 for an
 *   article without blocks.
 */
guint
cf_article_find_block (CfArticle *self, guint offset)
{
  guint low = 0, high = self->content.blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->content.blocks, CfBlock, middle).span.start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_article_get_block_span:
 * @self: an article
 * @offset: a code point
 *
 * Returns: the span of the block that holds it; empty for an article without blocks
 */
CfSpan
cf_article_get_block_span (CfArticle *self, guint offset)
{
  if (self->content.blocks->len == 0)
    return (CfSpan){ 0, 0 };
  return g_array_index (self->content.blocks, CfBlock, cf_article_find_block (self, offset)).span;
}

guint
cf_article_count_pairs (CfArticle *self)
{
  return self->n_pairs;
}

/**
 * cf_article_is_bilingual:
 * @self: an article
 *
 * Returns: whether it has two sides, even if somebody has taken all of its pairs apart
 */
gboolean
cf_article_is_bilingual (CfArticle *self)
{
  return cf_article_get_source (self)->n_pairs > 0;
}

/**
 * cf_article_get_languages:
 * @self: an article
 *
 * Returns: (transfer none): the languages of its blocks, in the order of their appearance, ended by
 *   %NULL
 */
const char *const *
cf_article_get_languages (CfArticle *self)
{
  return (const char *const *) self->languages->pdata;
}

/**
 * cf_article_get_coding_language:
 * @self: an article
 * @wanted: (nullable): the project's coding language
 *
 * Chinese is one language here, whatever its script: the setting means a side, not a way of writing.
 *
 * Returns: (nullable): the language of this article whose side counts: that one, else its first; %NULL where it has
 *   none
 */
const char *
cf_article_get_coding_language (CfArticle *self, const char *wanted)
{
  const char *const *languages = cf_article_get_languages (self);

  if (wanted == NULL || g_strv_contains (languages, wanted))
    return wanted != NULL ? wanted : languages[0];
  for (guint i = 0; cf_language_is_chinese (wanted) && languages[i] != NULL; i++)
    if (cf_language_is_chinese (languages[i]))
      return languages[i];
  return languages[0];
}

const char *
cf_article_get_reader (CfArticle *self)
{
  return self->content.reader;
}

const char *
cf_article_get_title (CfArticle *self)
{
  return self->content.title;
}

const char *
cf_article_get_url (CfArticle *self)
{
  return self->content.url;
}

const char *
cf_article_get_outlet (CfArticle *self)
{
  return self->content.outlet;
}

const char *
cf_article_get_published (CfArticle *self)
{
  return self->content.published;
}

const char *
cf_article_get_byline (CfArticle *self)
{
  return self->content.byline;
}
