/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of articles: filtered by what is typed, sorted as the user wants, the open one selected. */

#include "config.h"

#include "cf-library-pane.h"

#include "cf-fold.h"
#include "cf-library-row.h"
#include "cf-library.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SORT_INTERVAL_MS 1000

struct _CfLibraryPane
{
  GtkWidget parent_instance;

  CfSession *session;
  CfLibrary *library;
  GtkSortListModel *sorted;
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  char *query;       /* folded; NULL for none */
  guint sort_source; /* sorts anew what has been read meanwhile */

  GtkWidget *box;
  GtkSearchEntry *filter_entry;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *footer;
};

G_DEFINE_FINAL_TYPE (CfLibraryPane, cf_library_pane, GTK_TYPE_WIDGET)

static void
cf_library_pane_dispose (GObject *object)
{
  CfLibraryPane *self = CF_LIBRARY_PANE (object);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorted);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (cf_library_pane_parent_class)->dispose (object);
}

static guint
count (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static guint
count_articles (CfLibraryPane *self)
{
  return count (cf_library_get_entries (self->library));
}

static void
update_footer (CfLibraryPane *self)
{
  guint n = count_articles (self), n_read = cf_library_get_n_read (self->library);
  g_autofree char *text = NULL;
  g_autofree char *placeholder =
    g_strdup_printf (ngettext ("Filter %u article", "Filter %u articles", n), n);

  if (n_read < n)
    text = g_strdup_printf (_ ("Reading %u of %u"), n_read, n);
  else if (n > 0)
    text = g_strdup_printf (ngettext ("%u of %u finished", "%u of %u finished", n),
                            cf_library_get_n_finished (self->library), n);
  gtk_label_set_text (self->footer, text != NULL ? text : "");
  g_object_set (self->filter_entry, "placeholder-text", placeholder, NULL);
}

static void
update_page (CfLibraryPane *self)
{
  const char *page = "list";

  if (count_articles (self) == 0)
    page = "empty";
  else if (count (self->shown) == 0)
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_entry), count_articles (self) > 0);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  CfLibraryPane *self = user_data;

  return self->query == NULL || cf_article_entry_matches (item, self->query);
}

static void
on_filter_changed (CfLibraryPane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));

  g_clear_pointer (&self->query, g_free);
  if (*text != '\0')
    self->query = cf_fold_string (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
open_position (CfLibraryPane *self, guint position)
{
  g_autoptr (CfArticleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s",
                                cf_article_entry_get_path (entry));
}

static void
on_row_activated (CfLibraryPane *self, guint position)
{
  open_position (self, position);
}

static void
on_filter_activate (CfLibraryPane *self)
{
  open_position (self, 0);
}

static void
on_filter_stop (CfLibraryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CfLibraryPane *self)
{
  gtk_list_item_set_child (item, cf_library_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CfLibraryPane *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  cf_library_row_set_entry (CF_LIBRARY_ROW (row), gtk_list_item_get_item (item),
                            cf_session_get_codebook (self->session));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, CfLibraryPane *self)
{
  cf_library_row_set_entry (CF_LIBRARY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
cf_library_pane_class_init (CfLibraryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, box);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, list);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, footer);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "librarypane");
}

static void
cf_library_pane_init (CfLibraryPane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->library = cf_library_new ();
  self->sorted = gtk_sort_list_model_new (
    G_LIST_MODEL (g_object_ref (cf_library_get_entries (self->library))), NULL);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->sorted)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  update_page (self);
}

static guint
find_position (GListModel *model, const char *path)
{
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; path != NULL && i < n; i++)
    {
      g_autoptr (CfArticleEntry) entry = g_list_model_get_item (model, i);

      if (g_str_equal (cf_article_entry_get_path (entry), path))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static const char *
get_open_path (CfLibraryPane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  return document != NULL ? cf_document_get_path (document) : NULL;
}

static void
select_open (CfLibraryPane *self)
{
  guint position = find_position (G_LIST_MODEL (self->shown), get_open_path (self));

  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The bar of the open article follows what is done to it. */
static void
update_open (CfLibraryPane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  if (document != NULL)
    cf_library_update_layer (self->library, cf_document_get_path (document),
                             cf_document_get_layer (document));
  update_footer (self);
}

static gboolean
sort_anew (gpointer data)
{
  CfLibraryPane *self = data;
  GtkSorter *sorter = gtk_sort_list_model_get_sorter (self->sorted);

  self->sort_source = 0;
  if (sorter != NULL)
    gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  if (self->query != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  return G_SOURCE_REMOVE;
}

/* What was read may belong elsewhere in the list: looked at now and then, not for each of many articles. */
static void
on_progress (CfLibraryPane *self)
{
  gboolean whole = cf_library_get_n_read (self->library) >= count_articles (self);

  update_footer (self);
  if (whole)
    update_open (self);
  if (whole && self->sort_source != 0)
    g_clear_handle_id (&self->sort_source, g_source_remove);
  if (whole)
    sort_anew (self);
  else if (self->sort_source == 0)
    self->sort_source = g_timeout_add (SORT_INTERVAL_MS, sort_anew, self);
}

static void
on_scanned (CfLibraryPane *self)
{
  update_page (self);
  update_footer (self);
  select_open (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.library-loaded", NULL);
}

static void
on_document_changed (CfLibraryPane *self)
{
  select_open (self);
  if (cf_session_get_document (self->session) != NULL)
    update_open (self);
}

/**
 * cf_library_pane_set_session:
 * @self: a pane
 * @session: the session that it shows
 */
void
cf_library_pane_set_session (CfLibraryPane *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (self->library, "scanned", G_CALLBACK (on_scanned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_history (session), "changed", G_CALLBACK (update_open),
                           self, G_CONNECT_SWAPPED);
}

/**
 * cf_library_pane_load:
 * @self: a pane
 * @folder: the folder whose articles are listed from now on; of the session's project
 */
void
cf_library_pane_load (CfLibraryPane *self, const char *folder)
{
  cf_library_load (self->library, cf_session_get_project (self->session), folder,
                   cf_session_get_annotator (self->session));
  update_page (self);
  update_footer (self);
}

/**
 * cf_library_pane_refresh:
 * @self: a pane
 * @path: an article that has come, changed or gone, or whose sidecar has
 */
void
cf_library_pane_refresh (CfLibraryPane *self, const char *path)
{
  cf_library_refresh (self->library, path);
}

/**
 * cf_library_pane_set_order:
 * @self: a pane
 * @order: how the list is sorted from now on
 */
void
cf_library_pane_set_order (CfLibraryPane *self, CfLibraryOrder order)
{
  g_autoptr (GtkSorter) sorter = cf_library_sort_new (order);

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  select_open (self);
}

void
cf_library_pane_focus_filter (CfLibraryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

gboolean
cf_library_pane_has_article (CfLibraryPane *self, const char *path)
{
  return cf_library_find (self->library, path) != NULL;
}

static char *
dup_path_at (CfLibraryPane *self, guint position)
{
  g_autoptr (CfArticleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return entry != NULL ? g_strdup (cf_article_entry_get_path (entry)) : NULL;
}

/**
 * cf_library_pane_find_neighbour:
 * @self: a pane
 * @backward: whether the one before is wanted
 *
 * Returns: (transfer full) (nullable): the article next to the open one in the list as it is shown
 */
char *
cf_library_pane_find_neighbour (CfLibraryPane *self, gboolean backward)
{
  guint position = find_position (G_LIST_MODEL (self->shown), get_open_path (self));

  if (position == GTK_INVALID_LIST_POSITION)
    return cf_library_pane_find_first (self);
  if (backward)
    return position > 0 ? dup_path_at (self, position - 1) : NULL;
  return dup_path_at (self, position + 1);
}

char *
cf_library_pane_find_first (CfLibraryPane *self)
{
  return dup_path_at (self, 0);
}

/**
 * cf_library_pane_find_unfinished:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the next article, round at the end, that the annotator has not finished
 */
char *
cf_library_pane_find_unfinished (CfLibraryPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint open = find_position (G_LIST_MODEL (self->shown), get_open_path (self));

  for (guint i = 1; i < n; i++)
    {
      guint position = open == GTK_INVALID_LIST_POSITION ? i - 1 : (open + i) % n;
      g_autoptr (CfArticleEntry) entry =
                   g_list_model_get_item (G_LIST_MODEL (self->shown), position);

      if (!cf_article_entry_is_finished (entry))
        return g_strdup (cf_article_entry_get_path (entry));
    }
  return NULL;
}
