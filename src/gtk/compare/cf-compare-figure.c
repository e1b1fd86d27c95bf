/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the compare view compares: an article, the project, or what is behind a figure of agreement.
 *
 * While a figure is open its coders and layers are chosen, and only the differences behind it are listed. Whoever
 * chooses another scope leaves it. */

#include "config.h"

#include "cf-compare-view-private.h"
#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

static const char *const scopes[] = {
  [CF_COMPARE_OF_ARTICLE] = N_ ("Article"),
  [CF_COMPARE_OF_PROJECT] = N_ ("Project"),
  [CF_COMPARE_OF_FIGURE] = N_ ("Figure"),
};

static CfAgreementKeeper *
get_keeper (CfCompareView *self)
{
  return cf_session_get_agreement (self->session);
}

static CfFigureDifferences *
get_figure (CfCompareView *self)
{
  return cf_agreement_keeper_get_figure (get_keeper (self));
}

gboolean
cf_compare_view_has_figure (CfCompareView *self)
{
  return self->session != NULL && get_figure (self) != NULL;
}

static CfCompareScope
get_scope (CfCompareView *self)
{
  return (CfCompareScope) gtk_drop_down_get_selected (self->scope);
}

gboolean
cf_compare_view_is_of_project (CfCompareView *self)
{
  if (get_scope (self) == CF_COMPARE_OF_FIGURE)
    return cf_compare_view_has_figure (self) && get_figure (self)->article == NULL;
  return get_scope (self) == CF_COMPARE_OF_PROJECT;
}

/* The article or the folder that is compared; NULL where there is none. */
char *
cf_compare_view_dup_scope (CfCompareView *self)
{
  CfProject *project = cf_session_get_project (self->session);

  if (get_scope (self) == CF_COMPARE_OF_FIGURE && get_figure (self)->article != NULL)
    return g_strdup (get_figure (self)->article);
  return g_strdup (cf_compare_view_is_of_project (self) && project != NULL
                     ? cf_project_get_top (project)
                     : cf_compare_view_get_path (self));
}

/* The list itself stays: it may be just telling what was chosen. */
static void
fill_scopes (CfCompareView *self, guint selected)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (self->scope));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (labels));
  guint n_wanted = cf_compare_view_has_figure (self) ? G_N_ELEMENTS (scopes) : CF_COMPARE_OF_FIGURE;

  self->is_changing = TRUE;
  for (; n < n_wanted; n++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, scopes[n]));
  gtk_drop_down_set_selected (self->scope, selected);
  for (; n > n_wanted; n--)
    gtk_string_list_remove (labels, n - 1);
  self->is_changing = FALSE;
}

/**
 * cf_compare_view_show_figure:
 * @self: a view with a session
 *
 * Says which figure is open. Its name has those of coders: where they are hidden it is not said.
 */
void
cf_compare_view_show_figure (CfCompareView *self)
{
  const CfFigureDifferences *figure = get_figure (self);
  const gboolean hidden = gtk_toggle_button_get_active (self->names_button);
  const char *name = figure != NULL && !hidden ? figure->name : NULL;

  gtk_widget_set_visible (self->figure_bar, figure != NULL);
  gtk_label_set_text (self->figure_name, name != NULL ? name : _ ("Figure"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figure_name), name);
}

/* A figure was opened, or left. */
static void
on_figure_changed (CfCompareView *self)
{
  const CfFigureDifferences *figure = get_figure (self);
  CfCompareScope scope = get_scope (self);

  if (figure != NULL)
    {
      scope = CF_COMPARE_OF_FIGURE;
      cf_compare_coders_choose (self->coders, (const char *const *) figure->coders, figure->round,
                                figure->live);
    }
  else
    {
      if (scope == CF_COMPARE_OF_FIGURE)
        scope = CF_COMPARE_OF_ARTICLE;
      cf_compare_coders_choose (self->coders, NULL, NULL, TRUE);
    }
  fill_scopes (self, scope);
  cf_compare_view_show_figure (self);
  self->wants_focus = figure != NULL;
  cf_compare_view_compare_anew (self);
  if (figure != NULL)
    cf_compare_filter_clear (self->filter);
}

static void
on_scope_selected (CfCompareView *self)
{
  if (self->is_changing)
    return;
  if (get_scope (self) != CF_COMPARE_OF_FIGURE && cf_compare_view_has_figure (self))
    cf_agreement_keeper_set_figure (get_keeper (self), NULL);
  else
    cf_compare_view_compare_anew (self);
}

/**
 * cf_compare_view_follow_figures:
 * @self: a view that has just got its session
 */
void
cf_compare_view_follow_figures (CfCompareView *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (labels));
  fill_scopes (self, CF_COMPARE_OF_ARTICLE);
  cf_drop_down_name_parts (self->scope, _ ("What is compared"));
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (on_scope_selected), self);
  g_signal_connect_object (get_keeper (self), "figure-changed", G_CALLBACK (on_figure_changed),
                           self, G_CONNECT_SWAPPED);
  if (cf_compare_view_has_figure (self))
    on_figure_changed (self);
}

/**
 * cf_compare_view_leave_figure:
 * @self: a view
 * @path: (nullable): the article that is shown
 *
 * Leaves the figure that is open, if it is of another article.
 */
void
cf_compare_view_leave_figure (CfCompareView *self, const char *path)
{
  if (cf_compare_view_has_figure (self) && get_figure (self)->article != NULL &&
      g_strcmp0 (get_figure (self)->article, path) != 0)
    cf_agreement_keeper_set_figure (get_keeper (self), NULL);
}

/**
 * cf_compare_view_make_query:
 * @self: a view
 * @path: an article or a folder
 *
 * Returns: (transfer full): what is to be compared there
 */
CfComparisonQuery *
cf_compare_view_make_query (CfCompareView *self, const char *path)
{
  CfComparisonQuery *query = cf_compare_coders_make_query (self->coders, path);

  if (cf_compare_view_has_figure (self))
    query->figure = cf_figure_differences_ref (get_figure (self));
  return query;
}
