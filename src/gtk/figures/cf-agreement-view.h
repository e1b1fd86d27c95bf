/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far coders agree.
 *
 * What is behind a figure that is opened is in the session's #CfAgreementKeeper, which tells of it. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_VIEW (cf_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementView, cf_agreement_view, CF, AGREEMENT_VIEW, GtkWidget)

GtkWidget *cf_agreement_view_new (void);
void cf_agreement_view_set_session (CfAgreementView *self, CfSession *session);

G_END_DECLS
