/* SPDX-License-Identifier: GPL-3.0-or-later
 * The views of a window, of which one is shown: one table.
 *
 * A view is made when it is shown for the first time, and kept from then on. */

#include "config.h"

#include "cf-stage.h"

#include "cf-agreement-view.h"
#include "cf-argument-view.h"
#include "cf-compare-view.h"
#include "cf-unshown.h"
#include "cf-window-private.h"

#include <glib/gi18n.h>

static void
on_message (CfWindow *window, const char *text)
{
  cf_window_say (window, text, FALSE);
}

static GtkWidget *
create_argument (CfWindow *window)
{
  GtkWidget *view = cf_argument_view_new ();

  cf_argument_view_set_session (CF_ARGUMENT_VIEW (view), cf_window_get_session (window));
  g_signal_connect_object (view, "message", G_CALLBACK (on_message), window, G_CONNECT_SWAPPED);
  return view;
}

/* Where the first of them is, in the view that compares. */
static void
on_figure_changed (CfWindow *window)
{
  CfAgreementKeeper *keeper = cf_session_get_agreement (cf_window_get_session (window));
  const CfFigureDifferences *figure = cf_agreement_keeper_get_figure (keeper);

  if (figure == NULL)
    return;
  cf_window_open_article (window, figure->first);
  cf_window_show_view (window, CF_STAGE_COMPARE);
}

static GtkWidget *
create_agreement (CfWindow *window)
{
  CfSession *session = cf_window_get_session (window);
  GtkWidget *view = cf_agreement_view_new ();

  cf_agreement_view_set_session (CF_AGREEMENT_VIEW (view), session);
  g_signal_connect_object (cf_session_get_agreement (session), "figure-changed",
                           G_CALLBACK (on_figure_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "message", G_CALLBACK (on_message), window, G_CONNECT_SWAPPED);
  return view;
}

static void
apply_look (GtkWidget *view)
{
  CfWindow *window = CF_WINDOW (gtk_widget_get_root (view));
  GSettings *settings = window->settings;

  cf_compare_view_set_look (CF_COMPARE_VIEW (view), g_settings_get_double (settings, "text-size"),
                            g_settings_get_double (settings, "line-height"));
}

static GtkWidget *
create_compare (CfWindow *window)
{
  GtkWidget *view = cf_compare_view_new ();

  cf_compare_view_set_session (CF_COMPARE_VIEW (view), window->session);
  g_signal_connect_object (view, "message", G_CALLBACK (on_message), window, G_CONNECT_SWAPPED);
  g_signal_connect (view, "realize", G_CALLBACK (apply_look), NULL);
  g_signal_connect_object (window->settings, "changed::text-size", G_CALLBACK (apply_look), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->settings, "changed::line-height", G_CALLBACK (apply_look), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->follower, "json-changed",
                           G_CALLBACK (cf_compare_view_file_changed), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_compare_view_get_history (CF_COMPARE_VIEW (view)), "changed",
                           G_CALLBACK (cf_window_actions_update), window, G_CONNECT_SWAPPED);
  return view;
}

static CfHistory *
get_compare_history (GtkWidget *page)
{
  return cf_compare_view_get_history (CF_COMPARE_VIEW (page));
}

static void
undo_compare (GtkWidget *page, gboolean again)
{
  cf_compare_view_undo (CF_COMPARE_VIEW (page), again);
}

static const CfStageView views[] = {
  { CF_STAGE_ANNOTATE, N_ ("Annotate"), "<Alt>1", NULL, NULL, NULL },
  { CF_STAGE_COMPARE, N_ ("Compare"), "<Alt>2", create_compare, get_compare_history, undo_compare },
  { "agreement", N_ ("Agreement"), "<Alt>3", create_agreement, NULL, NULL },
  { "argument", N_ ("Argument Map"), "<Alt>4", create_argument, NULL, NULL },
};

struct CfStage
{
  CfWindow *window; /* not owned */
  GtkStack *stack;  /* not owned */
  GSimpleAction *action;
};

/**
 * cf_stage_list_views:
 * @n_views: (out): how many
 *
 * Returns: (transfer none) (array length=n_views): the table of views
 */
const CfStageView *
cf_stage_list_views (guint *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}

static const CfStageView *
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      return &views[i];
  return NULL;
}

static void
on_view_activated (CfStage *stage, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (find_view (name) == NULL)
    return;
  if (g_str_equal (name, CF_STAGE_ANNOTATE))
    cf_window_focus_article (stage->window);
  else
    cf_stage_show (stage, name);
}

/**
 * cf_stage_new:
 * @window: a window; gets the action `view`
 * @stack: where its views are; holds those that are part of the window
 *
 * Returns: (transfer full): the stage
 */
CfStage *
cf_stage_new (CfWindow *window, GtkStack *stack)
{
  CfStage *stage = g_new0 (CfStage, 1);

  stage->window = window;
  stage->stack = stack;
  stage->action = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING,
                                                g_variant_new_string (CF_STAGE_ANNOTATE));
  g_signal_connect_swapped (stage->action, "activate", G_CALLBACK (on_view_activated), stage);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (stage->action));
  return stage;
}

/**
 * cf_stage_free:
 * @stage: (transfer full): a stage
 */
void
cf_stage_free (CfStage *stage)
{
  g_signal_handlers_disconnect_by_data (stage->action, stage);
  g_object_unref (stage->action);
  g_free (stage);
}

/**
 * cf_stage_fill_switcher:
 * @stage: a stage
 * @switcher: gets a button for each view
 */
void
cf_stage_fill_switcher (CfStage *stage, GtkBox *switcher)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (views[i].title));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", views[i].name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_box_append (switcher, button);
    }
}

/**
 * cf_stage_fill_menu:
 * @stage: a stage
 * @menu: gets an item for each view
 */
void
cf_stage_fill_menu (CfStage *stage, GMenu *menu)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (views[i].title), NULL);

      g_menu_item_set_action_and_target (item, "win.view", "s", views[i].name);
      g_menu_append_item (menu, item);
    }
}

static void
ensure (CfStage *stage, const CfStageView *view)
{
  GtkWidget *page;

  if (gtk_stack_get_child_by_name (stage->stack, view->name) != NULL)
    return;
  page = view->create (stage->window);
  gtk_stack_add_named (stage->stack, page, view->name);
  cf_unshown_follow_page (page);
}

/**
 * cf_stage_show:
 * @stage: a stage
 * @name: of one of the table of views
 *
 * Shows it, and gives it the focus where it was not shown.
 */
void
cf_stage_show (CfStage *stage, const char *name)
{
  GtkWidget *page, *focus;

  if (cf_stage_is_shown (stage, name))
    return;
  ensure (stage, find_view (name));
  gtk_stack_set_visible_child_name (stage->stack, name);
  g_simple_action_set_state (stage->action, g_variant_new_string (name));
  /* The stack gives the focus back to what had it in there last. */
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  page = gtk_stack_get_visible_child (stage->stack);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * cf_stage_is_shown:
 * @stage: a stage
 * @name: of a view
 *
 * Returns: whether it is the one that is shown
 */
gboolean
cf_stage_is_shown (CfStage *stage, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stage->stack), name) == 0;
}

/**
 * cf_stage_get_shown:
 * @stage: a stage
 *
 * Returns: (transfer none): the name of the view that is shown
 */
const char *
cf_stage_get_shown (CfStage *stage)
{
  return gtk_stack_get_visible_child_name (stage->stack);
}

/**
 * cf_stage_get_history:
 * @stage: a stage
 *
 * Returns: (transfer none) (nullable): what can be undone in the view that is shown; %NULL for what the session has
 */
CfHistory *
cf_stage_get_history (CfStage *stage)
{
  const CfStageView *view = find_view (cf_stage_get_shown (stage));

  return view->get_history != NULL ? view->get_history (gtk_stack_get_visible_child (stage->stack))
                                   : NULL;
}

/**
 * cf_stage_undo:
 * @stage: a stage
 * @again: whether to do again what was undone last
 *
 * Returns: whether the view that is shown has a history of its own
 */
gboolean
cf_stage_undo (CfStage *stage, gboolean again)
{
  const CfStageView *view = find_view (cf_stage_get_shown (stage));

  if (view->undo == NULL)
    return FALSE;
  view->undo (gtk_stack_get_visible_child (stage->stack), again);
  return TRUE;
}
