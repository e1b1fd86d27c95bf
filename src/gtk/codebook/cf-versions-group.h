/* SPDX-License-Identifier: GPL-3.0-or-later
 * What two people have said of an entry apart. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_versions_group_new (CfCodebookDesk *desk, const char *place, const char *id);

G_END_DECLS
