/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far coders agree: figures of one measure, of pairs, codes, languages, months and articles.
 *
 * While it is shown it holds the session's figures, and follows them. What was shown stays until the next is there.
 *
 * #CfAgreementView::message (text) says what was done. */

#include "config.h"

#include "cf-agreement-view.h"

#include "cf-agreement-export.h"
#include "cf-agreement-notice.h"
#include "cf-agreement-options.h"
#include "cf-agreement-page.h"
#include "cf-agreement-summary.h"
#include "cf-drop-down-fill.h"
#include "cf-drop-down-name.h"
#include "cf-figure-search.h"
#include "cf-focus.h"
#include "cf-menu-names.h"

#include <glib/gi18n.h>

#define PROGRESS_EVERY_MS 100
/* What is done at once needs no bar. */
#define PROGRESS_AFTER_MS 300

struct _CfAgreementView
{
  GtkWidget parent_instance;

  CfSession *session;
  GCancellable *opening; /* NULL while what is behind a figure is not looked for */
  guint progress_source;
  gboolean is_held;
  gboolean wants_focus; /* the figures are to have it, when there are some */
  gboolean updating;
  GPtrArray *measures; /* of CfMeasure: in the order of the list */

  GtkWidget *box;
  GtkDropDown *measure;
  GtkMenuButton *options_button;
  CfAgreementOptions *options;
  GtkProgressBar *progress;
  GtkWidget *stop_button;
  GtkMenuButton *export_button;
  GtkStack *stack;
  CfAgreementPage *page;
  CfNoticePage *blank;
  GtkLabel *summary;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAgreementView, cf_agreement_view, GTK_TYPE_WIDGET)

static CfAgreementKeeper *
get_keeper (CfAgreementView *self)
{
  return cf_session_get_agreement (self->session);
}

/* What was looked for is not wanted any more. */
static void
stop_opening (CfAgreementView *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
release (CfAgreementView *self)
{
  stop_opening (self);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->is_held)
    cf_agreement_keeper_release (get_keeper (self));
  self->is_held = FALSE;
}

static void
cf_agreement_view_dispose (GObject *object)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (object);

  release (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_AGREEMENT_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_agreement_view_parent_class)->dispose (object);
}

/* The measures that can be computed of what is wanted. */
static void
offer_measures (CfAgreementView *self)
{
  const CfAgreementSettings *settings = cf_agreement_keeper_get_settings (get_keeper (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const CfMeasure *const *all = cf_measures_get (&n);

  self->updating = TRUE;
  g_ptr_array_set_size (self->measures, 0);
  for (guint i = 0; i < n; i++)
    if (cf_agreement_settings_can_use (settings, all[i]))
      {
        if (all[i] == settings->measure)
          selected = self->measures->len;
        g_ptr_array_add (self->measures, (gpointer) all[i]);
        gtk_string_list_append (names, _ (all[i]->name));
      }
  cf_drop_down_fill (self->measure, names, selected);
  self->updating = FALSE;
}

static void
offer (CfAgreementView *self)
{
  CfAgreementKeeper *keeper = get_keeper (self);
  CfProject *project = cf_session_get_project (self->session);

  offer_measures (self);
  if (project != NULL)
    cf_agreement_options_offer (self->options, cf_project_get_codebook (project),
                                cf_agreement_keeper_get_settings (keeper),
                                cf_agreement_keeper_get_report (keeper));
}

static void
update_summary (CfAgreementView *self, const CfAgreementReport *report)
{
  g_autofree char *text = report != NULL ? cf_agreement_summary_make (report) : g_strdup ("");

  gtk_label_set_text (self->summary, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *text != '\0');
}

static void
show_figures (CfAgreementView *self, CfAgreementReport *report)
{
  cf_agreement_page_show (self->page, report);
  gtk_stack_set_visible_child_name (self->stack, "figures");
  if (self->wants_focus && cf_focus_may_move_within (GTK_WIDGET (self)))
    cf_agreement_page_take_focus (self->page);
  self->wants_focus = FALSE;
}

static void
update (CfAgreementView *self)
{
  CfAgreementKeeper *keeper = get_keeper (self);
  CfAgreementReport *report = cf_agreement_keeper_get_report (keeper);
  const char *error = cf_agreement_keeper_get_error (keeper);
  const CfNotice *notice = cf_agreement_notice_find (self->session);
  const char *child = "blank";

  if (notice != NULL)
    cf_notice_page_show (self->blank, notice);
  else if (error != NULL)
    cf_notice_page_show_error (self->blank, _ ("No Figures"), error);
  else
    child = report != NULL ? "figures" : "waiting";
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), g_str_equal (child, "figures"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.copy",
                                 g_str_equal (child, "figures"));
  update_summary (self, g_str_equal (child, "figures") ? report : NULL);
  if (g_str_equal (child, "figures"))
    show_figures (self, report);
  else
    gtk_stack_set_visible_child_name (self->stack, child);
}

static void
on_changed (CfAgreementView *self)
{
  if (!self->is_held)
    return;
  offer (self);
  update (self);
}

static gboolean
on_progress_due (gpointer data)
{
  CfAgreementView *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 cf_agreement_keeper_get_progress (get_keeper (self)));
  return G_SOURCE_CONTINUE;
}

static gboolean
on_progress_wanted (gpointer data)
{
  CfAgreementView *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_visible (self->stop_button, TRUE);
  on_progress_due (self);
  self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
  return G_SOURCE_REMOVE;
}

static void
on_busy_changed (CfAgreementView *self)
{
  gboolean busy = self->is_held && cf_agreement_keeper_is_busy (get_keeper (self));

  if (busy && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_AFTER_MS, on_progress_wanted, self);
  if (busy)
    return;
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->stop_button, FALSE);
}

static void
ask (CfAgreementView *self, const CfAgreementSettings *settings)
{
  stop_opening (self);
  cf_agreement_keeper_set_settings (get_keeper (self), settings);
  offer_measures (self);
  update (self);
  on_busy_changed (self);
}

static void
on_options_changed (CfAgreementView *self)
{
  g_autoptr (CfAgreementSettings) settings =
               cf_agreement_settings_copy (cf_agreement_keeper_get_settings (get_keeper (self)));

  cf_agreement_options_apply (self->options, settings);
  ask (self, settings);
}

static void
on_measure_selected (CfAgreementView *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure);
  g_autoptr (CfAgreementSettings) settings = NULL;

  if (self->updating || selected >= self->measures->len)
    return;
  settings = cf_agreement_settings_copy (cf_agreement_keeper_get_settings (get_keeper (self)));
  settings->measure = g_ptr_array_index (self->measures, selected);
  ask (self, settings);
}

static void
on_project_changed (CfAgreementView *self)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();

  cf_agreement_options_forget (self->options);
  stop_opening (self);
  cf_agreement_keeper_set_settings (get_keeper (self), settings);
  on_changed (self);
}

static void
on_found (gpointer owner, CfFigureDifferences *found, const GError *error)
{
  CfAgreementView *self = owner;

  if (self->session == NULL)
    return;
  g_clear_object (&self->opening);
  if (found == NULL)
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
  else if (g_hash_table_size (found->ids) == 0)
    g_signal_emit (self, signals[MESSAGE], 0, _ ("They do not differ there"));
  else
    cf_agreement_keeper_set_figure (get_keeper (self), found);
}

static void
on_open (CfAgreementView *self, const CfFigureCell *cell)
{
  stop_opening (self);
  self->opening = g_cancellable_new ();
  cf_figure_search_run (G_OBJECT (self), cf_agreement_keeper_get_report (get_keeper (self)), cell,
                        self->opening, on_found);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cf_agreement_keeper_stop (get_keeper (CF_AGREEMENT_VIEW (widget)));
}

static void
resume (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);

  cf_agreement_keeper_resume (get_keeper (self));
  update (self);
  on_busy_changed (self);
}

static void
show_live (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);
  g_autoptr (CfAgreementSettings) settings =
               cf_agreement_settings_copy (cf_agreement_keeper_get_settings (get_keeper (self)));

  settings->live = TRUE;
  g_clear_pointer (&settings->round, g_free);
  ask (self, settings);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);
  CfAgreementReport *report = cf_agreement_keeper_get_report (get_keeper (self));

  if (report == NULL || report->methods == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), report->methods);
  g_signal_emit (self, signals[MESSAGE], 0, _ ("The paragraph for the methods section was copied"));
}

static void
say (GtkWidget *owner, const char *text)
{
  g_signal_emit (owner, signals[MESSAGE], 0, text);
}

static void
export_figures (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);
  CfAgreementReport *report = cf_agreement_keeper_get_report (get_keeper (self));

  if (report != NULL && report->why == CF_FIGURES_THERE)
    cf_agreement_export_ask (widget, report, cf_agreement_page_get_pair (self->page),
                             g_variant_get_string (parameter, NULL), say);
}

static void
cf_agreement_view_map (GtkWidget *widget)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);

  GTK_WIDGET_CLASS (cf_agreement_view_parent_class)->map (widget);
  if (self->session == NULL || self->is_held)
    return;
  self->is_held = TRUE;
  cf_agreement_keeper_hold (get_keeper (self));
  on_changed (self);
  on_busy_changed (self);
}

static void
cf_agreement_view_unmap (GtkWidget *widget)
{
  release (CF_AGREEMENT_VIEW (widget));
  GTK_WIDGET_CLASS (cf_agreement_view_parent_class)->unmap (widget);
}

/* Into the figures first, where there are some. */
static gboolean
cf_agreement_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CfAgreementView *self = CF_AGREEMENT_VIEW (widget);
  gboolean is_there = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "figures") == 0;

  if (!cf_focus_is_within (widget) && direction == GTK_DIR_TAB_FORWARD)
    {
      self->wants_focus = !is_there;
      if (is_there && cf_agreement_page_take_focus (self->page))
        return TRUE;
      return gtk_widget_grab_focus (GTK_WIDGET (self->measure));
    }
  return GTK_WIDGET_CLASS (cf_agreement_view_parent_class)->focus (widget, direction);
}

static void
cf_agreement_view_class_init (CfAgreementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_agreement_view_dispose;
  widget_class->map = cf_agreement_view_map;
  widget_class->unmap = cf_agreement_view_unmap;
  widget_class->focus = cf_agreement_view_focus;
  g_type_ensure (CF_TYPE_NOTICE_PAGE);
  g_type_ensure (CF_TYPE_AGREEMENT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-agreement-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, box);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, measure);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, options_button);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, progress);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, export_button);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, stack);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, page);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, blank);
  gtk_widget_class_bind_template_child (widget_class, CfAgreementView, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agreementview");
  gtk_widget_class_install_action (widget_class, "agreement.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "agreement.resume", NULL, resume);
  gtk_widget_class_install_action (widget_class, "agreement.live", NULL, show_live);
  gtk_widget_class_install_action (widget_class, "agreement.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "agreement.export", "s", export_figures);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "agreement.copy", NULL);

  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_AGREEMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_agreement_view_init (CfAgreementView *self)
{
  g_autoptr (GMenuModel) menu = cf_agreement_export_make_menu ("agreement.export");

  self->measures = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cf_drop_down_shrink (self->measure);
  cf_drop_down_name_parts (self->measure, _ ("Measure"));
  g_signal_connect_swapped (self->measure, "notify::selected", G_CALLBACK (on_measure_selected),
                            self);
  self->options = CF_AGREEMENT_OPTIONS (cf_agreement_options_new ());
  gtk_menu_button_set_popover (self->options_button, GTK_WIDGET (self->options));
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (on_options_changed), self);
  gtk_menu_button_set_menu_model (self->export_button, menu);
  cf_menu_names_follow (GTK_WIDGET (self->export_button));
}

GtkWidget *
cf_agreement_view_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_VIEW, NULL);
}

/**
 * cf_agreement_view_set_session:
 * @self: a view
 * @session: what is open
 */
void
cf_agreement_view_set_session (CfAgreementView *self, CfSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "busy-changed", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "project-changed", G_CALLBACK (on_project_changed), self,
                           G_CONNECT_SWAPPED);
}
