/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one has coded in a training round, beside gold. */

#pragma once

#include "cf-gold-comparison.h"
#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_TRAINING_DIALOG (cf_training_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfTrainingDialog, cf_training_dialog, CF, TRAINING_DIALOG, AdwWindow)

GtkWindow *
cf_training_dialog_new (CfSession *session, CfGoldComparison *comparison, GtkWindow *parent);

G_END_DECLS
