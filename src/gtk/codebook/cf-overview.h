/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook as a whole. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_overview_new (CfCodebookDesk *desk);

G_END_DECLS
