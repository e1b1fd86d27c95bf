/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says how far the changes are. */

#pragma once

#include "cf-autosave.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_save_label_update (GtkLabel *label, CfAutosave *autosave, CfDocument *document);

G_END_DECLS
