/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for the differences behind a figure, in a thread. */

#include "config.h"

#include "cf-figure-search.h"

#include "cf-task.h"

typedef struct
{
  CfAgreementReport *report;
  CfFigureSubject subject;
  char *name;
  CfFigureFound done;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  cf_agreement_report_unref (search->report);
  cf_figure_subject_clear (&search->subject);
  g_free (search->name);
  g_free (search);
}

static gpointer
find (gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;

  return cf_figure_differences_new (search->report, &search->subject, search->name, cancellable,
                                    error);
}

static void
on_found (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  const Search *search = data;

  search->done (owner, *result, error);
}

/**
 * cf_figure_search_run:
 * @owner: who asks
 * @report: figures
 * @cell: one of them, as it is shown
 * @cancellable: ends it
 * @done: is told what was found, unless it was ended
 */
void
cf_figure_search_run (GObject *owner,
                      CfAgreementReport *report,
                      const CfFigureCell *cell,
                      GCancellable *cancellable,
                      CfFigureFound done)
{
  Search *search = g_new0 (Search, 1);
  CfTask task = { .owner = owner,
                  .work = find,
                  .done = on_found,
                  .data = search,
                  .free_data = search_free,
                  .free_result = (GDestroyNotify) cf_figure_differences_unref,
                  .cancellable = cancellable };

  search->report = cf_agreement_report_ref (report);
  cf_figure_subject_copy (&search->subject, &cell->subject);
  search->name = g_strdup (cell->name);
  search->done = done;
  cf_task_run (&task);
}
