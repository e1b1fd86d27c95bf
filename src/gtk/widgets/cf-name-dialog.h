/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for one name. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CfNamed:
 * @owner: who asked
 * @name: what was typed
 * @data: what was given with it
 * @error: why it cannot be: the dialog stays and says so
 *
 * Returns: whether the name was taken
 */
typedef gboolean (*CfNamed) (gpointer owner, const char *name, gpointer data, GError **error);

#define CF_TYPE_NAME_DIALOG (cf_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfNameDialog, cf_name_dialog, CF, NAME_DIALOG, AdwWindow)

void cf_name_dialog_ask (GtkWidget *parent,
                         const char *heading,
                         const char *label,
                         const char *note,
                         const char *action,
                         CfNamed named,
                         gpointer owner,
                         gpointer data,
                         GDestroyNotify free_data);

G_END_DECLS
