/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a page says of itself in its head. */

#include "config.h"

#include "cf-html-meta.h"

#include "cf-block-builder.h"
#include "cf-language.h"
#include "cf-url.h"

#include <string.h>

typedef struct
{
  CfHtmlMeta *meta;
  char *title_element;
  char *og_url;
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
  g_autofree char *collapsed = value != NULL ? cf_collapse_space (value) : NULL;

  if (*field == NULL && collapsed != NULL && *collapsed != '\0')
    *field = g_steal_pointer (&collapsed);
}

/* An address that is not whole says nothing. */
static void
set_address (char **field, const char *value)
{
  if (value != NULL && cf_url_is_web (value))
    set_once (field, value);
}

static void
read_meta_element (Scan *scan, GumboNode *node)
{
  const char *property = cf_html_get_attribute (node, "property");
  const char *content = cf_html_get_attribute (node, "content");

  if (property == NULL)
    property = cf_html_get_attribute (node, "name");
  if (property == NULL || content == NULL)
    return;
  if (g_str_equal (property, "og:title"))
    set_once (&scan->meta->title, content);
  else if (g_str_equal (property, "og:site_name"))
    set_once (&scan->meta->site_name, content);
  else if (g_str_equal (property, "og:url"))
    set_address (&scan->og_url, content);
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
    case GUMBO_TAG_HTML:
      if (cf_html_get_attribute (node, "lang") != NULL)
        scan->meta->language = cf_language_of_latin_tag (cf_html_get_attribute (node, "lang"));
      break;
    case GUMBO_TAG_META:
      read_meta_element (scan, node);
      break;
    case GUMBO_TAG_LINK:
      if (g_strcmp0 (cf_html_get_attribute (node, "rel"), "canonical") == 0)
        set_address (&scan->meta->url, cf_html_get_attribute (node, "href"));
      break;
    case GUMBO_TAG_TITLE:
      if (scan->title_element == NULL)
        scan->title_element = cf_html_dup_text (node, scan->name);
      break;
    default:
      break;
    }
  return TRUE;
}

/**
 * cf_html_meta_read:
 * @html: a document
 * @meta: (out caller-allocates): what it says
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
