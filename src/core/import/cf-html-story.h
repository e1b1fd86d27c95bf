/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in a page its article is. */

#pragma once

#include "cf-html.h"

G_BEGIN_DECLS

/**
 * CfHtmlStory:
 * @body: (nullable): the element that holds the article
 * @headline: (nullable): the `<h1>` that is its headline; it may stand outside of @body
 * @paragraph: (nullable): the longest paragraph in @body
 *
 * Nothing that holds the headline or the longest paragraph is beside the point.
 */
typedef struct
{
  GumboNode *body;
  GumboNode *headline;
  GumboNode *paragraph;
} CfHtmlStory;

gboolean cf_html_story_find (
  CfHtml *html, const char *title, CfHtmlStory *story, const char *name, GError **error);
gboolean cf_html_story_passes_over (const CfHtmlStory *story, const GumboNode *node);

G_END_DECLS
