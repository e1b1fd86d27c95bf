/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds words in the article. */

#pragma once

#include "cf-article-columns.h"

G_BEGIN_DECLS

#define CF_TYPE_FIND_BAR (cf_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfFindBar, cf_find_bar, CF, FIND_BAR, GtkWidget)

void cf_find_bar_set_columns (CfFindBar *self, CfSession *session, CfArticleColumns *columns);
void cf_find_bar_open (CfFindBar *self, const char *query);
void cf_find_bar_close (CfFindBar *self);
void cf_find_bar_go (CfFindBar *self, gboolean backward);

G_END_DECLS
