/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said in the place of figures while there are none: why, and what can be done about it. */

#pragma once

#include "cf-agreement-keeper.h"
#include "cf-notice-page.h"

G_BEGIN_DECLS

void cf_agreement_blank_show_why (CfNoticePage *page, CfNoFigures why);
void cf_agreement_blank_show_no_project (CfNoticePage *page);
void cf_agreement_blank_show_stopped (CfNoticePage *page);

G_END_DECLS
