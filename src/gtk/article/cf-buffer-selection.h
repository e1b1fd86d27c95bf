/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is selected in the buffer of an article view. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

typedef struct _CfBufferSelection CfBufferSelection;

CfBufferSelection *cf_buffer_selection_new (CfArticleView *view);
void cf_buffer_selection_free (CfBufferSelection *selection);
void cf_buffer_selection_hold (CfBufferSelection *selection, gboolean held);
void cf_buffer_selection_show (CfBufferSelection *selection);
void cf_buffer_selection_follow (CfBufferSelection *selection);

G_END_DECLS
