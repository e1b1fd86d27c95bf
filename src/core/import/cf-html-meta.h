/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a page says of itself in its head. */

#pragma once

#include "cf-html.h"

G_BEGIN_DECLS

/**
 * CfHtmlMeta:
 * @title: (nullable): `og:title`, else `<title>`
 * @site_name: (nullable): `og:site_name`
 * @url: (nullable): the canonical address, else `og:url`; an absolute one
 * @language: (nullable): what the page says that it is written in, if that is in Latin letters and
 *   not English; a static string
 * @published: (nullable): `article:published_time`, RFC 3339, UTC
 */
typedef struct
{
  char *title;
  char *site_name;
  char *url;
  char *published;
  const char *language;
} CfHtmlMeta;

gboolean cf_html_meta_read (CfHtml *html, CfHtmlMeta *meta, const char *name, GError **error);
void cf_html_meta_clear (CfHtmlMeta *meta);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfHtmlMeta, cf_html_meta_clear)

G_END_DECLS
