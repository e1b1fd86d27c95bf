/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the two languages of an article are shown, as a choice. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

typedef struct CfReadingMenu CfReadingMenu;

CfReadingMenu *cf_reading_menu_new (CfWindow *window, GtkMenuButton *button, GMenu *section);
void cf_reading_menu_free (CfReadingMenu *menu);
void cf_reading_menu_choose_next (CfReadingMenu *menu);

G_END_DECLS
