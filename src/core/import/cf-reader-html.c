/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reader: a saved web page. */

#include "config.h"

#include "cf-html-blocks.h"
#include "cf-html-meta.h"
#include "cf-language.h"
#include "cf-readers.h"
#include "cf-url.h"

#include <string.h>

/**
 * cf_reader_html_sniff:
 * @source: any text
 *
 * Returns: whether the file is called HTML or begins like it
 */
gboolean
cf_reader_html_sniff (const CfSource *source)
{
  const char *p = source->utf8 + strspn (source->utf8, " \t\r\n\f");
  const char *dot = strrchr (source->name, '.');

  if (dot != NULL &&
      (g_ascii_strcasecmp (dot, ".html") == 0 || g_ascii_strcasecmp (dot, ".htm") == 0))
    return TRUE;
  return g_ascii_strncasecmp (p, "<!doctype html", 14) == 0 ||
         g_ascii_strncasecmp (p, "<html", 5) == 0;
}

/* By its script alone a text in Latin letters is taken for English: the page knows better. */
static void
set_language (GArray *blocks, const char *language)
{
  for (guint i = 0; language != NULL && i < blocks->len; i++)
    {
      CfBlock *block = &g_array_index (blocks, CfBlock, i);

      if (g_strcmp0 (block->language, CF_LANGUAGE_ENGLISH) == 0)
        block->language = language;
    }
}

gboolean
cf_reader_html_read (const CfSource *source, CfArticleContent *content, GError **error)
{
  g_autoptr (CfHtml) html = cf_html_parse (source->utf8, source->length, source->name, error);
  g_auto (CfHtmlMeta) meta = { 0 };
  g_autofree char *headline = NULL;
  CfHtmlStory story;

  if (html == NULL || !cf_html_meta_read (html, &meta, source->name, error) ||
      !cf_html_story_find (html, meta.title, &story, source->name, error))
    return FALSE;
  headline = story.headline != NULL ? cf_html_dup_text (story.headline, source->name)
                                    : g_strdup (meta.title);
  if (!cf_html_story_to_content (&story, headline, content, source->name, error))
    return FALSE;
  set_language (content->blocks, meta.language);
  content->url = g_steal_pointer (&meta.url);
  content->outlet =
    meta.site_name != NULL ? g_strdup (meta.site_name) : cf_url_get_outlet (content->url);
  content->published = g_steal_pointer (&meta.published);
  return TRUE;
}
