/* SPDX-License-Identifier: GPL-3.0-or-later
 * The blocks of an HTML tree. */

#pragma once

#include "cf-block-builder.h"
#include "cf-html-story.h"

G_BEGIN_DECLS

gboolean cf_html_blocks_append (const CfHtmlStory *story,
                                CfBlockBuilder *builder,
                                const char *name,
                                GError **error);

G_END_DECLS
