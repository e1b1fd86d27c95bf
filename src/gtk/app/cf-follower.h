/* SPDX-License-Identifier: GPL-3.0-or-later
 * Follows what happens on disk to what is open. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

#define CF_TYPE_FOLLOWER (cf_follower_get_type ())
G_DECLARE_FINAL_TYPE (CfFollower, cf_follower, CF, FOLLOWER, GObject)

CfFollower *cf_follower_new (CfSession *session);
void cf_follower_set_folders (CfFollower *self, const char *const *folders);

G_END_DECLS
