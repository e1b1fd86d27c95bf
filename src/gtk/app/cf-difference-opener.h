/* SPDX-License-Identifier: GPL-3.0-or-later
 * Goes to where coders differ. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_difference_opener_show (CfWindow *window, GVariant *parameter);

G_END_DECLS
