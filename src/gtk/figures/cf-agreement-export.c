/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement are written to a file: tables as CSV, what is seen as a picture. */

#include "config.h"

#include "cf-agreement-export.h"

#include "cf-figure-csv.h"
#include "cf-figure-drawing.h"

#include <glib/gi18n.h>

/* What can be written. */
typedef struct
{
  const char *id;
  const char *label;
  const char *name;
  const char *extension;
} Kind;

static const Kind kinds[] = {
  { "figures", N_ ("Table of Figures (CSV)"), N_ ("agreement"), ".csv" },
  { "confusion", N_ ("Table of Codes that Meet (CSV)"), N_ ("codes-that-meet"), ".csv" },
  { "svg", N_ ("Plots (SVG)"), N_ ("agreement"), ".svg" },
  { "png", N_ ("Plots (PNG)"), N_ ("agreement"), ".png" },
  { "pdf", N_ ("Plots (PDF)"), N_ ("agreement"), ".pdf" },
};

typedef struct
{
  CfAgreementReport *report;
  guint pair;
  const Kind *kind;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cf_agreement_report_unref (job->report);
  g_free (job);
}

static GBytes *
make (gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GPtrArray) all = NULL;
  CfAgreementRequest request;
  CfMethods methods;

  if (g_str_equal (job->kind->id, "confusion"))
    return cf_confusion_csv_make (cf_agreement_report_get_material (job->report),
                                  job->report->confusions);
  if (g_str_equal (job->kind->id, "figures"))
    {
      all = cf_agreement_report_list_figures (job->report);
      cf_agreement_report_fill_methods (job->report, &request, &methods);
      return cf_figure_csv_make (&methods, all);
    }
  all = cf_figure_plots_make (job->report, job->pair);
  return cf_figure_sheet_make (_ (job->report->settings->measure->name), all, job->report->methods,
                               job->kind->id, error);
}

static const Kind *
find_kind (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];
  return NULL;
}

/**
 * cf_agreement_export_ask:
 * @owner: a widget of a window
 * @report: figures
 * @pair: of which pair it is shown what codes met
 * @what: what is to be written: an id of the menu
 * @done: is told what came of it
 */
void
cf_agreement_export_ask (
  GtkWidget *owner, CfAgreementReport *report, guint pair, const char *what, CfFileExported done)
{
  const Kind *kind = find_kind (what);
  g_autofree char *name = NULL;
  CfFileExport export = {
    .title = _ ("Export Figures"), .make = make, .free_data = job_free, .done = done
  };
  Job *job;

  g_return_if_fail (kind != NULL);

  name = g_strconcat (_ (kind->name), kind->extension, NULL);
  job = g_new0 (Job, 1);
  job->report = cf_agreement_report_ref (report);
  job->pair = pair;
  job->kind = kind;
  export.name = name;
  export.data = job;
  cf_file_export_ask (owner, &export);
}

/**
 * cf_agreement_export_make_menu:
 * @action: an action that takes an id
 *
 * Returns: (transfer full): what can be written
 */
GMenuModel *
cf_agreement_export_make_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", kinds[i].id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
