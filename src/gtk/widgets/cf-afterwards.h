/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can wait until the next frame has been painted. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfAfterwards CfAfterwards;

typedef void (*CfAfterwardsRun) (gpointer widget);

CfAfterwards *cf_afterwards_new (gpointer widget, CfAfterwardsRun run);
void cf_afterwards_free (CfAfterwards *afterwards);
void cf_afterwards_queue (CfAfterwards *afterwards);
void cf_afterwards_run_now (CfAfterwards *afterwards);
void cf_afterwards_cancel (CfAfterwards *afterwards);

G_END_DECLS
