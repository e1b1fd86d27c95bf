/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of which round the work is shown: a list of those in which the annotator has something to code, and all articles. It
 * is not shown where there are no such rounds.
 *
 * A coder sees one list of work: when a project is opened, that of the first round in which something is left to do.
 *
 * #CfRoundChooser::changed tells that another round is chosen, or something in it has been finished. */

#include "config.h"

#include "cf-round-chooser.h"

#include "cf-drop-down-fill.h"
#include "cf-drop-down-name.h"
#include "cf-task.h"

#include <glib/gi18n.h>

struct _CfRoundChooser
{
  GtkWidget parent_instance;

  CfSession *session;
  GtkDropDown *list;
  GPtrArray *works; /* of CfRoundWork, as the list, which has one more before them */
  GCancellable *loading;
  char *chosen;     /* the id of a round; NULL for all articles */
  gboolean is_new;  /* nobody has chosen yet */
  gboolean showing; /* the list is being filled */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfRoundChooser, cf_round_chooser, GTK_TYPE_WIDGET)

static void
cf_round_chooser_dispose (GObject *object)
{
  CfRoundChooser *self = CF_ROUND_CHOOSER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_round_chooser_parent_class)->dispose (object);
}

static void
cf_round_chooser_finalize (GObject *object)
{
  CfRoundChooser *self = CF_ROUND_CHOOSER (object);

  g_ptr_array_unref (self->works);
  g_free (self->chosen);
  G_OBJECT_CLASS (cf_round_chooser_parent_class)->finalize (object);
}

static void
cf_round_chooser_class_init (CfRoundChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_round_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_round_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_ROUND_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
on_selected (CfRoundChooser *self)
{
  const guint selected = gtk_drop_down_get_selected (self->list);
  const CfRoundWork *work =
    selected > 0 && selected <= self->works->len ? self->works->pdata[selected - 1] : NULL;

  if (self->showing)
    return;
  self->is_new = FALSE;
  g_free (self->chosen);
  self->chosen = work != NULL ? g_strdup (work->id) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cf_round_chooser_init (CfRoundChooser *self)
{
  self->works = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_round_work_unref);
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  /* The library may be narrow. */
  cf_drop_down_shrink (self->list);
  cf_drop_down_name_parts (self->list, _ ("Work"));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

static guint
find_chosen (CfRoundChooser *self)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      const CfRoundWork *work = self->works->pdata[i];

      if (self->is_new ? work->n_sealed < work->n : g_strcmp0 (work->id, self->chosen) == 0)
        return i + 1;
    }
  return 0;
}

static void
show (CfRoundChooser *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = find_chosen (self);

  gtk_string_list_append (labels, _ ("All Articles"));
  for (guint i = 0; i < self->works->len; i++)
    {
      const CfRoundWork *work = self->works->pdata[i];
      g_autofree char *done = g_strdup_printf (
        ngettext ("%u of %u finished", "%u of %u finished", work->n), work->n_sealed, work->n);
      g_autofree char *text = g_strdup_printf ("%s · %s", work->label, done);

      gtk_string_list_append (labels, text);
    }
  self->showing = TRUE;
  cf_drop_down_fill (self->list, labels, selected);
  self->showing = FALSE;
  g_free (self->chosen);
  self->chosen =
    selected > 0 ? g_strdup (((CfRoundWork *) self->works->pdata[selected - 1])->id) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), self->works->len > 0);
}

typedef struct
{
  CfProject *project;
  char *coder;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->project);
  g_free (loading->coder);
  g_free (loading);
}

static gpointer
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *loading = data;

  return cf_round_work_list (loading->project, loading->coder, cancellable);
}

static void
on_loaded (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfRoundChooser *self = owner;

  if (self->session == NULL)
    return;
  g_clear_object (&self->loading);
  g_ptr_array_unref (self->works);
  self->works = g_steal_pointer (result);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What has been finished, or who codes what, is another. */
static void
refresh (CfRoundChooser *self)
{
  CfProject *project = cf_session_get_project (self->session);
  Loading *loading;
  CfTask task;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (project == NULL)
    return;
  self->loading = g_cancellable_new ();
  loading = g_new0 (Loading, 1);
  loading->project = g_object_ref (project);
  loading->coder = g_strdup (cf_session_get_annotator (self->session));
  task = (CfTask){ .owner = self,
                   .work = run,
                   .done = on_loaded,
                   .data = loading,
                   .free_data = loading_free,
                   .free_result = (GDestroyNotify) g_ptr_array_unref,
                   .cancellable = self->loading };
  cf_task_run (&task);
}

/**
 * cf_round_chooser_set_session:
 * @self: a chooser, once
 * @session: whose annotator codes
 */
void
cf_round_chooser_set_session (CfRoundChooser *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotator-changed", G_CALLBACK (cf_round_chooser_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "seals-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/**
 * cf_round_chooser_load:
 * @self: a chooser
 *
 * There is another project, or another coder.
 */
void
cf_round_chooser_load (CfRoundChooser *self)
{
  self->is_new = TRUE;
  refresh (self);
}

/**
 * cf_round_chooser_get_work:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): the work that is chosen; %NULL for all articles
 */
CfRoundWork *
cf_round_chooser_get_work (CfRoundChooser *self)
{
  for (guint i = 0; self->chosen != NULL && i < self->works->len; i++)
    if (g_str_equal (((CfRoundWork *) self->works->pdata[i])->id, self->chosen))
      return self->works->pdata[i];
  return NULL;
}
