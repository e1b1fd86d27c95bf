/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measures of agreement: a measure is one file and one row in the table. */

#pragma once

#include "cf-material.h"
#include "cf-progress.h"
#include "cf-sums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfMeasureData:
 * @CF_MEASURE_ITEMS: things that each coder gave a value
 * @CF_MEASURE_UNITS: units that coders marked in a continuum
 * @CF_MEASURE_CLUSTERS: units that say the same
 *
 * What a measure is computed from.
 */
typedef enum
{
  CF_MEASURE_ITEMS,
  CF_MEASURE_UNITS,
  CF_MEASURE_CLUSTERS,
} CfMeasureData;

/**
 * CfMeasureOptions:
 * @gamma_alpha: the weight of the place in gamma
 * @gamma_beta: the weight of the code
 * @gamma_empty: what it costs that a unit has no counterpart
 * @samples: random continua that gamma is compared with
 * @seed: of all that is drawn
 */
typedef struct
{
  double gamma_alpha;
  double gamma_beta;
  double gamma_empty;
  guint samples;
  guint64 seed;
} CfMeasureOptions;

#define CF_MEASURE_OPTIONS_DEFAULT \
  {                                \
    1, 1, 1, 30, 1                 \
  }

/**
 * CfMeasureValue:
 * @value: the figure, NaN where it is undefined
 * @reason: (nullable): why it is undefined; a static string, to be translated
 * @observed: agreement or disagreement that was found, as the measure has it; NaN for none
 * @expected: what chance would make; NaN for none
 * @coverage: the share of what could be compared, of all; NaN where the measure has none
 * @disorder: of gamma's best alignment; NaN for none
 * @n: how much was compared: items, or units of all coders
 */
typedef struct
{
  double value;
  const char *reason;
  double observed;
  double expected;
  double coverage;
  double disorder;
  guint64 n;
} CfMeasureValue;

/**
 * CfMeasureJob:
 * @material: sorted, without nested units
 * @options: options
 * @code: the code that a measure for each code is asked for
 * @cancellable: (nullable): ends it
 * @progress: (nullable): told how much of one continuum is done, by what takes long with it
 * @progress_data: for @progress
 */
typedef struct
{
  const CfMaterial *material;
  const CfMeasureOptions *options;
  guint code;
  GCancellable *cancellable;
  CfProgress progress;
  gpointer progress_data;
} CfMeasureJob;

typedef struct _CfMeasure CfMeasure;

/**
 * CfMeasure:
 * @id: its name on the command line
 * @name: its name for people, to be translated
 * @data: what it takes
 * @for_each_code: whether it gives a figure for each code
 * @matching: (nullable): how it matches units, to be translated
 * @parameter: what tells measures of one file apart
 * @own_sums: whether @add looks at @parameter; else measures with one @add have the same sums
 * @count_sums: how many sums it needs
 * @add: adds one continuum to the sums
 * @finish: makes the figure of the sums
 */
struct _CfMeasure
{
  const char *id;
  const char *name;
  CfMeasureData data;
  gboolean for_each_code;
  const char *matching;
  guint parameter;
  gboolean own_sums;
  guint (*count_sums) (const CfMeasure *measure, const CfMaterial *material);
  gboolean (*add) (const CfMeasure *measure,
                   const CfMeasureJob *job,
                   const CfContinuum *continuum,
                   CfSums *sums,
                   GError **error);
  void (*finish) (const CfMeasure *measure,
                  const CfMeasureJob *job,
                  const double *sums,
                  CfMeasureValue *value);
};

const CfMeasure *const *cf_measures_get (guint *n_measures);
const CfMeasure *cf_measure_find (const char *id);
gboolean cf_measures_share_sums (const CfMeasure *a, const CfMeasure *b);

void cf_measure_value_init (CfMeasureValue *value);
void cf_measure_value_undefine (CfMeasureValue *value, const char *reason);

/* The rows of the table: each stands in the file of its name. */
extern const CfMeasure cf_measure_observed, cf_measure_kappa, cf_measure_pi, cf_measure_s,
  cf_measure_ac1, cf_measure_ac2, cf_measure_fleiss, cf_measure_fleiss_k;
extern const CfMeasure cf_measure_alpha, cf_measure_alpha_ordinal, cf_measure_alpha_interval,
  cf_measure_alpha_ratio, cf_measure_alpha_jaccard, cf_measure_alpha_masi;
extern const CfMeasure cf_measure_alpha_u;
extern const CfMeasure cf_measure_u_alpha, cf_measure_u_alpha_binary, cf_measure_cu_alpha,
  cf_measure_ku_alpha;
extern const CfMeasure cf_measure_gamma, cf_measure_gamma_cat, cf_measure_gamma_k;
extern const CfMeasure cf_measure_f1_exact, cf_measure_f1_partial, cf_measure_f1_relaxed;
extern const CfMeasure cf_measure_iou;
extern const CfMeasure cf_measure_b_cubed;

G_END_DECLS
