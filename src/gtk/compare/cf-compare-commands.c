/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is done in the compare view by key. */

#include "config.h"

#include "cf-agenda-export.h"
#include "cf-compare-view-private.h"
#include "cf-remark-dialog.h"
#include "cf-rules-dialog.h"

#include <glib/gi18n.h>

static gboolean
is_ready (CfCompareView *self)
{
  return self->comparer != NULL && cf_comparer_get_comparison (self->comparer) != NULL &&
         cf_compare_list_get_current (self->list) != CF_NONE;
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

/**
 * cf_compare_view_take:
 * @self: a view
 * @place: where a coder stands, from 0
 *
 * Takes that coder's version of the current difference into gold, and goes on.
 */
void
cf_compare_view_take (CfCompareView *self, guint place)
{
  guint coder = is_ready (self) ? cf_comparer_get_coder_at (self->comparer, place) : CF_NONE;

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
go (CfCompareView *self, CfCompareCommand command)
{
  bell (self, cf_compare_list_go (self->list, command == CF_COMPARE_NEXT ? 1 : -1));
}

static void
go_open (CfCompareView *self, CfCompareCommand command)
{
  bell (self, cf_compare_list_go_open (self->list));
}

static void
go_article (CfCompareView *self, CfCompareCommand command)
{
  bell (self, cf_compare_list_go_article (self->list, command == CF_COMPARE_PREVIOUS_ARTICLE));
}

static void
reject (CfCompareView *self, CfCompareCommand command)
{
  if (cf_comparer_reject (self->comparer, cf_compare_list_get_current (self->list)))
    go_on (self);
}

static void
leave_open (CfCompareView *self, CfCompareCommand command)
{
  if (cf_comparer_leave_open (self->comparer, cf_compare_list_get_current (self->list)) &&
      !cf_compare_list_go (self->list, 1))
    cf_compare_view_go_to_current (self);
}

static void
on_remarked (GtkWidget *owner, const char *reason, const char *note)
{
  CfCompareView *self = CF_COMPARE_VIEW (owner);

  if (is_ready (self))
    cf_comparer_remark (self->comparer, cf_compare_list_get_current (self->list), reason, note);
}

static void
remark (CfCompareView *self, CfCompareCommand command)
{
  CfRuling *ruling =
    cf_comparer_find_ruling (self->comparer, cf_compare_list_get_current (self->list));

  cf_remark_dialog_ask (GTK_WIDGET (self), ruling != NULL ? cf_ruling_get_reason (ruling) : NULL,
                        ruling != NULL ? cf_ruling_get_note (ruling) : NULL, on_remarked);
}

static void
split (CfCompareView *self, CfCompareCommand command)
{
  cf_comparer_split (self->comparer, cf_compare_list_get_current (self->list));
}

static void
on_ruled (GtkWidget *owner, const char *text)
{
  CfCompareView *self = CF_COMPARE_VIEW (owner);

  cf_compare_view_say (self, text);
  if (cf_comparer_get_comparison (self->comparer) != NULL)
    cf_compare_view_fill (self);
}

static void
decide_by_rule (CfCompareView *self, CfCompareCommand command)
{
  g_autofree char *path = cf_compare_view_dup_scope (self);

  if (path != NULL)
    cf_rules_dialog_ask (GTK_WIDGET (self), self->comparer,
                         cf_compare_coders_make_query (self->coders, path), on_ruled);
}

static void
on_agenda (GtkWidget *owner, const char *text)
{
  cf_compare_view_say (CF_COMPARE_VIEW (owner), text);
}

static void
write_agenda (CfCompareView *self, CfCompareCommand command)
{
  cf_agenda_export_ask (GTK_WIDGET (self), self->comparer, on_agenda);
}

static void
toggle_open (CfCompareView *self, CfCompareCommand command)
{
  cf_compare_filter_toggle_open (self->filter);
}

static void
toggle_scope (CfCompareView *self, CfCompareCommand command)
{
  gtk_drop_down_set_selected (self->scope, cf_compare_view_is_of_project (self)
                                             ? CF_COMPARE_OF_ARTICLE
                                             : CF_COMPARE_OF_PROJECT);
  self->wants_focus = TRUE;
}

static void
enter (CfCompareView *self, CfCompareCommand command)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
go_back (CfCompareView *self, CfCompareCommand command)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "agreement");
}

static void (*const commands[]) (CfCompareView *self, CfCompareCommand command) = {
  [CF_COMPARE_NEXT] = go,
  [CF_COMPARE_PREVIOUS] = go,
  [CF_COMPARE_NEXT_OPEN] = go_open,
  [CF_COMPARE_NEXT_ARTICLE] = go_article,
  [CF_COMPARE_PREVIOUS_ARTICLE] = go_article,
  [CF_COMPARE_REJECT] = reject,
  [CF_COMPARE_LEAVE_OPEN] = leave_open,
  [CF_COMPARE_REMARK] = remark,
  [CF_COMPARE_SPLIT] = split,
  [CF_COMPARE_TOGGLE_OPEN] = toggle_open,
  [CF_COMPARE_RULES] = decide_by_rule,
  [CF_COMPARE_AGENDA] = write_agenda,
  [CF_COMPARE_TOGGLE_SCOPE] = toggle_scope,
  [CF_COMPARE_ENTER] = enter,
  [CF_COMPARE_BACK] = go_back,
};

/**
 * cf_compare_view_run:
 * @self: a view
 * @command: what to do
 */
void
cf_compare_view_run (CfCompareView *self, CfCompareCommand command)
{
  if (command == CF_COMPARE_TOGGLE_OPEN || command == CF_COMPARE_RULES ||
      command == CF_COMPARE_BACK || is_ready (self))
    commands[command](self, command);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
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
find_item (CfCompareView *self, const CfStep *step)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);

  for (guint c = 0; comparison != NULL && c < step->changes->len; c++)
    {
      const CfChange *change = g_ptr_array_index (step->changes, c);

      for (guint i = 0; change->id != NULL && i < comparison->items->len; i++)
        if (g_str_equal (cf_comparison_get_item (comparison, i)->id, change->id))
          return i;
    }
  return CF_NONE;
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
  guint item = step != NULL ? find_item (self, step) : CF_NONE;

  if (step == NULL)
    return;
  if (cf_compare_filter_get (self->filter)->open)
    cf_compare_view_fill (self);
  if (item != CF_NONE)
    cf_compare_list_go_to (self->list, item);
  cf_compare_view_go_to_current (self);
}
