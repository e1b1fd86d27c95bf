/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for the differences behind a figure. */

#pragma once

#include "cf-figure-differences.h"
#include "cf-figure-plot.h"

G_BEGIN_DECLS

/**
 * CfFigureFound:
 * @owner: who asked
 * @found: (nullable): what is behind the figure; %NULL where that could not be found
 * @error: (nullable): why not
 */
typedef void (*CfFigureFound) (gpointer owner, CfFigureDifferences *found, const GError *error);

void cf_figure_search_run (GObject *owner,
                           CfAgreementReport *report,
                           const CfFigureCell *cell,
                           GCancellable *cancellable,
                           CfFigureFound done);

G_END_DECLS
