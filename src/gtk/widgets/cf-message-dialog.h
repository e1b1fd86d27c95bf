/* SPDX-License-Identifier: GPL-3.0-or-later
 * A dialog that asks, whose words fit into any width. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *
cf_message_dialog_new (GtkWindow *parent, const char *heading, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
