/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations of a code to take examples from. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_EXAMPLE_DIALOG (cf_example_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CfExampleDialog, cf_example_dialog, CF, EXAMPLE_DIALOG, AdwWindow)

void cf_example_dialog_show (GtkWidget *parent, CfCodebookDesk *desk, const char *code);

G_END_DECLS
