/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text and blocks of an HTML tree. */

#pragma once

#include "cf-article.h"
#include "cf-html-story.h"

G_BEGIN_DECLS

gboolean cf_html_story_to_content (const CfHtmlStory *story,
                                   const char *headline,
                                   CfArticleContent *content,
                                   const char *name,
                                   GError **error);

G_END_DECLS
