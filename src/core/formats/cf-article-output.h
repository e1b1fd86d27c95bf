/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles as other programs read them. */

#pragma once

#include "cf-article.h"
#include "cf-json-writer.h"

G_BEGIN_DECLS

void cf_write_article_members (CfJsonWriter *writer,
                               const char *file,
                               const char *id,
                               CfArticle *article);

G_END_DECLS
