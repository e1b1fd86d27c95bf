/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in a page its article is.
 *
 * Pages put menus, teasers, forms and advertisements around an article. HTML has names for most of it,
 * and those alone are believed: nothing is guessed from where things stand or how long they are, but
 * which of several articles is meant. */

#include "config.h"

#include "cf-html-story.h"

#include <string.h>

/* Headlines that are looked at; pages have one, or one and a logo. */
#define MAX_HEADLINES 16

typedef struct
{
  GumboNode *node;
  gsize n_bytes; /* of its text */
  guint n_headlines;
} Candidate;

typedef struct
{
  GArray *articles; /* of Candidate: those that stand in no other */
  gboolean in_article;
  GumboNode *main;
  GumboNode *body;
  GPtrArray *headlines; /* of GumboNode */
} Scan;

static gboolean
is_inside (const GumboNode *node, const GumboNode *outer)
{
  while (node != NULL && node != outer)
    node = node->parent;
  return node != NULL;
}

static gsize
measure (const GumboNode *node)
{
  return node->type == GUMBO_NODE_TEXT ? strlen (node->v.text.text) : 0;
}

static void
scan_element (Scan *scan, GumboNode *node)
{
  Candidate article = { node, 0, 0 };

  switch (node->v.element.tag)
    {
    case GUMBO_TAG_ARTICLE:
      if (!scan->in_article)
        g_array_append_val (scan->articles, article);
      scan->in_article = TRUE;
      break;
    case GUMBO_TAG_MAIN:
      if (scan->main == NULL)
        scan->main = node;
      break;
    case GUMBO_TAG_BODY:
      scan->body = node;
      break;
    case GUMBO_TAG_H1:
      if (scan->headlines->len < MAX_HEADLINES)
        g_ptr_array_add (scan->headlines, node);
      if (scan->in_article)
        g_array_index (scan->articles, Candidate, scan->articles->len - 1).n_headlines++;
      break;
    default:
      break;
    }
}

static gboolean
is_code (const GumboNode *node)
{
  return cf_html_is (node, GUMBO_TAG_SCRIPT) || cf_html_is (node, GUMBO_TAG_STYLE);
}

static gboolean
scan_node (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  Scan *scan = user_data;
  Candidate *last =
    scan->in_article ? &g_array_index (scan->articles, Candidate, scan->articles->len - 1) : NULL;

  if (leaving)
    {
      if (last != NULL && last->node == node)
        scan->in_article = FALSE;
      return FALSE;
    }
  if (node->type == GUMBO_NODE_ELEMENT)
    scan_element (scan, node);
  else if (last != NULL)
    last->n_bytes += measure (node);
  return !is_code (node);
}

/* Of several articles, the only one with a headline, or the one that says twice as much as all others;
 * the others are teasers. */
static GumboNode *
choose_article (GArray *articles)
{
  GumboNode *with_headline = NULL;
  const Candidate *longest = NULL;
  gsize total = 0;
  guint n_with_headline = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      const Candidate *candidate = &g_array_index (articles, Candidate, i);

      total += candidate->n_bytes;
      if (longest == NULL || candidate->n_bytes > longest->n_bytes)
        longest = candidate;
      if (candidate->n_headlines > 0 && n_with_headline++ == 0)
        with_headline = candidate->node;
    }
  if (n_with_headline == 1)
    return with_headline;
  return longest != NULL && longest->n_bytes * 3 >= total * 2 ? longest->node : NULL;
}

/* How well a headline agrees with what the head of the page calls it. Titles often end in the outlet,
 * which is the logo's text. */
static gsize
compare_with_title (const char *headline, const char *title)
{
  gsize length = strlen (headline);

  if (title == NULL || strstr (title, headline) == NULL)
    return 0;
  return g_str_has_prefix (title, headline) ? strlen (title) + length : length;
}

/* The headline that agrees best with the title; else the first in the article. */
static GumboNode *
choose_headline (GPtrArray *headlines, GumboNode *body, const char *title, const char *name)
{
  GumboNode *first = NULL, *best = NULL;
  gsize best_agreement = 0;

  for (guint i = 0; i < headlines->len; i++)
    {
      GumboNode *headline = g_ptr_array_index (headlines, i);
      g_autofree char *text = cf_html_dup_text (headline, name);
      gsize agreement = compare_with_title (text, title);

      if (*text == '\0')
        continue;
      if (first == NULL && is_inside (headline, body))
        first = headline;
      if (agreement > best_agreement)
        {
          best = headline;
          best_agreement = agreement;
        }
    }
  return best != NULL ? best : first;
}

typedef struct
{
  GumboNode *paragraph;
  gsize n_bytes;
  GumboNode *longest;
  gsize longest_bytes;
} Paragraphs;

static gboolean
scan_paragraph (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  Paragraphs *paragraphs = user_data;

  if (cf_html_is (node, GUMBO_TAG_P))
    {
      paragraphs->paragraph = leaving ? NULL : node;
      paragraphs->n_bytes = 0;
    }
  else if (paragraphs->paragraph != NULL && !leaving)
    {
      paragraphs->n_bytes += measure (node);
    }
  if (paragraphs->n_bytes > paragraphs->longest_bytes)
    {
      paragraphs->longest = paragraphs->paragraph;
      paragraphs->longest_bytes = paragraphs->n_bytes;
    }
  return !is_code (node);
}

/**
 * cf_html_story_find:
 * @html: a document
 * @title: (nullable): what its head calls it
 * @story: (out caller-allocates): what was found; the nodes belong to @html
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when the tree passes a limit
 */
gboolean
cf_html_story_find (
  CfHtml *html, const char *title, CfHtmlStory *story, const char *name, GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) headlines = g_ptr_array_new ();
  Scan scan = { .articles = articles, .headlines = headlines };
  Paragraphs paragraphs = { 0 };

  memset (story, 0, sizeof *story);
  if (!cf_html_walk (cf_html_get_root (html), scan_node, &scan, name, error))
    return FALSE;
  story->body = choose_article (articles);
  if (story->body == NULL)
    story->body = scan.main != NULL ? scan.main : scan.body;
  story->headline = choose_headline (headlines, story->body, title, name);
  if (story->body != NULL && !cf_html_walk (story->body, scan_paragraph, &paragraphs, name, error))
    return FALSE;
  story->paragraph = paragraphs.longest;
  return TRUE;
}

static gboolean
has_word (const char *words, const char *const *set)
{
  g_auto (GStrv) list = NULL;

  if (words == NULL)
    return FALSE;
  list = g_strsplit_set (words, " \t\n\f\r", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (g_strv_contains (set, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const GumboNode *node)
{
  const char *style = cf_html_get_attribute (node, "style");
  g_autofree char *bare = NULL;

  if (cf_html_get_attribute (node, "hidden") != NULL)
    return TRUE;
  if (style == NULL)
    return FALSE;
  bare = g_ascii_strdown (style, -1);
  g_strdelimit (bare, " \t\n\f\r", '\x01');
  for (char *p = strstr (bare, "display"); p != NULL; p = strstr (p, "display"))
    {
      p += strlen ("display");
      p += strspn (p, "\x01");
      if (*p++ != ':')
        return FALSE;
      p += strspn (p, "\x01");
      if (strncmp (p, "none", strlen ("none")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The banner of a page, rather than the head of an article or section. */
static gboolean
is_page_header (const CfHtmlStory *story, const GumboNode *node)
{
  if (!cf_html_is (node, GUMBO_TAG_HEADER) || story->headline == NULL)
    return FALSE;
  for (node = node->parent; node != NULL; node = node->parent)
    if (cf_html_is (node, GUMBO_TAG_ARTICLE) || cf_html_is (node, GUMBO_TAG_MAIN) ||
        cf_html_is (node, GUMBO_TAG_SECTION))
      return FALSE;
  return TRUE;
}

/**
 * cf_html_story_passes_over:
 * @story: where the article is
 * @node: an element in it
 *
 * Returns: whether what stands in the element is no text of the article: forms, what is not shown,
 *   advertisements, the page's own header, what has the role of a menu
 */
gboolean
cf_html_story_passes_over (const CfHtmlStory *story, const GumboNode *node)
{
  static const char *const roles[] = { "navigation", "complementary", "contentinfo", "search",
                                       "banner",     "dialog",        "alertdialog", NULL };
  static const char *const advertisements[] = {
    "ad", "ads", "advert", "advertisement", "adsbygoogle", "sponsored", NULL
  };

  if (!cf_html_is (node, GUMBO_TAG_FORM) && !is_hidden (node) && !is_page_header (story, node) &&
      !has_word (cf_html_get_attribute (node, "role"), roles) &&
      !has_word (cf_html_get_attribute (node, "class"), advertisements))
    return FALSE;
  return node != story->body && !is_inside (story->headline, node) &&
         !is_inside (story->paragraph, node);
}
