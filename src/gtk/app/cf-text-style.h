/* SPDX-License-Identifier: GPL-3.0-or-later
 * The typeface of the article. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfTextStyle CfTextStyle;

CfTextStyle *cf_text_style_new (void);
void cf_text_style_free (CfTextStyle *style);
void cf_text_style_update (CfTextStyle *style, double size, gboolean serif);

G_END_DECLS
