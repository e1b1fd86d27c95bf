/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations of a code to take examples from: found in the whole project, filtered by typing; Enter takes the
 * sentence in which one stands. */

#include "config.h"

#include "cf-example-dialog.h"

#include "cf-anchor.h"
#include "cf-group.h"
#include "cf-layer-place.h"
#include "cf-reader.h"
#include "cf-task.h"

#include <glib/gi18n.h>

#include <string.h>

/* So many that nobody reads more of them. */
#define MAX_FOUND 300

struct _CfExampleDialog
{
  AdwWindow parent_instance;

  CfCodebookDesk *desk;
  char *code;
  GCancellable *cancellable;

  GtkStack *stack;
  GtkSearchEntry *filter;
  GtkListBox *list;
  AdwStatusPage *status;
};

G_DEFINE_FINAL_TYPE (CfExampleDialog, cf_example_dialog, ADW_TYPE_WINDOW)

/* One annotation that was found. */
typedef struct
{
  char *sidecar;
  char *quote;
  CfAnnotation *annotation;
} Found;

typedef struct
{
  CfProject *project;
  CfCodebook *codebook;
  char *code;
  GPtrArray *found; /* of Found */
} Search;

/* The article of one of them, as it is read to take its sentence. */
typedef struct
{
  char *sidecar;
  CfAnnotation *annotation;
  CfArticle *article;
  GArray *spans;
} Taking;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->sidecar);
  g_free (found->quote);
  g_object_unref (found->annotation);
  g_free (found);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->project);
  g_object_unref (search->codebook);
  g_free (search->code);
  g_free (search);
}

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_free (taking->sidecar);
  g_object_unref (taking->annotation);
  g_clear_object (&taking->article);
  g_array_unref (taking->spans);
  g_free (taking);
}

static void
cf_example_dialog_dispose (GObject *object)
{
  CfExampleDialog *self = CF_EXAMPLE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (cf_example_dialog_parent_class)->dispose (object);
}

static void
cf_example_dialog_class_init (CfExampleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_example_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static gboolean
on_layer (const char *path, CfLayer *layer, gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < cf_layer_get_n_annotations (layer) && search->found->len < MAX_FOUND; i++)
    {
      CfAnnotation *annotation = cf_layer_get_nth (layer, i);
      const char *code = cf_record_get_code (CF_RECORD (annotation));
      Found *found;

      if (code == NULL || cf_annotation_has_article_scope (annotation) ||
          !g_str_equal (cf_codebook_follow_id (search->codebook, code), search->code))
        continue;
      found = g_new0 (Found, 1);
      found->sidecar = g_strdup (path);
      found->quote = cf_annotation_get_quote (annotation);
      found->annotation = g_object_ref (annotation);
      g_ptr_array_add (search->found, found);
    }
  return search->found->len < MAX_FOUND;
}

static gpointer
run_search (gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  search->found = g_ptr_array_new_with_free_func (found_free);
  cf_project_visit_layers (search->project, NULL, on_layer, search, cancellable);
  return g_steal_pointer (&search->found);
}

static GtkWidget *
new_row (Found *found)
{
  g_autofree char *file = g_path_get_basename (found->sidecar);
  g_autofree char *shown = g_filename_display_name (file);
  GtkWidget *row = cf_action_row_new (found->quote, shown);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "found", found, found_free);
  return row;
}

static void
on_found (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfExampleDialog *self = owner;
  GPtrArray *found = *result;

  if (self->desk == NULL)
    return;
  if (found == NULL || found->len == 0)
    {
      adw_status_page_set_title (self->status, _ ("No Annotations"));
      adw_status_page_set_description (self->status, _ ("Nothing is tagged with this code yet."));
      return;
    }
  while (found->len > 0)
    gtk_list_box_append (self->list, new_row (g_ptr_array_steal_index (found, 0)));
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

static gpointer
run_taking (gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  g_autofree char *path = cf_layer_place_find_article (taking->sidecar);

  if (path != NULL)
    taking->article = cf_reader_read_file (path, NULL, error);
  if (taking->article != NULL)
    cf_anchor_annotation (cf_article_get_text (taking->article), taking->annotation, taking->spans);
  return NULL;
}

static void
on_taken (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfExampleDialog *self = owner;
  Taking *taking = data;
  g_autoptr (GError) local = NULL;

  if (self->desk == NULL)
    return;
  if (taking->article != NULL &&
      cf_codebook_edit_take_words (cf_codebook_desk_get_editor (self->desk), taking->article,
                                   taking->annotation, taking->spans, &local))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  adw_status_page_set_title (self->status, _ ("Not Taken"));
  adw_status_page_set_description (self->status, local != NULL   ? local->message
                                                 : error != NULL ? error->message
                                                                 : _ ("Its article is not there"));
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
on_activated (CfExampleDialog *self, GtkListBoxRow *row)
{
  Found *found = g_object_get_data (G_OBJECT (row), "found");
  Taking *taking = g_new0 (Taking, 1);
  CfTask task = { .owner = self,
                  .work = run_taking,
                  .done = on_taken,
                  .data = taking,
                  .free_data = taking_free,
                  .cancellable = self->cancellable };

  taking->sidecar = g_strdup (found->sidecar);
  taking->annotation = g_object_ref (found->annotation);
  taking->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  cf_task_run (&task);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  CfExampleDialog *self = user_data;
  Found *found = g_object_get_data (G_OBJECT (row), "found");
  g_autofree char *query =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->filter)), -1);
  g_autofree char *quote = g_utf8_casefold (found->quote, -1);

  return strstr (quote, query) != NULL;
}

static void
on_filter (CfExampleDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first that is shown. */
static void
on_filter_activated (CfExampleDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row, self))
      {
        on_activated (self, row);
        return;
      }
}

static GtkWidget *
new_list_page (CfExampleDialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->filter = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter annotations"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Annotations"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (page, "dialog-lines");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (page), scrolled);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (on_filter), self);
  g_signal_connect_swapped (self->filter, "activate", G_CALLBACK (on_filter_activated), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  return page;
}

static void
cf_example_dialog_init (CfExampleDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->status, _ ("Looking for Annotations…"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_stack_add_named (self->stack, new_list_page (self), "list");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take an Example"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
}

/**
 * cf_example_dialog_show:
 * @parent: a widget of the window that asks
 * @desk: the desk
 * @code: a code
 */
void
cf_example_dialog_show (GtkWidget *parent, CfCodebookDesk *desk, const char *code)
{
  CfExampleDialog *self = g_object_new (CF_TYPE_EXAMPLE_DIALOG, "transient-for",
                                        gtk_widget_get_root (parent), "modal", TRUE, NULL);
  Search *search = g_new0 (Search, 1);
  CfTask task = { .owner = self,
                  .work = run_search,
                  .done = on_found,
                  .data = search,
                  .free_data = search_free,
                  .free_result = (GDestroyNotify) g_ptr_array_unref,
                  .cancellable = self->cancellable };

  self->desk = g_object_ref (desk);
  self->code = g_strdup (code);
  search->project = g_object_ref (cf_codebook_desk_get_project (desk));
  search->codebook = g_object_ref (cf_codebook_desk_get_codebook (desk));
  search->code = g_strdup (code);
  cf_task_run (&task);
  gtk_window_present (GTK_WINDOW (self));
}
