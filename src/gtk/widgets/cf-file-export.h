/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something is written to a file that is asked for. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfFileExported:
 * @owner: who asked
 * @text: what was done, or why it was not, for people
 */
typedef void (*CfFileExported) (GtkWidget *owner, const char *text);

/**
 * CfFileExport:
 * @title: of the dialog that asks where
 * @name: what the file is called if nothing else is said
 * @make: in a thread: what stands in the file; %NULL with an error
 * @data: for @make
 * @free_data: frees it
 * @done: is told what came of it; not, if nothing was written since nobody said where
 *
 * What is written.
 */
typedef struct
{
  const char *title;
  const char *name;
  GBytes *(*make) (gpointer data, GError **error);
  gpointer data;
  GDestroyNotify free_data;
  CfFileExported done;
} CfFileExport;

void cf_file_export_ask (GtkWidget *owner, const CfFileExport *what);

G_END_DECLS
