/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a file. */

#include "config.h"

#include "cf-agenda-export.h"

#include "cf-agenda.h"

#include <glib/gi18n.h>

typedef struct
{
  CfProject *project;
  CfComparison *comparison;
  GHashTable *golds;
  char **names;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  cf_comparison_unref (job->comparison);
  g_hash_table_unref (job->golds);
  g_strfreev (job->names);
  g_free (job);
}

static GBytes *
make (gpointer data, GError **error)
{
  const Job *job = data;
  CfAgenda agenda = { job->project, job->comparison, job->golds, (const char *const *) job->names };

  return cf_agenda_make_html (&agenda);
}

/* What the coders are called now. */
static char **
list_names (CfComparer *comparer)
{
  GPtrArray *coders = cf_comparer_get_comparison (comparer)->found->material->coders;
  char **names = g_new0 (char *, coders->len + 1);

  for (guint i = 0; i < coders->len; i++)
    names[i] = cf_comparer_dup_name (comparer, i);
  return names;
}

/**
 * cf_agenda_export_ask:
 * @owner: a widget of a window
 * @comparer: a comparer with a comparison
 * @done: is told what came of it
 */
void
cf_agenda_export_ask (GtkWidget *owner, CfComparer *comparer, CfFileExported done)
{
  /* Not .html: in the folder of the project that would be an article. */
  g_autofree char *name = g_strconcat (_ ("agenda"), ".xhtml", NULL);
  Job *job = g_new0 (Job, 1);
  CfFileExport what = { .title = _ ("Write the Agenda"),
                        .name = name,
                        .make = make,
                        .data = job,
                        .free_data = job_free,
                        .done = done };

  job->project = g_object_ref (cf_session_get_project (cf_comparer_get_gold (comparer)));
  job->comparison = cf_comparison_ref (cf_comparer_get_comparison (comparer));
  job->golds = cf_comparer_list_open (comparer);
  job->names = list_names (comparer);
  cf_file_export_ask (owner, &what);
}
