/* SPDX-License-Identifier: GPL-3.0-or-later
 * HTML from outside, parsed within bounds. */

#pragma once

#include <glib.h>

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * CfHtml:
 *
 * A parsed document and the arena that holds it.
 */
typedef struct _CfHtml CfHtml;

CfHtml *cf_html_parse (const char *utf8, gsize length, const char *name, GError **error);
void cf_html_free (CfHtml *html);
GumboNode *cf_html_get_root (CfHtml *html);

/**
 * CfHtmlVisit:
 * @node: an element or a text
 * @depth: how deep it stands; the root is at 0
 * @leaving: whether its children have been visited; texts are only entered
 * @user_data: what was given with the callback
 *
 * Returns: on entering, whether to visit its children
 */
typedef gboolean (*CfHtmlVisit) (GumboNode *node,
                                 guint depth,
                                 gboolean leaving,
                                 gpointer user_data);

gboolean cf_html_walk (
  GumboNode *root, CfHtmlVisit visit, gpointer user_data, const char *name, GError **error);
const char *cf_html_get_attribute (const GumboNode *node, const char *name);
const char *cf_html_get_text (const GumboNode *node);
char *cf_html_dup_text (GumboNode *node, const char *name);
gboolean cf_html_is (const GumboNode *node, GumboTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfHtml, cf_html_free)

G_END_DECLS
