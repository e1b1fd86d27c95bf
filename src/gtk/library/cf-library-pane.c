/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of articles.
 *
 * A folder is scanned in a thread; the list shows file names at once, and titles, outlets and counts as
 * the articles are read, some at a time, so that a large folder never holds up the window. */

#include "config.h"

#include "cf-library-pane.h"

#include "cf-article-entry.h"
#include "cf-fold.h"
#include "cf-library-row.h"
#include "cf-task.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define READ_AT_ONCE 32

struct _CfLibraryPane
{
  GtkWidget parent_instance;

  CfSession *session;
  char *folder;
  GListStore *entries; /* of CfArticleEntry */
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the scan and the reading */
  char *query;               /* folded; NULL for none */
  guint n_read;

  GtkWidget *box;
  GtkSearchEntry *filter_entry;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *footer;
};

G_DEFINE_FINAL_TYPE (CfLibraryPane, cf_library_pane, GTK_TYPE_WIDGET)

static void
stop_loading (CfLibraryPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cf_library_pane_dispose (GObject *object)
{
  CfLibraryPane *self = CF_LIBRARY_PANE (object);

  stop_loading (self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->entries);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (cf_library_pane_parent_class)->dispose (object);
}

static guint
count (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static void
update_footer (CfLibraryPane *self)
{
  guint n = count (self->entries), n_finished = 0;
  g_autofree char *text = NULL;
  g_autofree char *placeholder =
    g_strdup_printf (ngettext ("Filter %u article", "Filter %u articles", n), n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CfArticleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      n_finished += cf_article_entry_is_finished (entry) ? 1 : 0;
    }
  if (self->n_read < n)
    text = g_strdup_printf (_ ("Reading %u of %u"), self->n_read, n);
  else if (n > 0)
    text = g_strdup_printf (ngettext ("%u of %u finished", "%u of %u finished", n), n_finished, n);
  gtk_label_set_text (self->footer, text != NULL ? text : "");
  g_object_set (self->filter_entry, "placeholder-text", placeholder, NULL);
}

static void
update_page (CfLibraryPane *self)
{
  const char *page = "list";

  if (count (self->entries) == 0)
    page = "empty";
  else if (count (self->shown) == 0)
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_entry), count (self->entries) > 0);
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
  self->entries = g_list_store_new (CF_TYPE_ARTICLE_ENTRY);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)),
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
  guint position = find_position (G_LIST_MODEL (self->entries), get_open_path (self));
  g_autoptr (CfArticleEntry) entry =
               position != GTK_INVALID_LIST_POSITION
                 ? g_list_model_get_item (G_LIST_MODEL (self->entries), position)
                 : NULL;

  if (entry != NULL)
    cf_article_entry_update_layer (entry, cf_document_get_layer (document));
  update_footer (self);
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
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_history (session), "changed", G_CALLBACK (update_open),
                           self, G_CONNECT_SWAPPED);
}

/* What a thread reads: some articles, and then the next. */
typedef struct
{
  GPtrArray *entries; /* of CfArticleEntry */
  guint next;
  char *annotator;
  GPtrArray *infos; /* of CfEntryInfo */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_ptr_array_unref (reading->entries);
  g_clear_pointer (&reading->infos, g_ptr_array_unref);
  g_free (reading->annotator);
  g_free (reading);
}

static gpointer
read_some (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  GPtrArray *infos = g_ptr_array_new ();

  for (guint i = 0; i < READ_AT_ONCE && reading->next + i < reading->entries->len; i++)
    {
      CfArticleEntry *entry = g_ptr_array_index (reading->entries, reading->next + i);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_ptr_array_add (infos,
                       cf_entry_info_read (cf_article_entry_get_path (entry), reading->annotator));
    }
  return infos;
}

static void start_reading (CfLibraryPane *self, Reading *reading);

static void
on_some_read (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibraryPane *self = owner;
  Reading *reading = data;
  GPtrArray *infos = *result;
  Reading *rest;

  for (guint i = 0; i < infos->len; i++)
    cf_article_entry_take_info (g_ptr_array_index (reading->entries, reading->next + i),
                                g_ptr_array_index (infos, i));
  self->n_read += infos->len;
  if (self->query != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_footer (self);
  if (reading->next + infos->len >= reading->entries->len || infos->len == 0)
    {
      update_open (self);
      return;
    }
  rest = g_new0 (Reading, 1);
  rest->entries = g_ptr_array_ref (reading->entries);
  rest->annotator = g_strdup (reading->annotator);
  rest->next = reading->next + infos->len;
  start_reading (self, rest);
}

static void
start_reading (CfLibraryPane *self, Reading *reading)
{
  CfTask task = { .owner = self,
                  .work = read_some,
                  .done = on_some_read,
                  .data = reading,
                  .free_data = reading_free,
                  .free_result = (GDestroyNotify) g_ptr_array_unref,
                  .cancellable = self->cancellable };

  cf_task_run (&task);
}

typedef struct
{
  CfProject *project;
  char *folder;
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_object_unref (scan->project);
  g_free (scan->folder);
  g_free (scan);
}

static gpointer
run_scan (gpointer data, GCancellable *cancellable, GError **error)
{
  Scan *scan = data;

  return cf_library_scan (scan->project, scan->folder, NULL, cancellable);
}

static void
on_scanned (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibraryPane *self = owner;
  GPtrArray *found = *result;
  Reading *reading = g_new0 (Reading, 1);

  g_list_store_splice (self->entries, 0, count (self->entries), found->pdata, found->len);
  self->n_read = 0;
  reading->entries = g_ptr_array_ref (found);
  reading->annotator = g_strdup (cf_session_get_annotator (self->session));
  update_page (self);
  update_footer (self);
  select_open (self);
  if (found->len > 0)
    start_reading (self, reading);
  else
    reading_free (reading);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.library-loaded", NULL);
}

/**
 * cf_library_pane_load:
 * @self: a pane
 * @folder: (nullable): the folder whose articles are listed from now on; of the session's project
 */
void
cf_library_pane_load (CfLibraryPane *self, const char *folder)
{
  Scan *scan;
  CfTask task;
  char *copy = g_strdup (folder);

  stop_loading (self);
  g_free (self->folder);
  self->folder = copy;
  if (folder == NULL)
    {
      g_list_store_remove_all (self->entries);
      update_page (self);
      update_footer (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  scan = g_new0 (Scan, 1);
  scan->project = g_object_ref (cf_session_get_project (self->session));
  scan->folder = g_strdup (self->folder);
  task = (CfTask){ .owner = self,
                   .work = run_scan,
                   .done = on_scanned,
                   .data = scan,
                   .free_data = scan_free,
                   .free_result = (GDestroyNotify) g_ptr_array_unref,
                   .cancellable = self->cancellable };
  cf_task_run (&task);
}

/**
 * cf_library_pane_rescan:
 * @self: a pane
 *
 * Looks at the folder again: files have come or gone.
 */
void
cf_library_pane_rescan (CfLibraryPane *self)
{
  if (self->folder != NULL)
    cf_library_pane_load (self, self->folder);
}

void
cf_library_pane_focus_filter (CfLibraryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

gboolean
cf_library_pane_has_article (CfLibraryPane *self, const char *path)
{
  return find_position (G_LIST_MODEL (self->entries), path) != GTK_INVALID_LIST_POSITION;
}

guint
cf_library_pane_get_n_articles (CfLibraryPane *self)
{
  return count (self->entries);
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
