/* SPDX-License-Identifier: GPL-3.0-or-later
 * The blocks of a plain text. */

#include "config.h"

#include "cf-lines.h"

#include "cf-classify.h"

#include <string.h>

static void
make (const CfSource *source, CfArticleContent *content)
{
  g_autoptr (CfBlockBuilder) builder = cf_block_builder_new ();
  const char *p = source->utf8, *const end = source->utf8 + source->length;

  while (p < end)
    {
      gsize length = strcspn (p, "\r\n");
      g_autofree char *line = g_strndup (p, length);

      cf_block_builder_append_exact (builder, p, length);
      cf_block_builder_end_block (
        builder, cf_classify_is_caption (g_strchug (line)) ? CF_BLOCK_CAPTION : CF_BLOCK_PARAGRAPH);
      p += length;
      p += strspn (p, "\r\n");
    }
  cf_block_builder_finish (builder, content);
}

/**
 * cf_lines_to_content:
 * @source: a plain text, with any line ends
 * @content: gets the text, and a block for each line that is not blank: a paragraph, or a caption
 */
void
cf_lines_to_content (const CfSource *source, CfArticleContent *content)
{
  if (source->lines == NULL)
    {
      make (source, content);
      return;
    }
  if (source->lines->text == NULL)
    make (source, source->lines);
  content->text = cf_text_ref (source->lines->text);
  content->blocks = g_array_copy (source->lines->blocks);
}
