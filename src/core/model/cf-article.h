/* SPDX-License-Identifier: GPL-3.0-or-later
 * One source file, read once. */

#pragma once

#include "cf-block.h"
#include "cf-correction.h"
#include "cf-cuts.h"
#include "cf-pairs.h"
#include "cf-text.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE (cf_article_get_type ())
G_DECLARE_FINAL_TYPE (CfArticle, cf_article, CF, ARTICLE, GObject)

/**
 * CfArticleContent:
 * @text: the reference text
 * @blocks: (element-type CfBlock): its blocks, in order, without gaps but the LF between them
 * @reader: name and version of the reader, such as `crawl-page/1`; a static string
 * @title: (nullable): the headline
 * @url: (nullable): the address, as the source gives it
 * @outlet: (nullable): who published it
 * @published: (nullable): RFC 3339, UTC
 * @byline: (nullable): who wrote it, as it stands there
 *
 * What a reader makes; cf_article_new() takes all of it.
 */
typedef struct
{
  CfText *text;
  GArray *blocks;
  const char *reader;
  char *title;
  char *url;
  char *outlet;
  char *published;
  char *byline;
} CfArticleContent;

void cf_article_content_clear (CfArticleContent *content);
CfArticle *cf_article_new (CfArticleContent *content);
CfArticle *cf_article_correct (CfArticle *self, const CfCorrection *correction);
CfArticle *cf_article_pair (CfArticle *self, CfPairs *pairing);
CfArticle *cf_article_get_source (CfArticle *self);
char *cf_article_dup_field (CfArticle *self, CfField field);

CfText *cf_article_get_text (CfArticle *self);
const CfBlock *cf_article_get_blocks (CfArticle *self, guint *n_blocks);
CfCuts *cf_article_get_cuts (CfArticle *self);
guint cf_article_find_block (CfArticle *self, guint offset);
CfSpan cf_article_get_block_span (CfArticle *self, guint offset);
guint cf_article_count_pairs (CfArticle *self);
gboolean cf_article_is_bilingual (CfArticle *self);
const char *const *cf_article_get_languages (CfArticle *self);
const char *cf_article_get_coding_language (CfArticle *self, const char *wanted);
const char *cf_article_get_reader (CfArticle *self);
const char *cf_article_get_title (CfArticle *self);
const char *cf_article_get_url (CfArticle *self);
const char *cf_article_get_outlet (CfArticle *self);
const char *cf_article_get_published (CfArticle *self);
const char *cf_article_get_byline (CfArticle *self);

/* cf-article-id.c */
char *cf_article_make_id (CfArticle *self);

G_END_DECLS
