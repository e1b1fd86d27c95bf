/* SPDX-License-Identifier: GPL-3.0-or-later
 * The examples of a code. */

#pragma once

#include "cf-codebook-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_examples_group_new (CfCodebookDesk *desk, const char *code);

G_END_DECLS
