/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a reference text together, block by block.
 *
 * The rules of white space stand here, once: runs of TAB, LF, FF, CR and SPACE become one space; a
 * line break is an LF inside its block; none of these stands at a block's ends; U+00A0 and U+3000 stay;
 * a block in which nothing can be seen is none; blocks are joined by one LF that belongs to neither. */

#include "config.h"

#include "cf-block-builder.h"

#include "cf-language.h"
#include "cf-visible.h"

#include <string.h>

struct _CfBlockBuilder
{
  GString *text;
  GArray *blocks;     /* of CfBlock */
  GArray *starts;     /* of gsize: the byte at which each block begins */
  guint length;       /* code points of the finished blocks, with the LF behind each */
  gsize block_start;  /* the byte at which the open block begins */
  gboolean space_due; /* white space has been seen and not written */
};

CfBlockBuilder *
cf_block_builder_new (void)
{
  CfBlockBuilder *builder = g_new0 (CfBlockBuilder, 1);

  builder->text = g_string_new (NULL);
  builder->blocks = g_array_new (FALSE, FALSE, sizeof (CfBlock));
  builder->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return builder;
}

void
cf_block_builder_free (CfBlockBuilder *builder)
{
  if (builder->text != NULL)
    g_string_free (builder->text, TRUE);
  g_clear_pointer (&builder->blocks, g_array_unref);
  g_array_unref (builder->starts);
  g_free (builder);
}

gboolean
cf_is_collapsed_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/**
 * cf_collapse_space:
 * @utf8: a text
 *
 * Returns: (transfer full): it in one line, each run of white space one space, none at its ends
 */
char *
cf_collapse_space (const char *utf8)
{
  GString *collapsed = g_string_new (NULL);

  for (const char *p = utf8; *p != '\0';)
    {
      const char *run = p;

      while (*p != '\0' && !cf_is_collapsed_space (*p))
        p++;
      if (p > run && collapsed->len > 0)
        g_string_append_c (collapsed, ' ');
      g_string_append_len (collapsed, run, p - run);
      while (cf_is_collapsed_space (*p))
        p++;
    }
  return g_string_free (collapsed, FALSE);
}

/**
 * cf_block_builder_append:
 * @builder: a builder
 * @utf8: text of the open block
 * @length: its bytes
 *
 * Appends it with its white space collapsed.
 */
void
cf_block_builder_append (CfBlockBuilder *builder, const char *utf8, gsize length)
{
  const char *p = utf8, *const end = utf8 + length;

  while (p < end)
    {
      const char *run = p;

      if (cf_is_collapsed_space (*p))
        {
          builder->space_due = TRUE;
          p++;
          continue;
        }
      while (p < end && !cf_is_collapsed_space (*p))
        p++;
      if (builder->space_due && !cf_block_builder_block_is_empty (builder))
        g_string_append_c (builder->text, ' ');
      builder->space_due = FALSE;
      g_string_append_len (builder->text, run, p - run);
    }
}

/**
 * cf_block_builder_append_exact:
 * @builder: a builder
 * @utf8: text of the open block
 * @length: its bytes
 *
 * Appends it as it is; only at the block's ends white space is taken away later.
 */
void
cf_block_builder_append_exact (CfBlockBuilder *builder, const char *utf8, gsize length)
{
  if (cf_block_builder_block_is_empty (builder))
    while (length > 0 && cf_is_collapsed_space (*utf8))
      {
        utf8++;
        length--;
      }
  g_string_append_len (builder->text, utf8, (gssize) length);
}

/**
 * cf_block_builder_break_line:
 * @builder: a builder
 *
 * Puts an LF into the open block; at its ends it is taken away like other white space.
 */
void
cf_block_builder_break_line (CfBlockBuilder *builder)
{
  if (cf_block_builder_block_is_empty (builder))
    return;
  if (builder->space_due)
    g_string_append_c (builder->text, ' ');
  builder->space_due = FALSE;
  g_string_append_c (builder->text, '\n');
}

gboolean
cf_block_builder_block_is_empty (CfBlockBuilder *builder)
{
  return builder->text->len == builder->block_start;
}

guint
cf_block_builder_get_n_blocks (CfBlockBuilder *builder)
{
  return builder->blocks->len;
}

/**
 * cf_block_builder_dup_block:
 * @builder: a builder
 * @index: a finished block
 *
 * Returns: (transfer full): its text
 */
char *
cf_block_builder_dup_block (CfBlockBuilder *builder, guint index)
{
  gsize start = g_array_index (builder->starts, gsize, index);
  gsize end = index + 1 < builder->starts->len ? g_array_index (builder->starts, gsize, index + 1)
                                               : builder->block_start;

  return g_strndup (builder->text->str + start, end - 1 - start);
}

/**
 * cf_block_builder_end_block:
 * @builder: a builder
 * @kind: what the open block is
 *
 * Ends the open block and opens the next.
 *
 * Returns: whether there was text in it that can be seen; else it is none
 */
gboolean
cf_block_builder_end_block (CfBlockBuilder *builder, CfBlockKind kind)
{
  CfBlock block = { .kind = kind };
  gsize bytes;

  builder->space_due = FALSE;
  while (!cf_block_builder_block_is_empty (builder) &&
         cf_is_collapsed_space (builder->text->str[builder->text->len - 1]))
    g_string_truncate (builder->text, builder->text->len - 1);
  /* Pages and texts are set apart by paragraphs of a no-break, ideographic or zero-width space alone. */
  if (!cf_utf8_shows_something (builder->text->str + builder->block_start,
                                builder->text->len - builder->block_start))
    {
      g_string_truncate (builder->text, builder->block_start);
      return FALSE;
    }
  bytes = builder->text->len - builder->block_start;
  block.span.start = builder->length;
  block.span.end = builder->length + (guint) g_utf8_strlen (
                                       builder->text->str + builder->block_start, (gssize) bytes);
  block.language = cf_language_of_utf8 (builder->text->str + builder->block_start, bytes);
  g_array_append_val (builder->blocks, block);
  g_array_append_val (builder->starts, builder->block_start);
  g_string_append_c (builder->text, '\n');
  builder->length = block.span.end + 1;
  builder->block_start = builder->text->len;
  return TRUE;
}

/* Chinese without a telling character is in the script of the rest of the article. */
static void
settle_script (GArray *blocks)
{
  guint traditional = 0, simplified = 0;
  const char *script;

  for (guint i = 0; i < blocks->len; i++)
    {
      const CfBlock *block = &g_array_index (blocks, CfBlock, i);

      if (g_strcmp0 (block->language, CF_LANGUAGE_TRADITIONAL) == 0)
        traditional += cf_span_length (block->span);
      else if (g_strcmp0 (block->language, CF_LANGUAGE_SIMPLIFIED) == 0)
        simplified += cf_span_length (block->span);
    }
  if (traditional == 0 && simplified == 0)
    return;
  script = traditional > simplified ? CF_LANGUAGE_TRADITIONAL : CF_LANGUAGE_SIMPLIFIED;
  for (guint i = 0; i < blocks->len; i++)
    {
      CfBlock *block = &g_array_index (blocks, CfBlock, i);

      if (g_strcmp0 (block->language, CF_LANGUAGE_CHINESE) == 0)
        block->language = script;
    }
}

/**
 * cf_block_builder_finish:
 * @builder: a builder without an open block; it can only be freed afterwards
 * @content: gets the text and the blocks
 */
void
cf_block_builder_finish (CfBlockBuilder *builder, CfArticleContent *content)
{
  gsize length;

  if (builder->blocks->len > 0)
    g_string_truncate (builder->text, builder->block_start - 1);
  settle_script (builder->blocks);
  length = builder->text->len;
  content->text =
    cf_text_new_take (g_string_free (g_steal_pointer (&builder->text), FALSE), length);
  content->blocks = g_steal_pointer (&builder->blocks);
}
