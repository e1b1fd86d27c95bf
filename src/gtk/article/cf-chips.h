/* SPDX-License-Identifier: GPL-3.0-or-later
 * The chips beside the lines. */

#pragma once

#include "cf-annotation.h"
#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfChips CfChips;

CfChips *cf_chips_new (GtkTextView *view);
void cf_chips_free (CfChips *chips);
void cf_chips_forget (CfChips *chips);
void cf_chips_clear (CfChips *chips);
void cf_chips_add (
  CfChips *chips, CfAnnotation *annotation, const char *owner, guint n_links, int y, int height);
void cf_chips_draw (
  CfChips *chips, GtkSnapshot *snapshot, CfCodebook *codebook, CfAnnotation *chosen, int margin);
CfAnnotation *cf_chips_find (CfChips *chips, double x, double y);

G_END_DECLS
