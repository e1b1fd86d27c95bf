/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be said of the row above. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_NOTE_ROW (cf_note_row_get_type ())
G_DECLARE_FINAL_TYPE (CfNoteRow, cf_note_row, CF, NOTE_ROW, GtkListBoxRow)

CfNoteRow *cf_note_row_new (void);
void cf_note_row_say (CfNoteRow *self, const char *error, const char *text);

G_END_DECLS
