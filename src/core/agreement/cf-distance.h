/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far values are from each other. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between the values of a set, in its name; they are sorted. */
#define CF_SET_SEPARATOR "|"

typedef enum
{
  CF_DISTANCE_NOMINAL,
  CF_DISTANCE_ORDINAL,
  CF_DISTANCE_INTERVAL,
  CF_DISTANCE_RATIO,
  CF_DISTANCE_JACCARD,
  CF_DISTANCE_MASI,
} CfDistance;

double cf_set_distance_jaccard (const char *a, const char *b);
double cf_set_distance_masi (const char *a, const char *b);
char *cf_set_make (GPtrArray *members);

double *cf_distances_new (CfDistance distance,
                          const char *const *values,
                          const double *counts,
                          guint n,
                          const char **reason);
gboolean cf_values_get_numbers (const char *const *values, guint n, double *numbers);

G_END_DECLS
