/* SPDX-License-Identifier: GPL-3.0-or-later
 * How long work says how far it is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is done is told in so many parts of all, where its steps are not alike. */
#define CF_PROGRESS_PARTS 1000u

/**
 * CfProgress:
 * @done: how many steps are done
 * @total: of how many, or 0 while that is not known
 * @user_data: what was given with the callback
 *
 * Called from the thread that works, often: whoever shows it passes it on at most once a frame.
 */
typedef void (*CfProgress) (guint done, guint total, gpointer user_data);

G_END_DECLS
