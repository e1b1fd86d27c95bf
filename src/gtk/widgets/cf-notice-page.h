/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of a view that has nothing to show. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfNotice:
 * @title: for people, to be translated
 * @description: what can be done about it, to be translated
 * @button: (nullable): does that, to be translated
 * @action: (nullable): the action that the button calls
 *
 * A row of a table of reasons.
 */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
  const char *action;
} CfNotice;

#define CF_TYPE_NOTICE_PAGE (cf_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (CfNoticePage, cf_notice_page, CF, NOTICE_PAGE, GtkWidget)

void cf_notice_page_show (CfNoticePage *self, const CfNotice *notice);
void cf_notice_page_show_error (CfNoticePage *self, const char *title, const char *text);
void cf_notice_page_show_busy (CfNoticePage *self, const char *title, const char *stop);
void cf_notice_page_set_progress (CfNoticePage *self, double fraction);

G_END_DECLS
