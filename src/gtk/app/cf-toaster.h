/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says something for some seconds. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct CfToaster CfToaster;

CfToaster *cf_toaster_new (AdwToastOverlay *overlay);
void cf_toaster_free (CfToaster *toaster);
void cf_toaster_say (CfToaster *toaster, const char *text, gboolean undoable);

G_END_DECLS
