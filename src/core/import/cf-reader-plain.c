/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: plain text. Each line that is not blank is a block. */

#include "config.h"

#include "cf-classify.h"
#include "cf-lines.h"
#include "cf-readers.h"

gboolean
cf_reader_plain_sniff (const CfSource *source)
{
  return TRUE;
}

gboolean
cf_reader_plain_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  if (!cf_lines_to_content (source, content, error))
    return FALSE;
  if (content->blocks->len > 0)
    {
      CfBlock *first = &g_array_index (content->blocks, CfBlock, 0);
      g_autofree char *line = cf_text_slice (content->text, first->span);

      if (cf_classify_is_headline (line))
        {
          first->kind = CF_BLOCK_HEADLINE;
          content->title = g_steal_pointer (&line);
        }
    }
  cf_classify_mark_byline (content);
  return TRUE;
}
