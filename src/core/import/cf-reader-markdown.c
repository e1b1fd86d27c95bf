/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: Markdown, by way of the HTML that CommonMark makes of it. */

#include "config.h"

#include "cf-error.h"
#include "cf-html-blocks.h"
#include "cf-limits.h"
#include "cf-markdown.h"
#include "cf-readers.h"

#include <glib/gi18n.h>

#include <string.h>

gboolean
cf_reader_markdown_sniff (const CfSource *source)
{
  const char *dot = strrchr (source->name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot, ".md") == 0;
}

/* Of links that never end each bracket is compared with all before it. */
static gboolean
check_brackets (const CfSource *source, GError **error)
{
  guint n = 0;

  for (const char *p = source->utf8; *p != '\0'; p++)
    n += *p == '[' ? 1 : 0;
  if (n <= CF_LIMIT_MARKDOWN_BRACKETS)
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG,
               _ ("%s is too complex to show: it has more than %u opening brackets"), source->name,
               CF_LIMIT_MARKDOWN_BRACKETS);
  return FALSE;
}

gboolean
cf_reader_markdown_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  g_autoptr (CfHtml) html = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *page = NULL;
  CfHtmlStory story;

  if (!check_brackets (source, error))
    return FALSE;
  page = cf_markdown_to_html (source->utf8, source->length, source->name, error);
  html = page != NULL ? cf_html_parse (page, strlen (page), source->name, error) : NULL;
  if (html == NULL || !cf_html_story_find (html, NULL, &story, source->name, error))
    return FALSE;
  if (story.headline != NULL)
    headline = cf_html_dup_text (story.headline, source->name);
  return cf_html_story_to_content (&story, headline, content, source->name, error);
}
