/* SPDX-License-Identifier: GPL-3.0-or-later
 * The preferences window. */

#pragma once

#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_PREFERENCES (cf_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CfPreferences, cf_preferences, CF, PREFERENCES, AdwPreferencesWindow)

GtkWindow *cf_preferences_new (GSettings *settings, CfSession *session, GtkWindow *parent);

G_END_DECLS
