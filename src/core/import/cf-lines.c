/* SPDX-License-Identifier: GPL-3.0-or-later
 * The blocks of a plain text. */

#include "config.h"

#include "cf-lines.h"

#include "cf-classify.h"
#include "cf-error.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

static void
set_too_many (GError **error, const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("%s was not read: it has more than %u lines"),
               shown, CF_LIMIT_BLOCKS);
}

static gboolean
make (const CfSource *source, CfArticleContent *content, GError **error)
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
      if (cf_block_builder_get_n_blocks (builder) > CF_LIMIT_BLOCKS)
        {
          set_too_many (error, source->name);
          return FALSE;
        }
      p += length;
      p += strspn (p, "\r\n");
    }
  cf_block_builder_finish (builder, content);
  return TRUE;
}

/**
 * cf_lines_to_content:
 * @source: a plain text, with any line ends
 * @content: gets the text, and a block for each line that is not blank: a paragraph, or a caption
 * @error: %CF_ERROR_TOO_BIG where there are too many
 */
gboolean
cf_lines_to_content (const CfSource *source, CfArticleContent *content, GError **error)
{
  if (source->lines == NULL)
    return make (source, content, error);
  if (source->lines->text == NULL && !make (source, source->lines, error))
    return FALSE;
  content->text = cf_text_ref (source->lines->text);
  content->blocks = g_array_copy (source->lines->blocks);
  return TRUE;
}
