/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook of a project, to be edited. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_CODEBOOK_WINDOW (cf_codebook_window_get_type ())
G_DECLARE_FINAL_TYPE (CfCodebookWindow, cf_codebook_window, CF, CODEBOOK_WINDOW, AdwWindow)

GtkWindow *
cf_codebook_window_new (CfSession *session, CfProject *project, GtkWindow *parent, GError **error);
CfCodebookDesk *cf_codebook_window_get_desk (CfCodebookWindow *self);

G_END_DECLS
