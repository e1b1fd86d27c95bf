/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which codes are collapsed to which before agreement is measured. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_MAP (cf_agreement_map_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementMap, cf_agreement_map, CF, AGREEMENT_MAP, GtkWidget)

GtkWidget *cf_agreement_map_new (void);
void cf_agreement_map_offer (CfAgreementMap *self, CfCodebook *codebook, GHashTable *map);
GHashTable *cf_agreement_map_dup (CfAgreementMap *self);

G_END_DECLS
