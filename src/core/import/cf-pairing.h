/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which blocks translate each other. */

#pragma once

#include "cf-block.h"

G_BEGIN_DECLS

guint cf_pairing_assign (GArray *blocks);

G_END_DECLS
