/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a window is shown: its views, and the panes at both sides. */

#include "config.h"

#include "cf-motion.h"
#include "cf-window-private.h"

#define LIBRARY_FROM 1500
#define INSPECTOR_FROM 900
#define SAVED_FROM 760
#define BUTTONS_FROM 620
/* From here on the views stand beside each other, before in a menu. */
#define SWITCHER_FROM 1200
/* How wide panes are. */
#define LIBRARY_WIDTH 330
#define INSPECTOR_WIDTH 320

static void
on_library_clicked (CfWindow *self)
{
  cf_window_toggle_library (self);
}

static void
on_inspector_clicked (CfWindow *self)
{
  cf_window_toggle_inspector (self);
}

static void
on_library_revealed (CfWindow *self)
{
  gtk_toggle_button_set_active (self->library_button,
                                adw_flap_get_reveal_flap (self->library_flap));
}

static void
on_inspector_revealed (CfWindow *self)
{
  gtk_toggle_button_set_active (self->inspector_button,
                                adw_flap_get_reveal_flap (self->inspector_flap));
}

/**
 * cf_window_panes_class_init:
 * @widget_class: the class of windows
 */
void
cf_window_panes_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_library_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_inspector_clicked);
  gtk_widget_class_bind_template_callback (widget_class, cf_window_close_thread);
  gtk_widget_class_bind_template_callback (widget_class, on_library_revealed);
  gtk_widget_class_bind_template_callback (widget_class, on_inspector_revealed);
}

static void
add_folding (CfWindow *self)
{
  self->folding = cf_folding_new ();
  cf_folding_add_flap (self->folding, self->library_flap, LIBRARY_FROM, LIBRARY_WIDTH,
                       "library-visible");
  cf_folding_add_flap (self->folding, self->inspector_flap, INSPECTOR_FROM, INSPECTOR_WIDTH,
                       "inspector-visible");
  cf_folding_add_widget (self->folding, GTK_WIDGET (self->saved_label), SAVED_FROM, G_MAXINT);
  cf_folding_add_widget (self->folding, GTK_WIDGET (self->finish_button), BUTTONS_FROM, G_MAXINT);
  cf_folding_add_widget (self->folding, self->find_button, BUTTONS_FROM, G_MAXINT);
  cf_folding_add_widget (self->folding, self->reading_box, BUTTONS_FROM, G_MAXINT);
  cf_folding_add_widget (self->folding, self->open_button, BUTTONS_FROM, G_MAXINT);
  g_signal_connect_object (self->saved_label, "notify::visible",
                           G_CALLBACK (cf_window_update_title), self, G_CONNECT_SWAPPED);
}

/* What is of use in the article only goes with it. */
static void
on_view_changed (CfWindow *self)
{
  gtk_widget_set_visible (self->annotate_buttons,
                          cf_stage_is_shown (self->stage, CF_STAGE_ANNOTATE));
  cf_window_actions_update (self);
}

/**
 * cf_window_get_stage:
 * @self: a window
 *
 * Returns: (transfer none): its views
 */
CfStage *
cf_window_get_stage (CfWindow *self)
{
  return self->stage;
}

static void
add_views (CfWindow *self)
{
  GMenu *menu = g_menu_new ();
  guint n_views;

  cf_stage_list_views (&n_views);
  self->stage = cf_stage_new (self, self->views);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  if (n_views < 2)
    return;
  cf_stage_fill_switcher (self->stage, self->view_switcher);
  cf_stage_fill_menu (self->stage, menu);
  cf_stage_fill_menu (self->stage, self->view_section);
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
  g_object_unref (menu);
  cf_folding_add_widget (self->folding, GTK_WIDGET (self->view_switcher), SWITCHER_FROM, G_MAXINT);
  cf_folding_add_widget (self->folding, GTK_WIDGET (self->view_button), BUTTONS_FROM,
                         SWITCHER_FROM);
}

/**
 * cf_window_panes_arrange:
 * @self: a window that is being made
 */
void
cf_window_panes_arrange (CfWindow *self)
{
  add_folding (self);
  add_views (self);
}

/**
 * cf_window_show_view:
 * @self: a window
 * @name: of one of its views
 */
void
cf_window_show_view (CfWindow *self, const char *name)
{
  cf_stage_show (self->stage, name);
}

/**
 * cf_window_choose_next_reading:
 * @self: a window with a bilingual article
 *
 * Shows its languages in the next way.
 */
void
cf_window_choose_next_reading (CfWindow *self)
{
  cf_reading_menu_choose_next (self->reading);
}

void
cf_window_toggle_library (CfWindow *self)
{
  cf_folding_toggle (self->folding, self->library_flap);
}

void
cf_window_reveal_library (CfWindow *self)
{
  gboolean moved = cf_motion_stop (GTK_WIDGET (self));

  if (!adw_flap_get_reveal_flap (self->library_flap))
    cf_window_toggle_library (self);
  cf_motion_go_on (GTK_WIDGET (self), moved);
}

void
cf_window_toggle_inspector (CfWindow *self)
{
  cf_folding_toggle (self->folding, self->inspector_flap);
}

void
cf_window_reveal_inspector (CfWindow *self)
{
  gboolean moved = cf_motion_stop (GTK_WIDGET (self));

  if (!adw_flap_get_reveal_flap (self->inspector_flap))
    cf_window_toggle_inspector (self);
  cf_motion_go_on (GTK_WIDGET (self), moved);
}

/**
 * cf_window_show_thread:
 * @self: a window with an article
 *
 * Shows the thread of the chosen annotation where the inspector is.
 */
void
cf_window_show_thread (CfWindow *self)
{
  cf_inspector_pane_commit (self->inspector);
  cf_window_reveal_inspector (self);
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->thread));
  cf_thread_pane_open (self->thread);
}

/**
 * cf_window_close_thread:
 * @self: a window
 *
 * The inspector comes back.
 */
void
cf_window_close_thread (CfWindow *self)
{
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->inspector));
  cf_window_focus_article (self);
}

/**
 * cf_window_focus_article:
 * @self: a window
 *
 * The keys are the article's from now on, and nothing lies over it.
 */
void
cf_window_focus_article (CfWindow *self)
{
  cf_folding_fold_away (self->folding, self->library_flap);
  cf_stage_show (self->stage, CF_STAGE_ANNOTATE);
  gtk_widget_grab_focus (GTK_WIDGET (cf_article_pane_get_columns (self->article)));
}
