/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an article a view shows, and where. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

typedef struct _CfProjection CfProjection;

CfProjection *cf_projection_new (CfArticle *article, const guint *blocks, guint n_blocks);
void cf_projection_free (CfProjection *projection);

const char *cf_projection_get_view_text (CfProjection *projection);
guint cf_projection_get_view_length (CfProjection *projection);
guint cf_projection_to_view (CfProjection *projection, guint offset);
guint cf_projection_to_text (CfProjection *projection, guint view_offset);
gboolean cf_projection_shows (CfProjection *projection, guint offset);
guint cf_projection_find_piece (CfProjection *projection, guint offset);
gboolean cf_projection_get_piece (CfProjection *projection, guint index, CfSpan *span);
CfSpan cf_projection_span_to_view (CfProjection *projection, CfSpan span);
CfSpan cf_projection_span_to_text (CfProjection *projection, CfSpan view_span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfProjection, cf_projection_free)

G_END_DECLS
