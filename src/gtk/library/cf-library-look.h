/* SPDX-License-Identifier: GPL-3.0-or-later
 * What all rows of the library have in common to be drawn. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfLibraryLook:
 * @title_font: of titles
 * @small_font: of what stands below
 * @title_height: of a line of it, in pixels
 * @small_height: of a line of it, in pixels
 * @finished: the mark of what is finished
 *
 * Measured once for a font: a row asks for it two hundred times when the list is filled.
 */
typedef struct
{
  PangoFontDescription *font;
  PangoFontDescription *title_font;
  PangoFontDescription *small_font;
  int title_height;
  int small_height;
  GtkIconPaintable *finished;
} CfLibraryLook;

CfLibraryLook *cf_library_look_new (void);
void cf_library_look_free (CfLibraryLook *look);
void cf_library_look_forget (CfLibraryLook *look);
void cf_library_look_update (CfLibraryLook *look, GtkWidget *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLibraryLook, cf_library_look_free)

G_END_DECLS
