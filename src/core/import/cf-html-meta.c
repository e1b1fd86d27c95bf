/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a page says of itself in its head. */

#include "config.h"

#include "cf-html-meta.h"

#include <string.h>

#define SPACE " \t\n\f\r"

typedef struct
{
  CfHtmlMeta *meta;
  char *title_element;
  char *og_url;
  GumboNode *article;
  guint n_articles;
  GumboNode *main;
  const char *name;
} Scan;

static char *
to_utc (const char *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, utc);
  g_autoptr (GDateTime) universal = parsed != NULL ? g_date_time_to_utc (parsed) : NULL;

  return universal != NULL ? g_date_time_format (universal, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
set_once (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_strstrip (g_strdup (value));
}

static void
read_meta_element (Scan *scan, GumboNode *node)
{
  const char *property = cf_html_get_attribute (node, "property");
  const char *content = cf_html_get_attribute (node, "content");

  if (property == NULL || content == NULL)
    return;
  if (g_str_equal (property, "og:title"))
    set_once (&scan->meta->title, content);
  else if (g_str_equal (property, "og:site_name"))
    set_once (&scan->meta->site_name, content);
  else if (g_str_equal (property, "og:url"))
    set_once (&scan->og_url, content);
  else if (g_str_equal (property, "article:published_time") && scan->meta->published == NULL)
    scan->meta->published = to_utc (content);
}

static gboolean
scan_node (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  Scan *scan = user_data;

  if (leaving || node->type != GUMBO_NODE_ELEMENT)
    return FALSE;
  switch (node->v.element.tag)
    {
    case GUMBO_TAG_META:
      read_meta_element (scan, node);
      break;
    case GUMBO_TAG_LINK:
      if (g_strcmp0 (cf_html_get_attribute (node, "rel"), "canonical") == 0)
        set_once (&scan->meta->url, cf_html_get_attribute (node, "href"));
      break;
    case GUMBO_TAG_TITLE:
      if (scan->title_element == NULL)
        scan->title_element = cf_html_dup_text (node, scan->name);
      break;
    case GUMBO_TAG_ARTICLE:
      if (scan->n_articles++ == 0)
        scan->article = node;
      break;
    case GUMBO_TAG_MAIN:
      if (scan->main == NULL)
        scan->main = node;
      break;
    case GUMBO_TAG_BODY:
      scan->meta->body = node;
      break;
    default:
      break;
    }
  return TRUE;
}

static gboolean
find_headline (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  GumboNode **headline = user_data;

  if (!leaving && *headline == NULL && cf_html_is (node, GUMBO_TAG_H1))
    *headline = node;
  return *headline == NULL;
}

static gboolean
collect_text (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    g_string_append (user_data, cf_html_get_text (node));
  return TRUE;
}

/**
 * cf_html_dup_text:
 * @node: an element
 * @name: the file, for messages
 *
 * Returns: (transfer full): the text in it, its white space collapsed
 */
char *
cf_html_dup_text (GumboNode *node, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GString *collapsed = g_string_new (NULL);

  cf_html_walk (node, collect_text, text, name, NULL);
  for (const char *p = text->str + strspn (text->str, SPACE); *p != '\0'; p += strspn (p, SPACE))
    {
      gsize length = strcspn (p, SPACE);

      if (collapsed->len > 0)
        g_string_append_c (collapsed, ' ');
      g_string_append_len (collapsed, p, (gssize) length);
      p += length;
    }
  return g_string_free (collapsed, FALSE);
}

/**
 * cf_html_meta_read:
 * @html: a document
 * @meta: (out caller-allocates): what it says; the nodes belong to @html
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when the tree passes a limit
 */
gboolean
cf_html_meta_read (CfHtml *html, CfHtmlMeta *meta, const char *name, GError **error)
{
  Scan scan = { .meta = meta, .name = name };
  gboolean ok;

  memset (meta, 0, sizeof *meta);
  ok = cf_html_walk (cf_html_get_root (html), scan_node, &scan, name, error);
  set_once (&meta->title, scan.title_element);
  set_once (&meta->url, scan.og_url);
  g_free (scan.title_element);
  g_free (scan.og_url);
  if (scan.n_articles == 1)
    meta->body = scan.article;
  else if (scan.main != NULL)
    meta->body = scan.main;
  if (ok && meta->body != NULL)
    ok = cf_html_walk (meta->body, find_headline, &meta->headline, name, error);
  return ok;
}

void
cf_html_meta_clear (CfHtmlMeta *meta)
{
  g_clear_pointer (&meta->title, g_free);
  g_clear_pointer (&meta->site_name, g_free);
  g_clear_pointer (&meta->url, g_free);
  g_clear_pointer (&meta->published, g_free);
}
