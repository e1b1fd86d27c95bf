/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading articles with their sidecars for the argument graph, in a thread. */

#pragma once

#include "cf-argument-kept.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfArgumentReading:
 * @project: a project
 * @paths: (element-type utf8): articles of it; %NULL for all that are annotated, until the thread has listed them
 * @read: (element-type CfArgumentKept): what was read
 * @problems: (element-type CfProblem): what could not be
 * @n_done: how many articles the thread has been through
 * @n_total: how many there are
 *
 * Until it has been run only its progress may be asked for.
 */
typedef struct
{
  CfProject *project;
  GPtrArray *paths;
  GPtrArray *read;
  GPtrArray *problems;
  gint n_done;
  gint n_total;
} CfArgumentReading;

CfArgumentReading *cf_argument_reading_new (CfProject *project, GPtrArray *paths);
CfArgumentReading *cf_argument_reading_ref (CfArgumentReading *reading);
void cf_argument_reading_unref (CfArgumentReading *reading);
void cf_argument_reading_run (CfArgumentReading *reading, GCancellable *cancellable);
double cf_argument_reading_get_progress (CfArgumentReading *reading);

G_END_DECLS
