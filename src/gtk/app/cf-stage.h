/* SPDX-License-Identifier: GPL-3.0-or-later
 * The views of a window, of which one is shown. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

/* The view in which articles are read and annotated. */
#define CF_STAGE_ANNOTATE "annotate"
/* The view in which coders are beside each other. */
#define CF_STAGE_COMPARE "compare"

/**
 * CfStageView:
 * @name: what `win.view` takes
 * @title: for people
 * @accelerator: its key
 * @create: (nullable): makes it, when it is shown first; %NULL where it is part of the window from the beginning
 * @get_history: (nullable): what can be undone in it, where that is not what the session has
 * @undo: (nullable): undoes it, or does it again
 *
 * A row of the table of views.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *accelerator;
  GtkWidget *(*create) (CfWindow *window);
  CfHistory *(*get_history) (GtkWidget *page);
  void (*undo) (GtkWidget *page, gboolean again);
} CfStageView;

typedef struct CfStage CfStage;

const CfStageView *cf_stage_list_views (guint *n_views);

CfStage *cf_stage_new (CfWindow *window, GtkStack *stack);
void cf_stage_free (CfStage *stage);
void cf_stage_fill_switcher (CfStage *stage, GtkBox *switcher);
void cf_stage_fill_menu (CfStage *stage, GMenu *menu);
void cf_stage_show (CfStage *stage, const char *name);
const char *cf_stage_get_shown (CfStage *stage);
CfHistory *cf_stage_get_history (CfStage *stage);
gboolean cf_stage_undo (CfStage *stage, gboolean again);

/* cf-window-panes.c */
CfStage *cf_window_get_stage (CfWindow *self);
gboolean cf_stage_is_shown (CfStage *stage, const char *name);

G_END_DECLS
