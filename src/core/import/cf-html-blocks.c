/* SPDX-License-Identifier: GPL-3.0-or-later
 * The blocks of an HTML tree.
 *
 * What a block is, its nearest ancestor says that has a kind (list item, caption, …). A list item
 * whose text is all links is a related link. A picture is its caption, else its alternative text,
 * once; nothing that could be loaded is looked at. */

#include "config.h"

#include "cf-html-blocks.h"

#include "cf-block-builder.h"
#include "cf-classify.h"
#include "cf-limits.h"

#include <string.h>

typedef enum
{
  ROLE_INLINE,
  ROLE_BLOCK,   /* begins and ends blocks */
  ROLE_KIND,    /* a block element that says what its text is */
  ROLE_SKIPPED, /* its text is not the article's */
  ROLE_CELL,    /* separated by a space from what stands before */
} Role;

typedef struct
{
  GumboTag tag;
  Role role;
  CfBlockKind kind;
} TagRow;

static const TagRow rows[] = {
  { GUMBO_TAG_P, ROLE_BLOCK, 0 },
  { GUMBO_TAG_DIV, ROLE_BLOCK, 0 },
  { GUMBO_TAG_SECTION, ROLE_BLOCK, 0 },
  { GUMBO_TAG_ARTICLE, ROLE_BLOCK, 0 },
  { GUMBO_TAG_MAIN, ROLE_BLOCK, 0 },
  { GUMBO_TAG_HEADER, ROLE_BLOCK, 0 },
  { GUMBO_TAG_HGROUP, ROLE_BLOCK, 0 },
  { GUMBO_TAG_FIGURE, ROLE_BLOCK, 0 },
  { GUMBO_TAG_UL, ROLE_BLOCK, 0 },
  { GUMBO_TAG_OL, ROLE_BLOCK, 0 },
  { GUMBO_TAG_DL, ROLE_BLOCK, 0 },
  { GUMBO_TAG_TABLE, ROLE_BLOCK, 0 },
  { GUMBO_TAG_HR, ROLE_BLOCK, 0 },
  { GUMBO_TAG_ADDRESS, ROLE_BLOCK, 0 },
  { GUMBO_TAG_CENTER, ROLE_BLOCK, 0 },
  { GUMBO_TAG_PRE, ROLE_BLOCK, 0 },
  { GUMBO_TAG_DETAILS, ROLE_BLOCK, 0 },
  { GUMBO_TAG_SUMMARY, ROLE_BLOCK, 0 },
  { GUMBO_TAG_FIELDSET, ROLE_BLOCK, 0 },
  { GUMBO_TAG_FORM, ROLE_BLOCK, 0 },
  { GUMBO_TAG_BODY, ROLE_BLOCK, 0 },
  { GUMBO_TAG_H1, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_H2, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_H3, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_H4, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_H5, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_H6, ROLE_KIND, CF_BLOCK_SUBHEADING },
  { GUMBO_TAG_LI, ROLE_KIND, CF_BLOCK_LIST_ITEM },
  { GUMBO_TAG_DT, ROLE_KIND, CF_BLOCK_LIST_ITEM },
  { GUMBO_TAG_DD, ROLE_KIND, CF_BLOCK_LIST_ITEM },
  { GUMBO_TAG_FIGCAPTION, ROLE_KIND, CF_BLOCK_CAPTION },
  { GUMBO_TAG_CAPTION, ROLE_KIND, CF_BLOCK_CAPTION },
  { GUMBO_TAG_BLOCKQUOTE, ROLE_KIND, CF_BLOCK_QUOTATION },
  { GUMBO_TAG_TR, ROLE_KIND, CF_BLOCK_TABLE_ROW },
  { GUMBO_TAG_TD, ROLE_CELL, 0 },
  { GUMBO_TAG_TH, ROLE_CELL, 0 },
  { GUMBO_TAG_HEAD, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_SCRIPT, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_STYLE, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_NOSCRIPT, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_TEMPLATE, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_IFRAME, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_OBJECT, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_EMBED, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_SVG, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_CANVAS, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_AUDIO, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_VIDEO, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_BUTTON, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_SELECT, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_TEXTAREA, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_DATALIST, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_RT, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_RP, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_NAV, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_ASIDE, ROLE_SKIPPED, 0 },
  { GUMBO_TAG_FOOTER, ROLE_SKIPPED, 0 },
};

typedef struct
{
  CfBlockBuilder *builder;
  const CfHtmlStory *story;              /* its headline is the first block already */
  guint8 kinds[CF_LIMIT_HTML_DEPTH + 2]; /* at each depth: the kind of the text in there */
  guint link_depth;                      /* how many links are open */
  gboolean has_plain_text;               /* of the open block: text outside of links */
  gboolean has_link_text;
  char *alt;           /* of a picture in the open block or figure */
  guint figure_depth;  /* where the open figure stands, 0 outside */
  guint figure_blocks; /* how many blocks there were when it began */
} Walk;

static const TagRow *
find_row (const GumboNode *node)
{
  static const TagRow inline_row = { GUMBO_TAG_UNKNOWN, ROLE_INLINE, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].tag == node->v.element.tag)
      return &rows[i];
  return &inline_row;
}

static gboolean
is_left_out (const Walk *walk, const GumboNode *node, const TagRow *row)
{
  return row->role == ROLE_SKIPPED || node == walk->story->headline ||
         cf_html_story_passes_over (walk->story, node);
}

static void
append_caption (Walk *walk, const char *text)
{
  cf_block_builder_append (walk->builder, text, strlen (text));
  cf_block_builder_end_block (walk->builder, CF_BLOCK_CAPTION);
}

static void
end_block (Walk *walk, guint depth)
{
  CfBlockKind kind = walk->kinds[depth];

  if (kind == CF_BLOCK_LIST_ITEM && walk->has_link_text && !walk->has_plain_text)
    kind = CF_BLOCK_RELATED;
  if (cf_block_builder_end_block (walk->builder, kind))
    {
      if (walk->figure_depth == 0)
        g_clear_pointer (&walk->alt, g_free);
    }
  else if (walk->alt != NULL && walk->figure_depth == 0)
    {
      append_caption (walk, walk->alt);
      g_clear_pointer (&walk->alt, g_free);
    }
  walk->has_plain_text = walk->has_link_text = FALSE;
}

/* A figure that said nothing is its picture's alternative text. */
static void
end_figure (Walk *walk)
{
  walk->figure_depth = 0;
  if (walk->alt != NULL && cf_block_builder_get_n_blocks (walk->builder) == walk->figure_blocks)
    append_caption (walk, walk->alt);
  g_clear_pointer (&walk->alt, g_free);
}

/* A dot or an arrow before a link says nothing. */
static gboolean
has_words (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
append_text (Walk *walk, const GumboNode *node)
{
  const char *text = cf_html_get_text (node);

  cf_block_builder_append (walk->builder, text, strlen (text));
  if (!has_words (text))
    return;
  if (walk->link_depth > 0)
    walk->has_link_text = TRUE;
  else
    walk->has_plain_text = TRUE;
}

static void
enter_inline (Walk *walk, GumboNode *node)
{
  const char *alt;

  if (cf_html_is (node, GUMBO_TAG_BR))
    {
      cf_block_builder_break_line (walk->builder);
    }
  else if (cf_html_is (node, GUMBO_TAG_A))
    {
      walk->link_depth++;
    }
  else if (cf_html_is (node, GUMBO_TAG_IMG) && walk->alt == NULL)
    {
      alt = cf_html_get_attribute (node, "alt");
      if (alt != NULL && strspn (alt, " \t\n\f\r") < strlen (alt))
        walk->alt = g_strdup (alt);
    }
}

static gboolean
enter_element (Walk *walk, GumboNode *node, guint depth)
{
  const TagRow *row = find_row (node);

  walk->kinds[depth] = depth > 0 ? walk->kinds[depth - 1] : CF_BLOCK_PARAGRAPH;
  if (is_left_out (walk, node, row))
    return FALSE;
  if (row->role == ROLE_INLINE)
    enter_inline (walk, node);
  if (row->role == ROLE_CELL)
    cf_block_builder_append (walk->builder, " ", 1);
  if (row->role == ROLE_BLOCK || row->role == ROLE_KIND)
    end_block (walk, depth > 0 ? depth - 1 : 0);
  if (row->role == ROLE_KIND)
    walk->kinds[depth] = row->kind;
  /* Tables are used for layout too: a row with paragraphs in it is none of a table. */
  if (cf_html_is (node, GUMBO_TAG_P) && walk->kinds[depth] == CF_BLOCK_TABLE_ROW)
    walk->kinds[depth] = CF_BLOCK_PARAGRAPH;
  if (cf_html_is (node, GUMBO_TAG_FIGURE) && walk->figure_depth == 0)
    {
      walk->figure_depth = depth;
      walk->figure_blocks = cf_block_builder_get_n_blocks (walk->builder);
    }
  return TRUE;
}

static void
leave_element (Walk *walk, GumboNode *node, guint depth)
{
  const TagRow *row = find_row (node);

  if (is_left_out (walk, node, row))
    return;
  if (cf_html_is (node, GUMBO_TAG_A))
    walk->link_depth--;
  if (row->role == ROLE_BLOCK || row->role == ROLE_KIND)
    end_block (walk, depth);
  if (cf_html_is (node, GUMBO_TAG_FIGURE) && walk->figure_depth == depth)
    end_figure (walk);
}

static gboolean
visit (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  Walk *walk = user_data;

  switch (node->type)
    {
    case GUMBO_NODE_ELEMENT:
      if (leaving)
        leave_element (walk, node, depth);
      else
        return enter_element (walk, node, depth);
      return FALSE;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      append_text (walk, node);
      return FALSE;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE:
    default:
      return FALSE;
    }
}

static gboolean
append_blocks (const CfHtmlStory *story, CfBlockBuilder *builder, const char *name, GError **error)
{
  Walk walk = { .builder = builder, .story = story };
  gboolean ok = story->body == NULL || cf_html_walk (story->body, visit, &walk, name, error);

  cf_block_builder_end_block (builder, CF_BLOCK_PARAGRAPH);
  g_free (walk.alt);
  return ok;
}

/**
 * cf_html_story_to_content:
 * @story: where the article is; its own headline is left out
 * @headline: (nullable): the first block, with its white space as it is to be
 * @content: gets text, blocks, title and byline
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when the tree passes a limit
 */
gboolean
cf_html_story_to_content (const CfHtmlStory *story,
                          const char *headline,
                          CfArticleContent *content,
                          const char *name,
                          GError **error)
{
  g_autoptr (CfBlockBuilder) builder = cf_block_builder_new ();

  if (headline != NULL)
    cf_block_builder_append_exact (builder, headline, strlen (headline));
  if (cf_block_builder_end_block (builder, CF_BLOCK_HEADLINE))
    content->title = cf_block_builder_dup_block (builder, 0);
  if (!append_blocks (story, builder, name, error))
    return FALSE;
  cf_block_builder_finish (builder, content);
  cf_classify_mark_byline (content);
  return TRUE;
}
