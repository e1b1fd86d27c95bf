/* SPDX-License-Identifier: GPL-3.0-or-later
 * How agreement is tinted. */

#pragma once

#include "cf-lanes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkRGBA cf_share_get_colour (CfShare share);

G_END_DECLS
