/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was merged since the window was opened. */

#pragma once

#include "cf-merger.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *cf_merged_dialog_new (CfMerger *merger, GtkWindow *parent);

G_END_DECLS
