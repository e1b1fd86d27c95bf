/* SPDX-License-Identifier: GPL-3.0-or-later
 * In which of two columns the keys are. */

#pragma once

#include "cf-column-scroll.h"

G_BEGIN_DECLS

typedef struct _CfColumnKeys CfColumnKeys;

CfColumnKeys *
cf_column_keys_new (GtkWidget *around, CfArticleView *const views[2], CfColumnScroll *scroll);
void cf_column_keys_free (CfColumnKeys *keys);
void cf_column_keys_set_session (CfColumnKeys *keys, CfSession *session);
void cf_column_keys_update (CfColumnKeys *keys);
void cf_column_keys_follow_selection (CfColumnKeys *keys);
CfArticleView *cf_column_keys_get_current (CfColumnKeys *keys);
gboolean cf_column_keys_are_here (CfColumnKeys *keys);

G_END_DECLS
