/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: Markdown, by way of the HTML that CommonMark makes of it. */

#include "config.h"

#include "cf-classify.h"
#include "cf-html-blocks.h"
#include "cf-html-meta.h"
#include "cf-markdown.h"
#include "cf-readers.h"

#include <string.h>

gboolean
cf_reader_markdown_sniff (const CfSource *source)
{
  const char *dot = strrchr (source->name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot, ".md") == 0;
}

gboolean
cf_reader_markdown_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  g_autoptr (CfBlockBuilder) builder = cf_block_builder_new ();
  g_autofree char *page = cf_markdown_to_html (source->utf8, source->length, source->name, error);
  g_autoptr (CfHtml) html =
               page != NULL ? cf_html_parse (page, strlen (page), source->name, error) : NULL;
  g_auto (CfHtmlMeta) meta = { 0 };

  if (html == NULL || !cf_html_meta_read (html, &meta, source->name, error))
    return FALSE;
  if (meta.headline != NULL)
    {
      g_autofree char *headline = cf_html_dup_text (meta.headline, source->name);

      cf_block_builder_append (builder, headline, strlen (headline));
    }
  if (cf_block_builder_end_block (builder, CF_BLOCK_HEADLINE))
    content->title = cf_block_builder_dup_block (builder, 0);
  if (!cf_html_blocks_append (cf_html_get_root (html), meta.headline, builder, source->name, error))
    return FALSE;
  cf_block_builder_finish (builder, content);
  cf_classify_mark_byline (content);
  return TRUE;
}
