/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of articles: filtered by what is typed and chosen, sorted as the user wants, the open one
 * selected; and, in its place, the doubts of the project.
 *
 * #CfLibraryPane::message (text) is what a person ought to know. */

#include "config.h"

#include "cf-library-pane.h"

#include "cf-doubts-view.h"
#include "cf-library-bar.h"
#include "cf-library-footer.h"
#include "cf-library-loader.h"
#include "cf-library-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What is done to the open article is counted when nothing more is done for a moment. */
#define COUNT_AFTER_MS 150

struct _CfLibraryPane
{
  GtkWidget parent_instance;

  CfSession *session;
  CfLibrary *library;
  CfLibraryLoader *loader;
  CfLibraryLook *look;
  gboolean reveal;    /* the open article is to be seen when it is found */
  gboolean was_empty; /* no article was found in the folder */
  guint count_source;

  GtkStack *mode; /* the articles, or the doubts */
  CfLibraryBar *bar;
  GtkStack *stack;
  GtkListView *list;
  CfLibraryFooter *footer;
  CfDoubtsView *doubts;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLibraryPane, cf_library_pane, GTK_TYPE_WIDGET)

static void
cf_library_pane_dispose (GObject *object)
{
  CfLibraryPane *self = CF_LIBRARY_PANE (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->session != NULL)
    cf_session_set_articles (self->session, NULL, NULL);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_PANE);
  g_clear_object (&self->loader);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_library_pane_parent_class)->dispose (object);
}

static void
cf_library_pane_finalize (GObject *object)
{
  g_clear_pointer (&CF_LIBRARY_PANE (object)->look, cf_library_look_free);
  G_OBJECT_CLASS (cf_library_pane_parent_class)->finalize (object);
}

static guint
count_articles (CfLibraryPane *self)
{
  return cf_library_get_infos (self->library)->len;
}

static guint
count_shown (CfLibraryPane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->library));
}

static void
update_page (CfLibraryPane *self)
{
  const char *page = "list";

  if (count_articles (self) == 0 && !cf_library_loader_is_scanning (self->loader))
    page = "empty";
  else if (count_articles (self) > 0 && count_shown (self) == 0)
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static const char *
get_open_path (CfLibraryPane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  return document != NULL ? cf_document_get_path (document) : NULL;
}

static void
reveal_open (CfLibraryPane *self)
{
  guint position = cf_library_find_position (self->library, get_open_path (self));

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->reveal = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
show_doubts (CfLibraryPane *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->mode), "doubts"))
    cf_doubts_view_show (self->doubts, self->library, cf_session_get_codebook (self->session));
}

/* The first article has come into a folder that had none. */
static void
notice_first (CfLibraryPane *self)
{
  if (!self->was_empty || count_articles (self) == 0)
    return;
  self->was_empty = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.library-loaded", NULL);
}

static void
open_position (CfLibraryPane *self, guint position)
{
  CfEntryInfo *info = cf_library_get_shown (self->library, position);

  if (info == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s",
                              cf_entry_info_get_path (info));
  cf_library_bar_end_going (self->bar);
}

static void
on_library_changed (CfLibraryPane *self)
{
  update_page (self);
  cf_library_bar_set_count (self->bar, count_articles (self));
  show_doubts (self);
  if (self->reveal)
    reveal_open (self);
  notice_first (self);
  if (cf_library_bar_take_entered (self->bar))
    open_position (self, 0);
}

static void
on_row_activated (CfLibraryPane *self, guint position)
{
  open_position (self, position);
}

/* From the words into what they have found. */
static void
on_filter_left (CfLibraryPane *self)
{
  if (count_shown (self) == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_doubts_back (CfLibraryPane *self)
{
  gtk_stack_set_visible_child_name (self->mode, "articles");
  gtk_widget_grab_focus (GTK_WIDGET (self->bar));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, mode);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, bar);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, list);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, footer);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryPane, doubts);
}

static void
cf_library_pane_class_init (CfLibraryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_library_pane_finalize;
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_LIBRARY_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (CF_TYPE_DOUBTS_VIEW);
  g_type_ensure (CF_TYPE_LIBRARY_BAR);
  g_type_ensure (CF_TYPE_LIBRARY_FOOTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cf_library_bar_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_left);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_doubts_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.focus-article", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "librarypane");
}

static void
cf_library_pane_init (CfLibraryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->look = cf_library_look_new ();
  self->library = cf_library_new ();
  self->loader = cf_library_loader_new (self->library);
  cf_library_footer_set_library (self->footer, self->library, self->loader);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->library));
  update_page (self);
}

static gboolean
count_open (gpointer data)
{
  CfLibraryPane *self = data;
  CfDocument *document = cf_session_get_document (self->session);

  self->count_source = 0;
  if (document != NULL)
    cf_library_update_layer (self->library, document);
  return G_SOURCE_REMOVE;
}

/* The bar of the open article follows what is done to it. */
static void
queue_count (CfLibraryPane *self)
{
  if (self->count_source == 0)
    self->count_source = g_timeout_add (COUNT_AFTER_MS, count_open, self);
}

/* The article that is left is counted while it is the open one: it may just have been finished. */
static void
on_leaving (CfLibraryPane *self)
{
  if (self->count_source == 0)
    return;
  g_source_remove (self->count_source);
  count_open (self);
}

/* What others have done to an article that is open; shown or not. */
static void
on_merged (CfLibraryPane *self, CfDocument *document)
{
  /* Not a layer of somebody else that is open beside. */
  if (cf_session_find_document (self->session, cf_document_get_path (document)) == document)
    cf_library_update_layer (self->library, document);
}

static void
on_scanned (CfLibraryPane *self)
{
  self->reveal = TRUE;
  self->was_empty = FALSE;
  on_library_changed (self);
  self->was_empty = count_articles (self) == 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.library-loaded", NULL);
}

/* What the files say need not be what the open article has become. */
static void
on_progress (CfLibraryPane *self)
{
  if (!cf_library_loader_is_reading (self->loader))
    queue_count (self);
}

static void
on_message (CfLibraryPane *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
on_document_changed (CfLibraryPane *self)
{
  cf_library_set_open (self->library, get_open_path (self));
  reveal_open (self);
  queue_count (self);
}

static void
on_metadata_changed (CfLibraryPane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  cf_library_update_metadata (self->library, cf_document_get_path (document),
                              cf_document_get_correction (document));
}

static void
on_table_changed (CfLibraryPane *self)
{
  cf_library_loader_correct_all (self->loader);
}

static void
connect (CfLibraryPane *self, gpointer instance, const char *signal, GCallback callback)
{
  g_signal_connect_object (instance, signal, callback, self, G_CONNECT_SWAPPED);
}

/* Rows are made with the codebook of now. */
static void
make_rows (CfLibraryPane *self)
{
  g_autoptr (GtkListItemFactory) factory = cf_library_row_factory_new (self->look, self->session);

  gtk_list_view_set_factory (self->list, factory);
  show_doubts (self);
}

/* For panes that ask for all articles, or for those that are shown. */
static GPtrArray *
list_articles (gpointer owner, gboolean shown)
{
  CfLibraryPane *self = owner;
  const guint n = shown ? count_shown (self) : count_articles (self);
  GPtrArray *list = g_ptr_array_new_full (n, (GDestroyNotify) cf_entry_info_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, cf_entry_info_ref (
                             shown ? cf_library_get_shown (self->library, i)
                                   : g_ptr_array_index (cf_library_get_infos (self->library), i)));
  return list;
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
  cf_session_set_articles (session, list_articles, self);
  make_rows (self);
  cf_library_bar_set_library (self->bar, self->library, session);
  connect (self, self->library, "changed", G_CALLBACK (on_library_changed));
  connect (self, self->loader, "scanned", G_CALLBACK (on_scanned));
  connect (self, self->loader, "progress", G_CALLBACK (on_progress));
  connect (self, self->loader, "message", G_CALLBACK (on_message));
  connect (self, session, "leaving", G_CALLBACK (on_leaving));
  connect (self, session, "document-changed", G_CALLBACK (on_document_changed));
  connect (self, session, "codebook-changed", G_CALLBACK (make_rows));
  connect (self, session, "metadata-changed", G_CALLBACK (on_metadata_changed));
  connect (self, cf_session_get_history (session), "changed", G_CALLBACK (queue_count));
  connect (self, cf_session_get_corrector (session), "changed", G_CALLBACK (on_table_changed));
  connect (self, cf_session_get_autosave (session), "merged", G_CALLBACK (on_merged));
}

/**
 * cf_library_pane_load:
 * @self: a pane
 * @folder: the folder whose articles are listed from now on; of the session's project
 */
void
cf_library_pane_load (CfLibraryPane *self, const char *folder)
{
  cf_library_bar_load (self->bar);
  gtk_stack_set_visible_child_name (self->mode, "articles");
  cf_library_loader_load (self->loader, cf_session_get_project (self->session), folder,
                          cf_session_get_annotator (self->session));
}

/**
 * cf_library_pane_refresh:
 * @self: a pane
 * @path: an article that has come, changed or gone, or whose sidecar has
 */
void
cf_library_pane_refresh (CfLibraryPane *self, const char *path)
{
  cf_library_loader_refresh (self->loader, path);
}

/**
 * cf_library_pane_set_order:
 * @self: a pane
 * @order: how the list is sorted from now on
 */
void
cf_library_pane_set_order (CfLibraryPane *self, CfLibraryOrder order)
{
  self->reveal = TRUE;
  cf_library_bar_set_order (self->bar, order);
}

/**
 * cf_library_pane_go_to:
 * @self: a pane with a project
 *
 * Lets the user type words of an article to go to. They filter the list until one is opened.
 */
void
cf_library_pane_go_to (CfLibraryPane *self)
{
  gtk_stack_set_visible_child_name (self->mode, "articles");
  cf_library_bar_go_to (self->bar);
}

/**
 * cf_library_pane_has_filter:
 * @self: a pane
 *
 * Returns: whether articles of the folder are left out of the list
 */
gboolean
cf_library_pane_has_filter (CfLibraryPane *self)
{
  return count_shown (self) < count_articles (self);
}

/**
 * cf_library_pane_show_doubts:
 * @self: a pane with a project
 *
 * Shows all that the annotator has marked as doubtful, in the place of the articles.
 */
void
cf_library_pane_show_doubts (CfLibraryPane *self)
{
  gtk_stack_set_visible_child_name (self->mode, "doubts");
  show_doubts (self);
  cf_doubts_view_focus (self->doubts);
}

gboolean
cf_library_pane_has_article (CfLibraryPane *self, const char *path)
{
  return cf_library_lookup (self->library, path, NULL);
}

/**
 * cf_library_pane_find:
 * @self: a pane
 * @step: where to go from the open article
 *
 * Returns: (transfer full) (nullable): the article there
 */
char *
cf_library_pane_find (CfLibraryPane *self, CfLibraryStep step)
{
  return cf_library_step_find (self->library, get_open_path (self), step);
}

/**
 * cf_library_pane_list_folders:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the folders in which its articles are
 */
const char *const *
cf_library_pane_list_folders (CfLibraryPane *self)
{
  return cf_library_loader_list_folders (self->loader);
}
