/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which line stands at the upper edge of an article view. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

typedef struct _CfReadingPlace CfReadingPlace;

CfReadingPlace *cf_reading_place_new (CfArticleView *view, GtkWidget *around);
void cf_reading_place_free (CfReadingPlace *place);
gboolean cf_reading_place_get (CfReadingPlace *place, guint *top, int *shift);
void cf_reading_place_go (CfReadingPlace *place, guint top, int shift);
void cf_reading_place_stop (CfReadingPlace *place);

G_END_DECLS
