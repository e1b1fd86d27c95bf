/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was coded under an old definition and waits for somebody to look at it. */

#pragma once

#include "cf-session.h"
#include "cf-usage.h"

G_BEGIN_DECLS

#define CF_TYPE_WORK (cf_work_get_type ())
G_DECLARE_FINAL_TYPE (CfWork, cf_work, CF, WORK, GObject)

CfWork *cf_work_new (CfSession *session, CfProject *project);
void cf_work_load (CfWork *self);
gboolean cf_work_is_known (CfWork *self);
GPtrArray *cf_work_list (CfWork *self);
void cf_work_confirm (CfWork *self, const CfRecoding *recoding);

G_END_DECLS
