/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is done in the compare view by key. */

#include "config.h"

#include "cf-agenda-export.h"
#include "cf-compare-run.h"
#include "cf-compare-view-private.h"
#include "cf-remark-dialog.h"
#include "cf-rules-dialog.h"

#include <glib/gi18n.h>

/* What must be there; each needs what the one before needs, too. */
typedef enum
{
  NEEDS_NOTHING,
  NEEDS_COMPARISON,
  NEEDS_CURRENT,
  NEEDS_GOLD /* of the current difference, open */
} Needs;

static gboolean
is_there (CfCompareView *self, Needs needs)
{
  return (needs < NEEDS_COMPARISON || cf_comparer_get_comparison (self->comparer) != NULL) &&
         (needs < NEEDS_CURRENT || cf_compare_list_get_current (self->list) != CF_NONE);
}

/* A difference keeps its id when all are compared anew, and not its place. */
static const char *
get_id (CfCompareView *self, guint item)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);

  return comparison != NULL && item != CF_NONE ? cf_comparison_get_item (comparison, item)->id
                                               : NULL;
}

static guint
find_item (CfCompareView *self, const char *id)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);

  return comparison != NULL ? cf_comparison_find_item (comparison, id) : CF_NONE;
}

/* What is decided leaves the list, or the next that is open is gone to. */
static void
go_on (CfCompareView *self)
{
  if (cf_compare_filter_get (self->filter)->open)
    cf_compare_view_fill (self);
  else if (!cf_compare_list_go_open (self->list))
    cf_compare_view_say (self, _ ("All differences of the list are decided"));
  else
    return;
  cf_compare_view_go_to_current (self);
}

static void
take (CfCompareView *self, const CfCompareWish *wish)
{
  guint coder = cf_comparer_get_coder_at (self->comparer, wish->place);

  if (coder == CF_NONE)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (cf_comparer_take (self->comparer, cf_compare_list_get_current (self->list), coder))
    go_on (self);
}

static void
bell (CfCompareView *self, gboolean done)
{
  if (!done)
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
go (CfCompareView *self, const CfCompareWish *wish)
{
  bell (self, cf_compare_list_go (self->list, wish->command == CF_COMPARE_NEXT ? 1 : -1));
}

static void
go_open (CfCompareView *self, const CfCompareWish *wish)
{
  bell (self, cf_compare_list_go_open (self->list));
}

static void
go_article (CfCompareView *self, const CfCompareWish *wish)
{
  bell (self,
        cf_compare_list_go_article (self->list, wish->command == CF_COMPARE_PREVIOUS_ARTICLE));
}

static void
reject (CfCompareView *self, const CfCompareWish *wish)
{
  if (cf_comparer_reject (self->comparer, cf_compare_list_get_current (self->list)))
    go_on (self);
}

static void
leave_open (CfCompareView *self, const CfCompareWish *wish)
{
  if (cf_comparer_leave_open (self->comparer, cf_compare_list_get_current (self->list)) &&
      !cf_compare_list_go (self->list, 1))
    cf_compare_view_go_to_current (self);
}

static void
on_remarked (GtkWidget *owner, const char *reason, const char *note)
{
  CfCompareView *self = CF_COMPARE_VIEW (owner);
  guint item = find_item (self, self->remarked);

  if (item != CF_NONE)
    cf_comparer_remark (self->comparer, item, reason, note);
  else
    gtk_widget_error_bell (owner);
}

static void
remark (CfCompareView *self, const CfCompareWish *wish)
{
  guint item = cf_compare_list_get_current (self->list);
  CfRuling *ruling = cf_comparer_find_ruling (self->comparer, item);

  g_free (self->remarked);
  self->remarked = g_strdup (get_id (self, item));
  cf_remark_dialog_ask (GTK_WIDGET (self), ruling != NULL ? cf_ruling_get_reason (ruling) : NULL,
                        ruling != NULL ? cf_ruling_get_note (ruling) : NULL, on_remarked);
}

static void
split (CfCompareView *self, const CfCompareWish *wish)
{
  bell (self, cf_comparer_split (self->comparer, cf_compare_list_get_current (self->list)));
}

static void
on_ruled (GtkWidget *owner, const char *text)
{
  CfCompareView *self = CF_COMPARE_VIEW (owner);

  if (self->comparer == NULL)
    return;
  cf_compare_view_say (self, text);
  if (cf_comparer_get_comparison (self->comparer) != NULL)
    cf_compare_view_fill (self);
}

static void
decide_by_rule (CfCompareView *self, const CfCompareWish *wish)
{
  g_autofree char *path = cf_compare_view_dup_scope (self);

  if (cf_compare_view_has_figure (self))
    cf_compare_view_say (self, _ ("A rule decides in an article or the project: choose which"));
  else if (path != NULL)
    cf_rules_dialog_ask (GTK_WIDGET (self), self->comparer,
                         cf_compare_coders_make_query (self->coders, path), on_ruled);
}

static void
on_agenda (GtkWidget *owner, const char *text)
{
  cf_compare_view_say (CF_COMPARE_VIEW (owner), text);
}

static void
write_agenda (CfCompareView *self, const CfCompareWish *wish)
{
  cf_agenda_export_ask (GTK_WIDGET (self), self->comparer, on_agenda);
}

static void
toggle_open (CfCompareView *self, const CfCompareWish *wish)
{
  cf_compare_filter_toggle_open (self->filter);
}

static void
toggle_scope (CfCompareView *self, const CfCompareWish *wish)
{
  gtk_drop_down_set_selected (self->scope, cf_compare_view_is_of_project (self)
                                             ? CF_COMPARE_OF_ARTICLE
                                             : CF_COMPARE_OF_PROJECT);
  self->wants_focus = TRUE;
}

static void
enter (CfCompareView *self, const CfCompareWish *wish)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static const struct
{
  void (*run) (CfCompareView *self, const CfCompareWish *wish);
  Needs needs;
} commands[] = {
  [CF_COMPARE_TAKE] = { take, NEEDS_GOLD },
  [CF_COMPARE_NEXT] = { go, NEEDS_CURRENT },
  [CF_COMPARE_PREVIOUS] = { go, NEEDS_CURRENT },
  [CF_COMPARE_NEXT_OPEN] = { go_open, NEEDS_CURRENT },
  [CF_COMPARE_NEXT_ARTICLE] = { go_article, NEEDS_CURRENT },
  [CF_COMPARE_PREVIOUS_ARTICLE] = { go_article, NEEDS_CURRENT },
  [CF_COMPARE_REJECT] = { reject, NEEDS_GOLD },
  [CF_COMPARE_LEAVE_OPEN] = { leave_open, NEEDS_GOLD },
  [CF_COMPARE_REMARK] = { remark, NEEDS_GOLD },
  [CF_COMPARE_SPLIT] = { split, NEEDS_GOLD },
  [CF_COMPARE_TOGGLE_OPEN] = { toggle_open, NEEDS_NOTHING },
  [CF_COMPARE_RULES] = { decide_by_rule, NEEDS_NOTHING },
  [CF_COMPARE_AGENDA] = { write_agenda, NEEDS_COMPARISON },
  [CF_COMPARE_TOGGLE_SCOPE] = { toggle_scope, NEEDS_NOTHING },
  [CF_COMPARE_ENTER] = { enter, NEEDS_CURRENT },
};

static void
on_fetched (gpointer owner, GPtrArray *documents, const GError *error)
{
  CfCompareView *self = owner;

  self->is_fetching = FALSE;
  if (self->session == NULL)
    return;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    cf_comparer_keep (self->comparer, g_ptr_array_index (documents, i));
  if (error != NULL)
    {
      cf_compare_view_say (self, error->message);
      g_array_set_size (self->waiting, 0);
    }
  cf_compare_view_go_on (self);
}

/* Whether the gold layers of the current difference are open. If not they are opened, in a thread. */
static gboolean
has_gold (CfCompareView *self)
{
  CfProject *project = cf_session_get_project (cf_comparer_get_gold (self->comparer));
  guint item = cf_compare_list_get_current (self->list);
  g_autoptr (GPtrArray) paths = cf_comparer_list_unopened (self->comparer, item);

  if (paths->len == 0)
    return TRUE;
  g_free (self->fetched_for);
  self->fetched_for = g_strdup (get_id (self, item));
  self->is_fetching = self->opening == NULL;
  if (self->is_fetching)
    cf_compare_fetch (G_OBJECT (self), project, g_steal_pointer (&paths), on_fetched);
  return FALSE;
}

/* Does what has waited, in its order, until something has to wait again. */
static void
work_off (CfCompareView *self)
{
  while (self->waiting->len > 0 && !self->is_fetching)
    {
      CfCompareWish wish = g_array_index (self->waiting, CfCompareWish, 0);
      Needs needs = commands[wish.command].needs;
      gboolean ready = is_there (self, needs);

      if (ready && needs == NEEDS_GOLD && !has_gold (self))
        return;
      g_array_remove_index (self->waiting, 0);
      if (ready)
        commands[wish.command].run (self, &wish);
      else
        gtk_widget_error_bell (GTK_WIDGET (self));
    }
}

/* What was to be done with the difference that was current. */
static void
drop_decisions (CfCompareView *self)
{
  guint n = self->waiting->len;

  for (guint i = n; i > 0; i--)
    if (commands[g_array_index (self->waiting, CfCompareWish, i - 1).command].needs >=
        NEEDS_CURRENT)
      g_array_remove_index (self->waiting, i - 1);
  if (self->waiting->len < n)
    cf_compare_view_say (self, _ ("Nothing was decided: you had gone on before gold was open"));
}

/**
 * cf_compare_view_go_on:
 * @self: a view
 *
 * To be called when a gold layer has been opened: what has waited for it is done. What was meant is decided, or nothing:
 * not what has become the current difference meanwhile.
 */
void
cf_compare_view_go_on (CfCompareView *self)
{
  if (g_strcmp0 (self->fetched_for, get_id (self, cf_compare_list_get_current (self->list))) != 0)
    drop_decisions (self);
  work_off (self);
}

/**
 * cf_compare_view_run:
 * @self: a view
 * @command: what to do
 * @place: of %CF_COMPARE_TAKE, where the coder stands, from 0
 *
 * What is decided waits until the gold layers are open that are changed, and what is asked for next waits with it.
 */
void
cf_compare_view_run (CfCompareView *self, CfCompareCommand command, guint place)
{
  const CfCompareWish wish = { command, place };

  g_array_append_val (self->waiting, wish);
  if (self->waiting->len == 1)
    work_off (self);
}

/**
 * cf_compare_view_get_history:
 * @self: a view with a session
 *
 * Returns: (transfer none): what can be undone in it
 */
CfHistory *
cf_compare_view_get_history (CfCompareView *self)
{
  return cf_session_get_history (cf_comparer_get_gold (self->comparer));
}

/* The difference of which the step decides something; CF_NONE if it is about none. */
static guint
find_decided (CfCompareView *self, const CfStep *step)
{
  guint item = CF_NONE;

  for (guint c = 0; item == CF_NONE && c < step->changes->len; c++)
    {
      const CfChange *change = g_ptr_array_index (step->changes, c);

      /* A rule changes thousands of records, of which none is a ruling. */
      if (CF_IS_RULING (change->before) || CF_IS_RULING (change->after))
        item = find_item (self, change->id);
    }
  return item;
}

/**
 * cf_compare_view_undo:
 * @self: a view with a session
 * @again: whether to do again what was undone last
 *
 * Goes to the difference concerned.
 */
void
cf_compare_view_undo (CfCompareView *self, gboolean again)
{
  CfSession *gold = cf_comparer_get_gold (self->comparer);
  const CfStep *step = again ? cf_session_redo (gold) : cf_session_undo (gold);
  guint item = step != NULL ? find_decided (self, step) : CF_NONE;

  if (step == NULL)
    return;
  if (cf_compare_filter_get (self->filter)->open)
    cf_compare_view_fill (self);
  if (item != CF_NONE)
    cf_compare_list_go_to (self->list, item);
  cf_compare_view_go_to_current (self);
}
