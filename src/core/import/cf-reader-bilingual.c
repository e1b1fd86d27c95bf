/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: a text in which lines of two languages alternate, either first. */

#include "config.h"

#include "cf-classify.h"
#include "cf-lines.h"
#include "cf-pairing.h"
#include "cf-readers.h"

/**
 * cf_reader_bilingual_sniff:
 * @source: any text
 *
 * Returns: whether at least half of its lines stand in pairs
 */
gboolean
cf_reader_bilingual_sniff (const CfSource *source)
{
  CfArticleContent content = { 0 };
  guint n_pairs, n_blocks;

  if (!cf_lines_to_content (source, &content, NULL))
    return FALSE;
  n_pairs = cf_pairing_assign (content.blocks);
  n_blocks = content.blocks->len;
  cf_article_content_clear (&content);
  return n_pairs > 0 && n_pairs * 4 >= n_blocks;
}

/* The other block of the pair that @index begins, or NULL. */
static CfBlock *
get_partner (GArray *blocks, guint index)
{
  CfBlock *block = &g_array_index (blocks, CfBlock, index);

  if (index + 1 < blocks->len && block->pair != 0 && block[1].pair == block->pair)
    return block + 1;
  return NULL;
}

static void
mark_headline (CfArticleContent *content)
{
  CfBlock *first = &g_array_index (content->blocks, CfBlock, 0);
  CfBlock *partner = get_partner (content->blocks, 0);
  g_autofree char *line = cf_text_slice (content->text, first->span);

  if (!cf_classify_is_headline (line))
    return;
  first->kind = CF_BLOCK_HEADLINE;
  if (partner != NULL)
    partner->kind = CF_BLOCK_HEADLINE;
  content->title = g_steal_pointer (&line);
}

/* A caption's translation is one too, whatever word it begins with. */
static void
mark_captions (GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CfBlock *block = &g_array_index (blocks, CfBlock, i);
      CfBlock *partner = get_partner (blocks, i);

      if (partner != NULL && (block->kind == CF_BLOCK_CAPTION || partner->kind == CF_BLOCK_CAPTION))
        block->kind = partner->kind = CF_BLOCK_CAPTION;
    }
}

gboolean
cf_reader_bilingual_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  if (!cf_lines_to_content (source, content, error))
    return FALSE;
  cf_pairing_assign (content->blocks);
  mark_captions (content->blocks);
  mark_headline (content);
  cf_classify_mark_byline (content);
  return TRUE;
}
