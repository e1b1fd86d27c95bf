/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of which articles a round is made. */

#pragma once

#include "cf-codebook-desk.h"
#include "cf-round-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ROUND_ARTICLES (cf_round_articles_get_type ())
G_DECLARE_FINAL_TYPE (CfRoundArticles, cf_round_articles, CF, ROUND_ARTICLES, GtkWidget)

GtkWidget *cf_round_articles_new (CfCodebookDesk *desk);
void cf_round_articles_name (CfRoundArticles *self, const CfRound *round);
GPtrArray *cf_round_articles_list (CfRoundArticles *self, gboolean by_outlet, GError **error);

G_END_DECLS
