/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far coders agree.
 *
 * What is behind a figure is opened by the action `win.show-differences`, of type `(asass)`: the coders whose
 * differences are meant, none for all; their codes, none for all, one for that code, two for what the first of two coders
 * gave and what the second gave there, where an empty text says that the other has nothing; and the path of the article,
 * or an empty text for all. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_AGREEMENT_VIEW (cf_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (CfAgreementView, cf_agreement_view, CF, AGREEMENT_VIEW, GtkWidget)

GtkWidget *cf_agreement_view_new (void);
void cf_agreement_view_set_session (CfAgreementView *self, CfSession *session);

G_END_DECLS
