/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something that was said in a thread. */

#pragma once

#include "cf-thread.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_THREAD_ROW (cf_thread_row_get_type ())
G_DECLARE_FINAL_TYPE (CfThreadRow, cf_thread_row, CF, THREAD_ROW, AdwActionRow)

GtkWidget *cf_thread_row_new (void);
void cf_thread_row_show (CfThreadRow *self,
                         const CfArgumentGraph *graph,
                         const CfThreadItem *item,
                         const char *top);
const char *cf_thread_row_get_id (CfThreadRow *self);

G_END_DECLS
