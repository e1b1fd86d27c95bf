/* SPDX-License-Identifier: GPL-3.0-or-later
 * Headlines, captions and bylines, told by their words. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

gboolean cf_classify_is_headline (const char *line);
gboolean cf_classify_is_caption (const char *line);
gboolean cf_classify_is_byline (const char *line);
void cf_classify_mark_byline (CfArticleContent *content);

G_END_DECLS
