/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person ought to know of the article that is shown. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_NOTICE_BAR (cf_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfNoticeBar, cf_notice_bar, CF, NOTICE_BAR, GtkWidget)

void cf_notice_bar_set_session (CfNoticeBar *self, CfSession *session);

G_END_DECLS
