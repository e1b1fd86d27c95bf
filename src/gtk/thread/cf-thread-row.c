/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something that was said in a thread: its code, how it came in, whose mark it is, its words, outlet and date.
 *
 * The row goes there. Where outlet or date are not known it has a button with which they are entered. */

#include "config.h"

#include "cf-thread-row.h"

#include "cf-argument-words.h"
#include "cf-code-dot.h"

#include <glib/gi18n.h>

struct _CfThreadRow
{
  AdwActionRow parent_instance;

  char *id;
  char *path; /* NULL where it is not there any more */
  CfCodeDot *dot;
  GtkWidget *details_button;
};

G_DEFINE_FINAL_TYPE (CfThreadRow, cf_thread_row, ADW_TYPE_ACTION_ROW)

static void
cf_thread_row_finalize (GObject *object)
{
  CfThreadRow *self = CF_THREAD_ROW (object);

  g_free (self->id);
  g_free (self->path);
  G_OBJECT_CLASS (cf_thread_row_parent_class)->finalize (object);
}

static void
cf_thread_row_activate (AdwActionRow *row)
{
  CfThreadRow *self = CF_THREAD_ROW (row);

  if (self->path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-annotation", "(ss)", self->path,
                                self->id);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
cf_thread_row_class_init (CfThreadRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_thread_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = cf_thread_row_activate;
}

static void
on_details_clicked (CfThreadRow *self)
{
  if (self->path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.enter-details", "s", self->path);
}

static void
cf_thread_row_init (CfThreadRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->dot = CF_CODE_DOT (cf_code_dot_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->dot), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (row, GTK_WIDGET (self->dot));
  self->details_button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_valign (self->details_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->details_button, "flat");
  gtk_widget_set_tooltip_text (self->details_button, _ ("Enter outlet and date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Enter outlet and date"), -1);
  g_signal_connect_swapped (self->details_button, "clicked", G_CALLBACK (on_details_clicked), self);
  adw_action_row_add_suffix (row, self->details_button);
}

/**
 * cf_thread_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cf_thread_row_new (void)
{
  return g_object_new (CF_TYPE_THREAD_ROW, NULL);
}

/* How it came into the thread; what the thread is about came by itself. */
static char *
make_title (const CfArgumentGraph *graph, const CfArgumentNode *node, const CfThreadItem *item)
{
  g_autofree char *head = cf_argument_words_make_head (graph, node);

  if (item->edge == CF_THREAD_NO_EDGE)
    return g_steal_pointer (&head);
  return g_strdup_printf (
    "%s · %s", head,
    cf_argument_words_get_type (graph, cf_argument_graph_get_edge (graph, item->edge)));
}

/**
 * cf_thread_row_show:
 * @self: a row
 * @graph: a graph
 * @item: what of it the row shows
 * @top: the folder of the project
 */
void
cf_thread_row_show (CfThreadRow *self,
                    const CfArgumentGraph *graph,
                    const CfThreadItem *item,
                    const char *top)
{
  const CfArgumentNode *node = cf_argument_graph_get_node (graph, item->node);
  const CfArgumentArticle *article = node->article;
  g_autofree char *title = make_title (graph, node, item);
  g_autofree char *quote = cf_argument_words_make_quote (node);
  g_autofree char *place = cf_argument_words_make_place (node);
  g_autofree char *text = g_strdup_printf (_ ("“%s”\n%s"), quote, place);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);

  g_free (self->id);
  self->id = g_strdup (node->id);
  g_free (self->path);
  self->path = article != NULL ? g_build_filename (top, article->file, NULL) : NULL;
  cf_code_dot_set_code (self->dot, graph->codebook, node->code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (self->details_button, article != NULL && (article->outlet == NULL ||
                                                                    article->published == NULL));
  /* The title alone would say less, and both would say it twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cf_thread_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the annotation that it shows
 */
const char *
cf_thread_row_get_id (CfThreadRow *self)
{
  return self->id;
}
