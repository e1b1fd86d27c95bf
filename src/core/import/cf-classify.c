/* SPDX-License-Identifier: GPL-3.0-or-later
 * Headlines, captions and bylines, told by their words. */

#include "config.h"

#include "cf-classify.h"

#include <string.h>

#define HEADLINE_MAX 200
#define BYLINE_MAX 80
#define CAPTION_MAX 120

static const char *const byline_words[] = { "记者", "記者", "责编", "責編",
                                            "编辑", "編輯", "网编", "網編" };

/* What a line begins with that says where a picture comes from; a colon follows. */
static const char *const caption_words[] = {
  "Photo",
  "Photos",
  "Cartoon",
  "Illustration",
  "Graphic",
  "Image",
  "Picture",
  "Credit",
  "Source",
  "File photo",
  "Photo illustration",
  "Infographic",
  "图",
  "圖",
  "图片",
  "圖片",
  "照片",
  "卡通",
  "漫画",
  "漫畫",
  "插图",
  "插圖",
  "图源",
  "圖源",
  "摄影",
  "攝影",
  "资料图",
  "資料圖",
  "资料图片",
  "資料圖片",
  "制图",
  "製圖",
};

/**
 * cf_classify_is_headline:
 * @line: the first line of a text
 *
 * Returns: whether it has at most 200 code points and does not end like a sentence
 */
gboolean
cf_classify_is_headline (const char *line)
{
  const char *last;

  if (*line == '\0' || g_utf8_strlen (line, -1) > HEADLINE_MAX)
    return FALSE;
  last = g_utf8_find_prev_char (line, line + strlen (line));
  return g_utf8_strchr (".!?。！？", -1, g_utf8_get_char (last)) == NULL;
}

/**
 * cf_classify_is_caption:
 * @line: a line of a plain text
 *
 * Returns: whether it is short and begins like a picture's credit
 */
gboolean
cf_classify_is_caption (const char *line)
{
  if (g_utf8_strlen (line, -1) > CAPTION_MAX)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (caption_words); i++)
    {
      gsize length = strlen (caption_words[i]);
      const char *rest = line + length;

      if (g_ascii_strncasecmp (line, caption_words[i], length) != 0)
        continue;
      while (*rest == ' ')
        rest++;
      if (*rest == ':' || g_str_has_prefix (rest, "：") || g_str_has_prefix (rest, "/") ||
          g_str_has_prefix (rest, "／"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_one_of (const char *word, gsize length, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == length && g_ascii_strncasecmp (*words, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Words that begin with a capital, at most "and", "in", "for" … between them. */
static gboolean
is_name (const char *p)
{
  static const char *const small[] = {
    "and", "in",  "for", "at",  "of",      "the",     "with",      "from",       "by", "de",
    "del", "der", "di",  "la",  "le",      "van",     "von",       "bin",        "al", "el",
    "da",  "dos", "den", "ter", "writing", "editing", "reporting", "additional", NULL
  };

  if (!g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_islower (g_utf8_get_char (p)))
    return FALSE;
  while (*p != '\0')
    {
      gsize length = strcspn (p, " \n");
      gsize bare = strcspn (p, " \n,;:.|/()");

      if (g_unichar_islower (g_utf8_get_char (p)) && !is_one_of (p, MIN (bare, length), small))
        return FALSE;
      p += length;
      p += strspn (p, " \n");
    }
  return TRUE;
}

/* "By" and a name, at the beginning or behind "Reporting", "Written" …: so "By Monday the union had
 * agreed." is none, nor "Standing by Ann Lee". */
static gboolean
is_english_byline (const char *line)
{
  static const char *const before[] = { "reporting", "reported", "written", "edited", "editing",
                                        "compiled",  "story",    "text",    "words",  NULL };
  const char *p = line + strspn (line, " ([-*|");
  gsize length = strcspn (p, " ");

  if (is_one_of (p, length, before))
    p += length + strspn (p + length, " ");
  if (g_ascii_strncasecmp (p, "by ", 3) != 0)
    return FALSE;
  p += 3;
  return is_name (p + strspn (p, " "));
}

/**
 * cf_classify_is_byline:
 * @line: the last paragraph of an article
 *
 * Returns: whether it has at most 80 code points and names reporter or editor
 */
gboolean
cf_classify_is_byline (const char *line)
{
  if (*line == '\0' || g_utf8_strlen (line, -1) > BYLINE_MAX)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (byline_words); i++)
    if (strstr (line, byline_words[i]) != NULL)
      return TRUE;
  return is_english_byline (line);
}

/* The last paragraph, or G_MAXUINT; links and captions may stand behind it. */
static guint
find_last_paragraph (GArray *blocks, guint before)
{
  for (guint i = MIN (before, blocks->len); i > 0; i--)
    {
      CfBlockKind kind = g_array_index (blocks, CfBlock, i - 1).kind;

      if (kind == CF_BLOCK_PARAGRAPH)
        return i - 1;
      if (kind != CF_BLOCK_RELATED && kind != CF_BLOCK_CAPTION)
        break;
    }
  return G_MAXUINT;
}

/**
 * cf_classify_mark_byline:
 * @content: a finished text
 *
 * Marks the last paragraph as byline if it is one, with its translation, and sets the content's
 * byline.
 */
void
cf_classify_mark_byline (CfArticleContent *content)
{
  guint last = find_last_paragraph (content->blocks, G_MAXUINT);
  guint marked = 0;

  while (last != G_MAXUINT && marked < 2)
    {
      CfBlock *block = &g_array_index (content->blocks, CfBlock, last);
      g_autofree char *line = cf_text_slice (content->text, block->span);

      if (!cf_classify_is_byline (line))
        break;
      block->kind = CF_BLOCK_BYLINE;
      g_free (content->byline);
      content->byline = g_steal_pointer (&line);
      /* Of a pair, the other side too. */
      if (block->pair == 0 || last == 0 ||
          g_array_index (content->blocks, CfBlock, last - 1).pair != block->pair)
        break;
      last = find_last_paragraph (content->blocks, last);
      marked++;
    }
}
