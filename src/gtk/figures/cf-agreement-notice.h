/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said in the place of figures while there are none: why, and what can be done about it. */

#pragma once

#include "cf-notice-page.h"
#include "cf-session.h"

G_BEGIN_DECLS

const CfNotice *cf_agreement_notice_find (CfSession *session);

G_END_DECLS
