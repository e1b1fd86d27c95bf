/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the compare view share. */

#pragma once

#include "cf-compare-coders.h"
#include "cf-compare-filter.h"
#include "cf-compare-list.h"
#include "cf-compare-run.h"
#include "cf-compare-text.h"
#include "cf-compare-view.h"
#include "cf-notice-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CfCompareWish:
 * @command: what is to be done
 * @place: of %CF_COMPARE_TAKE, where the coder stands, from 0
 *
 * What waits for gold layers that are being opened.
 */
typedef struct
{
  CfCompareCommand command;
  guint place;
} CfCompareWish;

/* What is compared. */
typedef enum
{
  CF_COMPARE_OF_ARTICLE,
  CF_COMPARE_OF_PROJECT,
  CF_COMPARE_OF_FIGURE
} CfCompareScope;

struct _CfCompareView
{
  GtkWidget parent_instance;

  CfSession *session;
  CfComparer *comparer;
  CfCompareCoders *coders;
  CfCompareFilter *filter;
  GCancellable *comparing; /* NULL while nothing is */
  char *opening;           /* the article whose gold layer is being opened; NULL for none */
  gpointer opened_for;     /* the comparison that was then; only to be compared */
  gboolean reopens;        /* when that is done the next is to be opened */
  GArray *waiting;         /* of CfCompareWish */
  char *fetched_for;       /* the id of the difference whose gold layers are being opened */
  char *remarked;          /* the id of the one of which is asked what it is due to */
  gboolean is_fetching;
  CfCompareProgress *progress;
  char *error; /* why there is nothing to compare; NULL for nothing */
  guint update_source;
  guint progress_source;
  guint tick;          /* of a change of orientation */
  gboolean is_stale;   /* something has changed since it was compared */
  gboolean is_stopped; /* by the user */
  gboolean wants_focus;
  gboolean is_changing; /* the list of scopes */

  GtkWidget *box;
  GtkDropDown *scope;
  GtkMenuButton *coders_button;
  GtkToggleButton *names_button;
  GtkMenuButton *filter_button;
  GtkWidget *figure_bar;
  GtkLabel *figure_name;
  GtkBox *content;
  CfCompareText *text;
  GtkWidget *side;
  GtkStack *side_stack;
  CfCompareList *list;
  AdwStatusPage *none;
  GtkWidget *clear_button;
  GtkStack *stack;
  CfNoticePage *blank;
  GtkLabel *summary;
};

/* cf-compare-view.c */
void cf_compare_view_say (CfCompareView *self, const char *text);
void cf_compare_view_go_to_current (CfCompareView *self);
void cf_compare_view_fill (CfCompareView *self);
void cf_compare_view_show (CfCompareView *self);
const char *cf_compare_view_get_path (CfCompareView *self);
void cf_compare_view_compare_anew (CfCompareView *self);

/* cf-compare-figure.c */
gboolean cf_compare_view_is_of_project (CfCompareView *self);
char *cf_compare_view_dup_scope (CfCompareView *self);
gboolean cf_compare_view_has_figure (CfCompareView *self);
void cf_compare_view_show_figure (CfCompareView *self);
void cf_compare_view_follow_figures (CfCompareView *self);
void cf_compare_view_leave_figure (CfCompareView *self, const char *path);
CfComparisonQuery *cf_compare_view_make_query (CfCompareView *self, const char *path);

/* cf-compare-commands.c */
void cf_compare_view_go_on (CfCompareView *self);

/* cf-compare-update.c */
void cf_compare_view_update (CfCompareView *self);
void cf_compare_view_queue_update (CfCompareView *self);
void cf_compare_view_stop (CfCompareView *self);

/* cf-compare-layout.c */
void cf_compare_view_class_init_layout (GtkWidgetClass *widget_class);

/* cf-compare-blank.c */
gboolean cf_compare_view_show_blank (CfCompareView *self);
void cf_compare_view_show_summary (CfCompareView *self);

G_END_DECLS
