/* SPDX-License-Identifier: GPL-3.0-or-later
 * One of many, found by typing. */

#pragma once

#include "cf-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CfPicked:
 * @owner: who asked
 * @id: what was picked
 * @data: what was given with it
 */
typedef void (*CfPicked) (gpointer owner, const char *id, gpointer data);

#define CF_TYPE_PICK_DIALOG (cf_pick_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfPickDialog, cf_pick_dialog, CF, PICK_DIALOG, AdwWindow)

void cf_pick_dialog_ask (GtkWidget *parent,
                         const char *heading,
                         CfWords *words,
                         CfPicked picked,
                         gpointer owner,
                         gpointer data,
                         GDestroyNotify free_data);

G_END_DECLS
