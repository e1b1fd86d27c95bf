/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lets the rows of two views of one article begin at the same height. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

typedef struct _CfRowAligner CfRowAligner;

CfRowAligner *cf_row_aligner_new (CfArticle *article, CfArticleView *first, CfArticleView *second);
void cf_row_aligner_free (CfRowAligner *aligner);
gboolean cf_row_aligner_set_widths (CfRowAligner *aligner, int first, int second);
void cf_row_aligner_set_top (CfRowAligner *aligner, int top);
void cf_row_aligner_forget (CfRowAligner *aligner);
gboolean cf_row_aligner_look (CfRowAligner *aligner, guint row, int above, int below);
gboolean cf_row_aligner_go_on (CfRowAligner *aligner);
guint cf_row_aligner_find_row (CfRowAligner *aligner, guint side, guint view_offset);
gboolean
cf_row_aligner_find_common (CfRowAligner *aligner, guint row, gboolean after, guint offsets[2]);
guint cf_row_aligner_get_n_rows (CfRowAligner *aligner);
gboolean cf_row_aligner_get_start (CfRowAligner *aligner, guint row, guint side, guint *offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRowAligner, cf_row_aligner_free)

G_END_DECLS
