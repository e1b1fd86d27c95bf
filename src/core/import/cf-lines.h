/* SPDX-License-Identifier: GPL-3.0-or-later
 * The blocks of a plain text. */

#pragma once

#include "cf-block-builder.h"
#include "cf-reader.h"

G_BEGIN_DECLS

gboolean cf_lines_to_content (const CfSource *source, CfArticleContent *content, GError **error);

G_END_DECLS
