/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the compare view has done in threads. */

#pragma once

#include "cf-comparer.h"
#include "cf-lanes.h"

G_BEGIN_DECLS

/**
 * CfCompareProgress:
 * @done: articles that have been read; atomic
 * @total: of how many; atomic
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint done;
  gint total;
} CfCompareProgress;

CfCompareProgress *cf_compare_progress_new (void);
void cf_compare_progress_unref (CfCompareProgress *progress);
double cf_compare_progress_get (CfCompareProgress *progress);

typedef void (*CfCompared) (gpointer owner, CfComparison *comparison, const GError *error);
typedef void (*CfCompareOpened) (
  gpointer owner, const char *path, CfDocument *document, CfLanes **lanes, const GError *error);
typedef void (*CfCompareFetched) (gpointer owner, GPtrArray *documents, const GError *error);

void cf_compare_run (GObject *owner,
                     CfProject *project,
                     CfComparisonQuery *query,
                     CfCompareProgress *progress,
                     GCancellable *cancellable,
                     CfCompared done);
void cf_compare_fetch (GObject *owner, CfProject *project, GPtrArray *paths, CfCompareFetched done);
void cf_compare_open (GObject *owner,
                      CfProject *project,
                      CfComparison *comparison,
                      const char *path,
                      CfDocument *open,
                      CfCompareOpened done);

G_END_DECLS
