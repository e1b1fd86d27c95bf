/* SPDX-License-Identifier: GPL-3.0-or-later
 * One of several versions, to be chosen. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_VERSION_CARD (cf_version_card_get_type ())
G_DECLARE_FINAL_TYPE (CfVersionCard, cf_version_card, CF, VERSION_CARD, GtkWidget)

GtkWidget *cf_version_card_new (GPtrArray *versions, guint position, CfCodebook *codebook);

G_END_DECLS
