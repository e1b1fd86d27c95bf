/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the rows of the table of readers point to: each pair stands in the file of its name. */

#pragma once

#include "cf-reader.h"

G_BEGIN_DECLS

gboolean cf_reader_crawl_sniff (const CfSource *source);
gboolean cf_reader_crawl_read (const CfSource *source, CfArticleContent *content, GError **error);
gboolean cf_reader_html_sniff (const CfSource *source);
gboolean cf_reader_html_read (const CfSource *source, CfArticleContent *content, GError **error);
gboolean cf_reader_markdown_sniff (const CfSource *source);
gboolean
cf_reader_markdown_read (const CfSource *source, CfArticleContent *content, GError **error);
gboolean cf_reader_bilingual_sniff (const CfSource *source);
gboolean
cf_reader_bilingual_read (const CfSource *source, CfArticleContent *content, GError **error);
gboolean cf_reader_plain_sniff (const CfSource *source);
gboolean cf_reader_plain_read (const CfSource *source, CfArticleContent *content, GError **error);

G_END_DECLS
