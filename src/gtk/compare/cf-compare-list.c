/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of differences, one of which is the current.
 *
 * Rows are recycled; those that are shown follow gold. When something else is compared the current difference stays
 * where it is still one.
 *
 * #CfCompareList::moved tells that another is the current one, #CfCompareList::entered that it was activated. */

#include "config.h"

#include "cf-compare-list.h"

#include "cf-compare-row.h"
#include "cf-focus.h"

#include <glib/gi18n.h>

struct _CfCompareList
{
  GtkWidget parent_instance;

  CfComparer *comparer;
  CfCompareRows *rows;
  GtkSingleSelection *selection;
  GPtrArray *shown; /* of CfCompareRow: those that are bound */
  char *current;    /* id of the current difference */
  gboolean filling;

  GtkWidget *scrolled;
  GtkListView *view;
};

enum
{
  MOVED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCompareList, cf_compare_list, GTK_TYPE_WIDGET)

static void
cf_compare_list_dispose (GObject *object)
{
  CfCompareList *self = CF_COMPARE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->comparer);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (cf_compare_list_parent_class)->dispose (object);
}

static gboolean
focus_current (CfCompareList *self)
{
  guint current = cf_compare_list_get_current (self);

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->shown, i);

      if (cf_compare_row_get_item (CF_COMPARE_ROW (row)) == current)
        return gtk_widget_grab_focus (gtk_widget_get_parent (row));
    }
  return FALSE;
}

static gboolean
cf_compare_list_grab_focus (GtkWidget *widget)
{
  CfCompareList *self = CF_COMPARE_LIST (widget);

  return focus_current (self) || gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Rows are walked by J and K, and by arrows: Tab leads out of the list, in which there may be thousands. */
static gboolean
cf_compare_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (cf_compare_list_parent_class)->focus (widget, direction);
  return !cf_focus_is_within (widget) && gtk_widget_grab_focus (widget);
}

static void
cf_compare_list_class_init (CfCompareListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_compare_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cf_compare_list_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = cf_compare_list_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MOVED] = g_signal_new ("moved", CF_TYPE_COMPARE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", CF_TYPE_COMPARE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_setup (CfCompareList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cf_compare_row_new (self->comparer));
}

static void
on_bind (CfCompareList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_add (self->shown, row);
  cf_compare_row_show (CF_COMPARE_ROW (row),
                       cf_compare_item_get_index (gtk_list_item_get_item (item)));
}

static void
on_unbind (CfCompareList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (self->shown != NULL)
    g_ptr_array_remove_fast (self->shown, row);
  cf_compare_row_show (CF_COMPARE_ROW (row), CF_NONE);
}

static void
update_rows (CfCompareList *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    cf_compare_row_update (g_ptr_array_index (self->shown, i));
}

static void
on_selected (CfCompareList *self)
{
  guint index = cf_compare_list_get_current (self);

  if (self->filling || index == CF_NONE)
    return;
  g_free (self->current);
  self->current =
    g_strdup (cf_comparison_get_item (cf_comparer_get_comparison (self->comparer), index)->id);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
on_activated (CfCompareList *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
cf_compare_list_init (CfCompareList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->shown = g_ptr_array_new ();
  self->rows = cf_compare_rows_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_object_ref (factory)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * cf_compare_list_set_comparer:
 * @self: a list
 * @comparer: whose differences it lists
 */
void
cf_compare_list_set_comparer (CfCompareList *self, CfComparer *comparer)
{
  g_set_object (&self->comparer, comparer);
  g_signal_connect_object (comparer, "decided", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static guint
find_current (CfCompareList *self)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);

  return comparison != NULL ? cf_comparison_find_item (comparison, self->current) : CF_NONE;
}

static void
select_position (CfCompareList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * cf_compare_list_fill:
 * @self: a list
 * @wanted: what it lists from now on
 *
 * To be called too when something else is compared.
 */
void
cf_compare_list_fill (CfCompareList *self, const CfCompareWanted *wanted)
{
  guint current = find_current (self), position = 0;
  gboolean focused = cf_focus_is_within (GTK_WIDGET (self));
  guint n;

  self->filling = TRUE;
  cf_compare_rows_fill (self->rows, self->comparer, wanted);
  self->filling = FALSE;
  update_rows (self);
  n = cf_compare_list_count (self);
  if (n == 0)
    return;
  if (current != CF_NONE)
    cf_compare_rows_find (self->rows, current, &position);
  position = MIN (position, n - 1);
  if (gtk_single_selection_get_selected (self->selection) != position)
    select_position (self, position);
  else
    on_selected (self);
  if (focused)
    focus_current (self);
}

/**
 * cf_compare_list_get_current:
 * @self: a list
 *
 * Returns: the current difference of the comparison; %CF_NONE where nothing is listed
 */
guint
cf_compare_list_get_current (CfCompareList *self)
{
  return cf_compare_rows_get_index (self->rows,
                                    gtk_single_selection_get_selected (self->selection));
}

guint
cf_compare_list_count (CfCompareList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* The row that is selected has the focus, where the list has it: GTK 4.8 leaves it where it was. */
static void
go_to_position (CfCompareList *self, guint position)
{
  gboolean focused = cf_focus_is_within (GTK_WIDGET (self));

  select_position (self, position);
  if (focused)
    focus_current (self);
}

/**
 * cf_compare_list_go:
 * @self: a list
 * @step: how many rows on; negative for back
 *
 * Returns: whether there is one
 */
gboolean
cf_compare_list_go (CfCompareList *self, int step)
{
  guint n = cf_compare_list_count (self);
  gint64 to = (gint64) gtk_single_selection_get_selected (self->selection) + step;

  if (to < 0 || to >= n)
    return FALSE;
  go_to_position (self, (guint) to);
  return TRUE;
}

/**
 * cf_compare_list_go_to:
 * @self: a list
 * @item: a difference of the comparison
 */
void
cf_compare_list_go_to (CfCompareList *self, guint item)
{
  guint position;

  if (cf_compare_rows_find (self->rows, item, &position))
    go_to_position (self, position);
}

/**
 * cf_compare_list_go_open:
 * @self: a list
 *
 * Goes to the next that is not decided, round at the end.
 *
 * Returns: whether there is one
 */
gboolean
cf_compare_list_go_open (CfCompareList *self)
{
  guint n = cf_compare_list_count (self);
  guint at = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n; i++)
    if (cf_comparer_judge (self->comparer, cf_compare_rows_get_index (self->rows, (at + i) % n)) ==
        CF_DECIDED_NOT)
      {
        go_to_position (self, (at + i) % n);
        return TRUE;
      }
  return FALSE;
}

/**
 * cf_compare_list_go_article:
 * @self: a list
 * @backward: whether to go to the article before
 *
 * Goes to the first difference of the next article in the list.
 *
 * Returns: whether there is one
 */
gboolean
cf_compare_list_go_article (CfCompareList *self, gboolean backward)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  guint current = cf_compare_list_get_current (self);
  guint at = gtk_single_selection_get_selected (self->selection);
  guint article, found = CF_NONE;
  guint n = cf_compare_list_count (self);

  if (current == CF_NONE)
    return FALSE;
  article = cf_comparison_get_item (comparison, current)->article;
  while (backward ? at-- > 0 : ++at < n)
    {
      guint other =
        cf_comparison_get_item (comparison, cf_compare_rows_get_index (self->rows, at))->article;

      if (other == article)
        continue;
      if (found != CF_NONE && other != cf_comparison_get_item (
                                         comparison, cf_compare_rows_get_index (self->rows, found))
                                         ->article)
        break;
      found = at;
      if (!backward)
        break;
    }
  if (found == CF_NONE)
    return FALSE;
  go_to_position (self, found);
  return TRUE;
}
