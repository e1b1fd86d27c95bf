/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles as other programs read them. */

#include "config.h"

#include "cf-article-output.h"

static void
write_block (CfJsonWriter *writer, const CfBlock *block)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "kind", cf_block_kind_get_name (block->kind));
  cf_json_writer_integer_member (writer, "start", block->span.start);
  cf_json_writer_integer_member (writer, "end", block->span.end);
  cf_json_writer_string_member (writer, "language", block->language);
  cf_json_writer_name (writer, "pair");
  if (block->pair != 0)
    cf_json_writer_integer (writer, block->pair);
  else
    cf_json_writer_null (writer);
  cf_json_writer_end_object (writer);
}

/**
 * cf_write_article_members:
 * @writer: a writer, in an object
 * @file: what to call the file
 * @id: the article's id
 * @article: the article
 *
 * Writes metadata, text and blocks. What is absent is `null`, never left out.
 */
void
cf_write_article_members (CfJsonWriter *writer,
                          const char *file,
                          const char *id,
                          CfArticle *article)
{
  CfText *text = cf_article_get_text (article);
  g_autofree char *digest = g_strconcat ("sha256:", cf_text_get_digest (text), NULL);
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);
  const char *const *languages = cf_article_get_languages (article);

  cf_json_writer_string_member (writer, "file", file);
  cf_json_writer_string_member (writer, "id", id);
  cf_json_writer_string_member (writer, "title", cf_article_get_title (article));
  cf_json_writer_string_member (writer, "url", cf_article_get_url (article));
  cf_json_writer_string_member (writer, "outlet", cf_article_get_outlet (article));
  cf_json_writer_string_member (writer, "published", cf_article_get_published (article));
  cf_json_writer_string_member (writer, "byline", cf_article_get_byline (article));
  cf_json_writer_name (writer, "languages");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; languages[i] != NULL; i++)
    cf_json_writer_string (writer, languages[i]);
  cf_json_writer_end_array (writer);
  cf_json_writer_string_member (writer, "reader", cf_article_get_reader (article));
  cf_json_writer_string_member (writer, "digest", digest);
  cf_json_writer_integer_member (writer, "length", cf_text_get_length (text));
  cf_json_writer_string_member (writer, "text", cf_text_get_utf8 (text, NULL));
  cf_json_writer_name (writer, "blocks");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n_blocks; i++)
    write_block (writer, &blocks[i]);
  cf_json_writer_end_array (writer);
}
