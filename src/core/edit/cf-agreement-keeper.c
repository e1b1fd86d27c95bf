/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps figures of agreement in step with the layers of a project.
 *
 * Nothing is read before somebody holds the keeper. Then, and whenever files have changed, the layers are read in a
 * thread, and figures are computed where what they are of has changed. The last reports are kept, so that going back
 * to settings that were seen costs nothing.
 *
 * It also keeps what is behind the figure that was opened last, which other views show.
 *
 * #CfAgreementKeeper::changed tells that the report is another, or that there is none, #CfAgreementKeeper::busy-changed
 * that work has begun or ended, #CfAgreementKeeper::figure-changed that another figure was opened, or none is any
 * more. */

#include "config.h"

#include "cf-agreement-keeper.h"

/* Changes come in twos and threes. */
#define START_AFTER_MS 80
#define N_KEPT 12

/* What a thread works on. */
typedef struct
{
  CfProject *project;
  CfAgreementSettings *settings;
  GPtrArray *before; /* of CfAgreementReport */
  gint done;         /* parts of CF_PROGRESS_PARTS */
} Job;

struct _CfAgreementKeeper
{
  GObject parent_instance;

  CfProject *project;
  CfAgreementSettings *settings;
  CfAgreementReport
    *report;       /* of these settings, or before them, of others; NULL before there is one */
  GPtrArray *kept; /* of CfAgreementReport, the last first */
  CfFigureDifferences *figure; /* NULL while none is open */
  char *error;
  Job *job; /* NULL while nothing is done */
  GCancellable *cancellable;
  guint n_holds;
  guint start_source;
  gboolean is_stale; /* something has changed since the last work began */
  gboolean is_stopped;
};

enum
{
  CHANGED,
  BUSY_CHANGED,
  FIGURE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAgreementKeeper, cf_agreement_keeper, G_TYPE_OBJECT)

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  cf_agreement_settings_free (job->settings);
  g_ptr_array_unref (job->before);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

/* What is being done comes to nothing. */
static void
abandon (CfAgreementKeeper *self)
{
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->job, job_unref);
}

static void
forget (CfAgreementKeeper *self)
{
  abandon (self);
  g_clear_pointer (&self->report, cf_agreement_report_unref);
  g_clear_pointer (&self->error, g_free);
  g_ptr_array_set_size (self->kept, 0);
  self->is_stale = TRUE;
  self->is_stopped = FALSE;
}

static void
cf_agreement_keeper_finalize (GObject *object)
{
  CfAgreementKeeper *self = CF_AGREEMENT_KEEPER (object);

  forget (self);
  g_clear_pointer (&self->figure, cf_figure_differences_unref);
  g_ptr_array_unref (self->kept);
  cf_agreement_settings_free (self->settings);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cf_agreement_keeper_parent_class)->finalize (object);
}

static void
cf_agreement_keeper_class_init (CfAgreementKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_agreement_keeper_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_AGREEMENT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", CF_TYPE_AGREEMENT_KEEPER, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FIGURE_CHANGED] = g_signal_new ("figure-changed", CF_TYPE_AGREEMENT_KEEPER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_agreement_keeper_init (CfAgreementKeeper *self)
{
  self->settings = cf_agreement_settings_new ();
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_agreement_report_unref);
  self->is_stale = TRUE;
}

CfAgreementKeeper *
cf_agreement_keeper_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_KEEPER, NULL);
}

static void queue_start (CfAgreementKeeper *self);

static void
on_progress (guint done, guint total, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->done, (gint) ((guint64) done * CF_PROGRESS_PARTS / MAX (total, 1u)));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  CfMeasureRun progress = { .progress = on_progress, .progress_data = job };
  CfAgreementReport *report = cf_agreement_report_new (job->project, job->settings, job->before,
                                                       &progress, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) cf_agreement_report_unref);
  else
    g_task_return_error (task, error);
}

/* The last reports stay, the one that is shown first. */
static void
keep (CfAgreementKeeper *self, CfAgreementReport *report)
{
  g_ptr_array_remove (self->kept, report);
  g_ptr_array_insert (self->kept, 0, cf_agreement_report_ref (report));
  if (self->kept->len > N_KEPT)
    g_ptr_array_set_size (self->kept, N_KEPT);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfAgreementKeeper *self = CF_AGREEMENT_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfAgreementReport) report = g_task_propagate_pointer (G_TASK (result), &error);

  /* Of another project, or other settings. */
  if (g_task_get_task_data (G_TASK (result)) != self->job)
    return;
  g_clear_pointer (&self->job, job_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->error, g_free);
  if (report == NULL)
    self->error = g_strdup (error->message);
  else
    {
      keep (self, report);
      g_clear_pointer (&self->report, cf_agreement_report_unref);
      self->report = g_steal_pointer (&report);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
  queue_start (self);
}

static gboolean
on_start_due (gpointer data)
{
  CfAgreementKeeper *self = data;
  Job *job = g_atomic_rc_box_new0 (Job);
  g_autoptr (GTask) task = NULL;

  self->start_source = 0;
  self->is_stale = FALSE;
  job->project = g_object_ref (self->project);
  job->settings = cf_agreement_settings_copy (self->settings);
  job->before = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_agreement_report_unref);
  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (job->before, cf_agreement_report_ref (g_ptr_array_index (self->kept, i)));
  self->job = job;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_done, NULL);
  g_task_set_source_tag (task, on_start_due);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (job), job_unref);
  g_task_run_in_thread (task, run);
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_start (CfAgreementKeeper *self)
{
  if (self->is_stale && self->project != NULL && self->n_holds > 0 && !self->is_stopped &&
      self->job == NULL && self->start_source == 0)
    self->start_source = g_timeout_add (START_AFTER_MS, on_start_due, self);
}

/**
 * cf_agreement_keeper_set_project:
 * @self: a keeper
 * @project: (nullable): of which the figures are from now on
 */
void
cf_agreement_keeper_set_project (CfAgreementKeeper *self, CfProject *project)
{
  forget (self);
  g_set_object (&self->project, project);
  cf_agreement_keeper_set_figure (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  queue_start (self);
}

/**
 * cf_agreement_keeper_get_settings:
 * @self: a keeper
 *
 * Returns: (transfer none): which figures are wanted
 */
const CfAgreementSettings *
cf_agreement_keeper_get_settings (CfAgreementKeeper *self)
{
  return self->settings;
}

/**
 * cf_agreement_keeper_set_settings:
 * @self: a keeper
 * @settings: which figures are wanted from now on; what is computed of others ends
 */
void
cf_agreement_keeper_set_settings (CfAgreementKeeper *self, const CfAgreementSettings *settings)
{
  CfAgreementSettings *copy = cf_agreement_settings_copy (settings);

  cf_agreement_settings_mend (copy);
  cf_agreement_settings_free (self->settings);
  self->settings = copy;
  abandon (self);
  self->is_stopped = FALSE;
  self->is_stale = TRUE;
  queue_start (self);
}

/**
 * cf_agreement_keeper_refresh:
 * @self: a keeper
 *
 * Files have changed: what is computed now is ended first, then what changed is read.
 */
void
cf_agreement_keeper_refresh (CfAgreementKeeper *self)
{
  self->is_stale = TRUE;
  queue_start (self);
}

/**
 * cf_agreement_keeper_hold:
 * @self: a keeper
 *
 * Somebody wants to see figures, until cf_agreement_keeper_release().
 */
void
cf_agreement_keeper_hold (CfAgreementKeeper *self)
{
  self->n_holds++;
  /* Of very many folders not all are watched. */
  self->is_stale = TRUE;
  queue_start (self);
}

/**
 * cf_agreement_keeper_release:
 * @self: a keeper
 */
void
cf_agreement_keeper_release (CfAgreementKeeper *self)
{
  self->n_holds--;
  if (self->n_holds > 0)
    return;
  self->is_stale = self->is_stale || self->job != NULL;
  abandon (self);
}

/**
 * cf_agreement_keeper_stop:
 * @self: a keeper
 *
 * What is computed takes too long: it ends, and nothing begins before other settings, or
 * cf_agreement_keeper_resume().
 */
void
cf_agreement_keeper_stop (CfAgreementKeeper *self)
{
  abandon (self);
  self->is_stopped = self->is_stale = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

/**
 * cf_agreement_keeper_resume:
 * @self: a keeper
 */
void
cf_agreement_keeper_resume (CfAgreementKeeper *self)
{
  self->is_stopped = FALSE;
  queue_start (self);
}

/**
 * cf_agreement_keeper_get_report:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the last figures
 */
CfAgreementReport *
cf_agreement_keeper_get_report (CfAgreementKeeper *self)
{
  return self->report;
}

/**
 * cf_agreement_keeper_get_error:
 * @self: a keeper
 *
 * Returns: (nullable): why there are none
 */
const char *
cf_agreement_keeper_get_error (CfAgreementKeeper *self)
{
  return self->error;
}

gboolean
cf_agreement_keeper_is_busy (CfAgreementKeeper *self)
{
  return self->job != NULL || self->start_source != 0;
}

gboolean
cf_agreement_keeper_is_stopped (CfAgreementKeeper *self)
{
  return self->is_stopped;
}

/**
 * cf_agreement_keeper_get_progress:
 * @self: a keeper
 *
 * Returns: how much of the work is done, from 0 to 1
 */
double
cf_agreement_keeper_get_progress (CfAgreementKeeper *self)
{
  return self->job != NULL ? (double) g_atomic_int_get (&self->job->done) / CF_PROGRESS_PARTS : 0;
}

/**
 * cf_agreement_keeper_set_figure:
 * @self: a keeper
 * @figure: (nullable): what is behind the figure that is opened; %NULL when it is left
 */
void
cf_agreement_keeper_set_figure (CfAgreementKeeper *self, CfFigureDifferences *figure)
{
  if (self->figure == figure)
    return;
  g_clear_pointer (&self->figure, cf_figure_differences_unref);
  self->figure = figure != NULL ? cf_figure_differences_ref (figure) : NULL;
  g_signal_emit (self, signals[FIGURE_CHANGED], 0);
}

/**
 * cf_agreement_keeper_get_figure:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): what is behind the figure that is open
 */
CfFigureDifferences *
cf_agreement_keeper_get_figure (CfAgreementKeeper *self)
{
  return self->figure;
}
