/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of an attribute. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_values_group_new (CfCodebookDesk *desk, const char *attribute);

G_END_DECLS
