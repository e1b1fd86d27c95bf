/* SPDX-License-Identifier: GPL-3.0-or-later
 * Computes a measure, and how sure its figure is.
 *
 * The interval is that of a percentile bootstrap over articles, since what stands in one article is not
 * independent: each sample draws as many articles as there are, with replacement. */

#include "config.h"

#include "cf-measure-run.h"

#include "cf-random.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const CfMeasureRun *run;
  const CfMeasure *measure;
  CfMeasureJob job;
  GPtrArray *packed; /* GArray: the sums of each article */
  CfSums *sums;
} Computation;

static void
finish (const Computation *computation, CfMeasureValue *value)
{
  cf_measure_value_init (value);
  computation->measure->finish (computation->measure, &computation->job,
                                cf_sums_get (computation->sums), value);
}

/* The mean over some articles, each as often as it is named; those without a figure are left out. */
static void
finish_mean (Computation *computation, const guint *articles, guint n, CfMeasureValue *mean)
{
  double sum = 0;
  guint n_defined = 0;
  guint64 n_compared = 0;

  cf_measure_value_init (mean);
  for (guint i = 0; i < n; i++)
    {
      CfMeasureValue value;

      cf_sums_clear (computation->sums);
      cf_sums_add_packed (computation->sums, g_ptr_array_index (computation->packed, articles[i]));
      finish (computation, &value);
      n_compared += value.n;
      if (isnan (value.value))
        mean->reason = value.reason;
      else
        {
          sum += value.value;
          n_defined++;
        }
    }
  mean->n = n_compared;
  if (n_defined == 0)
    {
      if (mean->reason == NULL)
        finish (computation, mean);
      return;
    }
  mean->reason = NULL;
  mean->value = sum / n_defined;
}

static void
finish_pooled (Computation *computation, const guint *articles, guint n, CfMeasureValue *value)
{
  cf_sums_clear (computation->sums);
  for (guint i = 0; i < n; i++)
    cf_sums_add_packed (computation->sums, g_ptr_array_index (computation->packed, articles[i]));
  finish (computation, value);
}

static void
finish_articles (Computation *computation, const guint *articles, guint n, CfMeasureValue *value)
{
  if (computation->run->mean_of_articles)
    finish_mean (computation, articles, n, value);
  else
    finish_pooled (computation, articles, n, value);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Between two of the sorted values where the place falls between them. */
static double
get_quantile (const GArray *sorted, double quantile)
{
  double place = quantile * (sorted->len - 1);
  guint below = (guint) floor (place);
  double low = g_array_index (sorted, double, below);

  if (below + 1 >= sorted->len)
    return low;
  return low + (place - below) * (g_array_index (sorted, double, below + 1) - low);
}

/* Samples without a figure are left out; where those are more than half there is no interval. */
static void
set_interval (CfMeasureResult *result, GArray *values, guint n_samples)
{
  if (values->len * 2 < n_samples || values->len == 0 || isnan (result->value.value))
    return;
  g_array_sort (values, compare_doubles);
  result->low = get_quantile (values, (1 - CF_INTERVAL_LEVEL) / 2);
  result->high = get_quantile (values, (1 + CF_INTERVAL_LEVEL) / 2);
}

static gboolean
bootstrap (Computation *computation, CfMeasureResult *result, GError **error)
{
  guint n = computation->packed->len, n_samples = computation->run->bootstrap;
  g_autofree guint *drawn = g_new (guint, n + 1);
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (double), n_samples);
  CfRandom random = cf_random_new (computation->run->options.seed, "articles");

  for (guint sample = 0; n > 1 && sample < n_samples; sample++)
    {
      CfMeasureValue value;

      if (g_cancellable_set_error_if_cancelled (computation->job.cancellable, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        drawn[i] = cf_random_below (&random, n);
      finish_articles (computation, drawn, n, &value);
      if (!isnan (value.value))
        g_array_append_val (values, value.value);
    }
  set_interval (result, values, n_samples);
  return TRUE;
}

static gboolean
finish_code (Computation *computation, guint code, GArray *results, GError **error)
{
  guint n = computation->packed->len;
  g_autofree guint *all = g_new (guint, n + 1);
  CfMeasureResult result = { .code = code, .low = NAN, .high = NAN };

  for (guint i = 0; i < n; i++)
    all[i] = i;
  computation->job.code = code;
  finish_articles (computation, all, n, &result.value);
  if (computation->run->bootstrap > 0 && !bootstrap (computation, &result, error))
    return FALSE;
  g_array_append_val (results, result);
  return TRUE;
}

/* What is done of all articles, and of the one that is in work. */
typedef struct
{
  const CfMeasureRun *run;
  guint done;
  guint total;
} Steps;

static void
tell_progress (const Steps *steps, double of_one)
{
  const CfMeasureRun *run = steps->run;

  if (run->progress != NULL)
    run->progress ((guint) (CF_PROGRESS_PARTS * (steps->done + of_one) / steps->total),
                   CF_PROGRESS_PARTS, run->progress_data);
}

static void
on_part_done (guint done, guint total, gpointer data)
{
  tell_progress (data, total > 0 ? (double) done / total : 0);
}

/**
 * cf_measure_add_up:
 * @run: how
 * @measure: what
 * @material: sorted, without nested units, of articles that count
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (nullable): the sums of each article, for cf_measure_finish() with this measure and all
 *   that share its sums
 */
GPtrArray *
cf_measure_add_up (const CfMeasureRun *run,
                   const CfMeasure *measure,
                   const CfMaterial *material,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) packed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (CfSums) sums = cf_sums_new (measure->count_sums (measure, material));
  Steps steps = { run, 0, material->continua->len };
  CfMeasureJob job = { material, &run->options, CF_NONE, cancellable, on_part_done, &steps };

  for (guint i = 0; i < material->continua->len; i++)
    {
      cf_sums_clear (sums);
      if (!measure->add (measure, &job, g_ptr_array_index (material->continua, i), sums, error))
        return NULL;
      g_ptr_array_add (packed, cf_sums_pack (sums));
      steps.done = i + 1;
      tell_progress (&steps, 0);
    }
  return g_steal_pointer (&packed);
}

/**
 * cf_measure_finish:
 * @run: how
 * @measure: what
 * @material: of which the sums are
 * @sums: of cf_measure_add_up()
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type CfMeasureResult) (nullable): one, or one for each value of the
 *   material, by its position
 */
GArray *
cf_measure_finish (const CfMeasureRun *run,
                   const CfMeasure *measure,
                   const CfMaterial *material,
                   GPtrArray *sums,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (CfSums) total = cf_sums_new (measure->count_sums (measure, material));
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (CfMeasureResult));
  Computation computation = {
    run, measure, { material, &run->options, CF_NONE, cancellable, NULL, NULL }, sums, total
  };

  if (!measure->for_each_code)
    return finish_code (&computation, CF_NONE, results, error) ? g_steal_pointer (&results) : NULL;
  for (guint code = 0; code < material->values->len; code++)
    if (!finish_code (&computation, code, results, error))
      return NULL;
  return g_steal_pointer (&results);
}

/**
 * cf_measure_run:
 * @run: how
 * @measure: what
 * @material: sorted, without nested units, of articles that count
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type CfMeasureResult) (nullable): as cf_measure_finish()
 */
GArray *
cf_measure_run (const CfMeasureRun *run,
                const CfMeasure *measure,
                const CfMaterial *material,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) sums = cf_measure_add_up (run, measure, material, cancellable, error);

  return sums != NULL ? cf_measure_finish (run, measure, material, sums, cancellable, error) : NULL;
}
