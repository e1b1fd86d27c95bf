/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a difference is due to. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfRemarked:
 * @owner: who asked
 * @reason: (nullable): one of cf_difference_words_get_nth_reason()
 * @note: (nullable): a note
 */
typedef void (*CfRemarked) (GtkWidget *owner, const char *reason, const char *note);

void cf_remark_dialog_ask (GtkWidget *owner, const char *reason, const char *note, CfRemarked done);

G_END_DECLS
