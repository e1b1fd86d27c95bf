/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: a crawl page.
 *
 *     <!--1626717805000-->     when it was published, in milliseconds since 1970
 *     [title](url)
 *     ------
 *
 *     the article's HTML
 *
 * The comment or the rule may be absent, not both. */

#include "config.h"

#include "cf-block-builder.h"
#include "cf-clock.h"
#include "cf-html-blocks.h"
#include "cf-html-meta.h"
#include "cf-readers.h"
#include "cf-url.h"

#include <string.h>

typedef struct
{
  gint64 milliseconds;
  gboolean has_time;
  const char *title;
  gsize title_length;
  const char *url;
  gsize url_length;
  const char *body;
} Head;

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " \t\r\n\f");
}

static const char *
read_time (const char *p, Head *head)
{
  char *end;

  if (!g_str_has_prefix (p, "<!--"))
    return p;
  head->milliseconds = g_ascii_strtoll (p + 4, &end, 10);
  if (end == p + 4 || end - (p + 4) > 15)
    return p;
  end += strspn (end, " ");
  if (!g_str_has_prefix (end, "-->"))
    return p;
  head->has_time = TRUE;
  return end + 3;
}

/* `[title](url)` fills its line: so brackets in the title need no care. */
static gboolean
read_link (const char *p, Head *head, const char **rest)
{
  gsize length = strcspn (p, "\r\n");
  gsize trimmed = length;
  const char *middle;

  while (trimmed > 0 && cf_is_collapsed_space (p[trimmed - 1]))
    trimmed--;
  if (trimmed < 4 || p[0] != '[' || p[trimmed - 1] != ')')
    return FALSE;
  middle = g_strstr_len (p, (gssize) trimmed, "](");
  for (const char *next = middle; next != NULL;
       next = g_strstr_len (next + 2, (gssize) trimmed - (next + 2 - p), "]("))
    middle = next;
  if (middle == NULL)
    return FALSE;
  head->title = p + 1;
  head->title_length = (gsize) (middle - p) - 1;
  head->url = middle + 2;
  head->url_length = trimmed - 1 - (gsize) (middle + 2 - p);
  *rest = p + length;
  return TRUE;
}

static gboolean
read_head (const CfSource *source, Head *head)
{
  const char *p;
  gsize rule;

  memset (head, 0, sizeof *head);
  p = skip_space (read_time (skip_space (source->utf8), head));
  if (!read_link (p, head, &p))
    return FALSE;
  p = skip_space (p);
  rule = strspn (p, "-");
  if (rule < 3 && !head->has_time)
    return FALSE;
  head->body = rule >= 3 ? p + rule : p;
  return TRUE;
}

gboolean
cf_reader_crawl_sniff (const CfSource *source)
{
  Head head;

  return read_head (source, &head);
}

/* All of the page is the article. A headline in it that repeats the title is one too many. */
static gboolean
find_story (CfHtml *html, const char *title, CfHtmlStory *story, const char *name, GError **error)
{
  g_autofree char *collapsed = cf_collapse_space (title);
  g_autofree char *headline = NULL;

  if (!cf_html_story_find (html, collapsed, story, name, error))
    return FALSE;
  story->body = cf_html_get_root (html);
  if (story->headline != NULL)
    headline = cf_html_dup_text (story->headline, name);
  if (g_strcmp0 (headline, collapsed) != 0)
    story->headline = NULL;
  return TRUE;
}

gboolean
cf_reader_crawl_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  g_autoptr (CfHtml) html = NULL;
  g_auto (CfHtmlMeta) meta = { 0 };
  g_autofree char *title = NULL;
  CfHtmlStory story;
  Head head;

  read_head (source, &head);
  title = g_strndup (head.title, head.title_length);
  html = cf_html_parse (head.body, source->length - (gsize) (head.body - source->utf8),
                        source->name, error);
  if (html == NULL || !cf_html_meta_read (html, &meta, source->name, error) ||
      !find_story (html, title, &story, source->name, error) ||
      !cf_html_story_to_content (&story, title, content, source->name, error))
    return FALSE;
  content->url = g_strstrip (g_strndup (head.url, head.url_length));
  if (*content->url == '\0')
    g_clear_pointer (&content->url, g_free);
  content->outlet =
    meta.site_name != NULL ? g_strdup (meta.site_name) : cf_url_get_outlet (content->url);
  content->published = head.has_time ? cf_clock_format_ms (head.milliseconds) : NULL;
  return TRUE;
}
