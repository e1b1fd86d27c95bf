/* SPDX-License-Identifier: GPL-3.0-or-later
 * A card of the argument map. */

#pragma once

#include "cf-argument-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large cards are with letters of the usual size, in pixels. */
#define CF_CARD_WIDTH 236.0
#define CF_CARD_HEIGHT 118.0
#define CF_CARD_MATTER_HEIGHT 52.0

#define CF_TYPE_ARGUMENT_CARD (cf_argument_card_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentCard, cf_argument_card, CF, ARGUMENT_CARD, GtkWidget)

GtkWidget *cf_argument_card_new (void);
void cf_argument_card_show (CfArgumentCard *self, const CfArgumentMap *map, guint box);
guint cf_argument_card_get_box (CfArgumentCard *self);
void cf_argument_card_set_detailed (CfArgumentCard *self, gboolean detailed);

G_END_DECLS
