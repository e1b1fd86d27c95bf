/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opens folders and articles into a session. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

#define CF_TYPE_OPENER (cf_opener_get_type ())
G_DECLARE_FINAL_TYPE (CfOpener, cf_opener, CF, OPENER, GObject)

CfOpener *cf_opener_new (CfSession *session, GSettings *settings);
const char *cf_opener_get_folder (CfOpener *self);
void cf_opener_hold (CfOpener *self, const char *const *former);
void cf_opener_go_on (CfOpener *self);
gboolean cf_opener_is_busy (CfOpener *self);
char *cf_opener_take_wanted (CfOpener *self);
void cf_opener_open_path (CfOpener *self, const char *path);
void cf_opener_open_article (CfOpener *self, const char *path);
void cf_opener_reopen_article (CfOpener *self, const char *path);
void cf_opener_reopen_folder (CfOpener *self, const char *article);
void cf_opener_open_last_article (CfOpener *self);
char *cf_opener_restore (CfOpener *self);

G_END_DECLS
