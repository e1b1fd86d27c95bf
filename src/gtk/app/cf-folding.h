/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a window stands beside what, at which width. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct CfFolding CfFolding;

CfFolding *cf_folding_new (void);
void cf_folding_free (CfFolding *folding);
void cf_folding_add_flap (
  CfFolding *folding, AdwFlap *flap, int from_width, int flap_width, const char *key);
void cf_folding_add_widget (CfFolding *folding, GtkWidget *widget, int from_width, int to_width);
void cf_folding_set_settings (CfFolding *folding, GSettings *settings);
void cf_folding_set_enabled (CfFolding *folding, gboolean enabled);
void cf_folding_set_width (CfFolding *folding, int width, double scale);
gboolean cf_folding_is_wide (CfFolding *folding, int from_width);
void cf_folding_toggle (CfFolding *folding, AdwFlap *flap);
void cf_folding_fold_away (CfFolding *folding, AdwFlap *flap);

G_END_DECLS
