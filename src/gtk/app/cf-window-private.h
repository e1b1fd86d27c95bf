/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a window consists of, for the files that make it up. */

#pragma once

#include "cf-folding.h"
#include "cf-follower.h"
#include "cf-merger.h"
#include "cf-opener.h"
#include "cf-place-keeper.h"
#include "cf-reading-menu.h"
#include "cf-stage.h"
#include "cf-text-style.h"
#include "cf-thread-pane.h"
#include "cf-toaster.h"
#include "cf-trail.h"
#include "cf-window.h"

G_BEGIN_DECLS

struct _CfWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  CfSession *session;
  CfTextStyle *style;
  CfFollower *follower;
  CfMerger *merger;
  CfOpener *opener;
  CfFolding *folding;
  CfStage *stage;
  CfPlaceKeeper *places;
  CfTrail *trail;
  char *wanted;           /* id of the annotation to choose in the article that is being opened */
  gboolean wants_details; /* of the article that is being opened */
  char *wanted_view;      /* which is to be shown when it has been opened */
  CfToaster *toaster;
  CfReadingMenu *reading;

  AdwHeaderBar *header;
  GtkToggleButton *library_button;
  GtkWidget *open_button;
  GMenu *recent_section;  /* of the main menu */
  GMenu *view_section;    /* of the main menu */
  GMenu *reading_section; /* of the main menu */
  GtkWidget *reading_box;
  GtkMenuButton *reading_button;
  GtkBox *view_switcher;
  GtkMenuButton *view_button;
  AdwWindowTitle *window_title;
  GtkWidget *article_buttons;
  GtkWidget *annotate_buttons;
  GtkToggleButton *inspector_button;
  GtkWidget *find_button;
  GtkButton *finish_button;
  GtkLabel *saved_label;
  AdwToastOverlay *toasts;
  AdwFlap *library_flap;
  GtkStack *views;
  AdwFlap *inspector_flap;
  CfLibraryPane *library;
  GtkStack *side; /* has the inspector and the thread */
  CfInspectorPane *inspector;
  CfThreadPane *thread;
  CfArticlePane *article;
};

/* cf-window.c */
void cf_window_update_title (CfWindow *self);
void cf_window_follow_library (CfWindow *self);

/* cf-window-panes.c */
void cf_window_panes_class_init (GtkWidgetClass *widget_class);
void cf_window_panes_arrange (CfWindow *self);

/* cf-window-opening.c */
void cf_window_choose_wanted (CfWindow *self);

G_END_DECLS
