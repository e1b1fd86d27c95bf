/* SPDX-License-Identifier: GPL-3.0-or-later
 * Computes a measure, and how sure its figure is. */

#pragma once

#include "cf-measure.h"

G_BEGIN_DECLS

/* The level of every interval. */
#define CF_INTERVAL_LEVEL 0.95

/**
 * CfMeasureResult:
 * @code: of a measure for each code, else %CF_NONE
 * @value: the figure
 * @low: where the interval begins, NaN for none
 * @high: where it ends
 */
typedef struct
{
  guint code;
  CfMeasureValue value;
  double low;
  double high;
} CfMeasureResult;

/**
 * CfMeasureRun:
 * @options: of the measure
 * @bootstrap: samples of articles, 0 for no interval
 * @mean_of_articles: whether the figure is the mean over the articles in which it is defined
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 *
 * How a measure is computed.
 */
typedef struct
{
  CfMeasureOptions options;
  guint bootstrap;
  gboolean mean_of_articles;
  CfProgress progress;
  gpointer progress_data;
} CfMeasureRun;

GPtrArray *cf_measure_add_up (const CfMeasureRun *run,
                              const CfMeasure *measure,
                              const CfMaterial *material,
                              GCancellable *cancellable,
                              GError **error);
GArray *cf_measure_finish (const CfMeasureRun *run,
                           const CfMeasure *measure,
                           const CfMaterial *material,
                           GPtrArray *sums,
                           GCancellable *cancellable,
                           GError **error);
GArray *cf_measure_run (const CfMeasureRun *run,
                        const CfMeasure *measure,
                        const CfMaterial *material,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
