/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as tables. */

#pragma once

#include "cf-confusion.h"
#include "cf-figure-facts.h"

G_BEGIN_DECLS

GBytes *cf_figure_csv_make (const CfMethods *methods, GPtrArray *figures);
GBytes *cf_confusion_csv_make (const CfMaterial *material, GPtrArray *confusions);

double cf_figure_round (double number);

G_END_DECLS
