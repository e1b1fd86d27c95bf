/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said where there is no map. */

#pragma once

#include "cf-argument-query.h"
#include "cf-notice-page.h"
#include "cf-session.h"

G_BEGIN_DECLS

const CfNotice *cf_argument_notice_find (CfSession *session, CfArgumentScope scope);
const CfNotice *cf_argument_notice_get_of_nothing (CfArgumentScope scope, gboolean is_filtered);

G_END_DECLS
