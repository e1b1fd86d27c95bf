/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks what is to become of the annotations of a code that is merged, split or retired. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  CF_FATE_MERGE,
  CF_FATE_SPLIT,
  CF_FATE_RETIRE,
} CfFate;

#define CF_TYPE_FATE_DIALOG (cf_fate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfFateDialog, cf_fate_dialog, CF, FATE_DIALOG, AdwWindow)

GtkWindow *
cf_fate_dialog_new (GtkWidget *parent, CfCodebookDesk *desk, const char *code, CfFate fate);

G_END_DECLS
