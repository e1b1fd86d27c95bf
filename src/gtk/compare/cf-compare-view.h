/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coders compared, and their differences decided. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with the current difference, and in the list; taking says whose version. */
typedef enum
{
  CF_COMPARE_TAKE,
  CF_COMPARE_NEXT,
  CF_COMPARE_PREVIOUS,
  CF_COMPARE_NEXT_OPEN,
  CF_COMPARE_NEXT_ARTICLE,
  CF_COMPARE_PREVIOUS_ARTICLE,
  CF_COMPARE_REJECT,
  CF_COMPARE_LEAVE_OPEN,
  CF_COMPARE_REMARK,
  CF_COMPARE_SPLIT,
  CF_COMPARE_TOGGLE_OPEN,
  CF_COMPARE_RULES,
  CF_COMPARE_AGENDA,
  CF_COMPARE_TOGGLE_SCOPE,
  CF_COMPARE_ENTER,
  CF_COMPARE_BACK /* where a figure is open; done by an action of the window */
} CfCompareCommand;

#define CF_TYPE_COMPARE_VIEW (cf_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareView, cf_compare_view, CF, COMPARE_VIEW, GtkWidget)

GtkWidget *cf_compare_view_new (void);
void cf_compare_view_set_session (CfCompareView *self, CfSession *session);
void cf_compare_view_set_look (CfCompareView *self, double text_size, double line_height);
void cf_compare_view_file_changed (CfCompareView *self, const char *path);

/* cf-compare-commands.c */
void cf_compare_view_run (CfCompareView *self, CfCompareCommand command, guint place);
CfHistory *cf_compare_view_get_history (CfCompareView *self);
void cf_compare_view_undo (CfCompareView *self, gboolean again);

G_END_DECLS
