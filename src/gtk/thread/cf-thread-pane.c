/* SPDX-License-Identifier: GPL-3.0-or-later
 * A thread as a list, by date and outlet: what restates, supports and rebuts a claim or a proposition, and whom it is
 * from, over all articles; or the claims that nothing answers.
 *
 * It shows the thread of the annotation that was chosen when it was opened, and keeps it while its passages are gone
 * to. While it is shown it holds the session's argument graph, and follows it.
 *
 * #CfThreadPane::closed tells that it was left. */

#include "config.h"

#include "cf-thread-pane.h"

#include "cf-argument-words.h"
#include "cf-drop-down-name.h"
#include "cf-focus.h"
#include "cf-proposition.h"
#include "cf-thread-row.h"

#include <glib/gi18n.h>

struct _CfThreadPane
{
  GtkWidget parent_instance;

  CfSession *session;
  char *annotation; /* whose thread it is; NULL for none */
  GPtrArray *keys;  /* of char *: the propositions that can be chosen, behind the thread itself */
  gboolean is_held;
  gboolean updating;
  gboolean wants_focus; /* the list is to have it, when it is there */

  GtkWidget *box;
  GtkDropDown *subjects;
  GtkStack *stack;
  GtkLabel *summary;
  GtkListBox *list;
  AdwStatusPage *empty;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfThreadPane, cf_thread_pane, GTK_TYPE_WIDGET)

static void
release (CfThreadPane *self)
{
  if (self->is_held)
    cf_argument_keeper_release (cf_session_get_argument (self->session));
  self->is_held = FALSE;
}

static void
cf_thread_pane_dispose (GObject *object)
{
  CfThreadPane *self = CF_THREAD_PANE (object);

  release (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_THREAD_PANE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->annotation, g_free);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_thread_pane_parent_class)->dispose (object);
}

static CfArgumentGraph *
get_graph (CfThreadPane *self)
{
  return cf_argument_keeper_get_graph (cf_session_get_argument (self->session));
}

static CfThreadRow *
get_row (CfThreadPane *self, guint index)
{
  return CF_THREAD_ROW (gtk_list_box_get_row_at_index (self->list, (int) index));
}

static CfThreadRow *
find_row (CfThreadPane *self, const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (id != NULL && g_strcmp0 (cf_thread_row_get_id (CF_THREAD_ROW (row)), id) == 0)
      return CF_THREAD_ROW (row);
  return NULL;
}

static void
show_empty (CfThreadPane *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* The id of the row that has the focus. */
static char *
dup_focused (CfThreadPane *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL || !cf_focus_is_within (GTK_WIDGET (self->list)))
    return NULL;
  return g_strdup (cf_thread_row_get_id (CF_THREAD_ROW (row)));
}

static void
fill (CfThreadPane *self, const CfArgumentGraph *graph, GArray *items)
{
  const char *top = cf_project_get_top (cf_session_get_project (self->session));
  g_autofree char *focused = dup_focused (self);
  guint n_rows = 0;

  while (get_row (self, n_rows) != NULL)
    n_rows++;
  for (; n_rows < items->len; n_rows++)
    gtk_list_box_append (self->list, cf_thread_row_new ());
  for (; n_rows > items->len; n_rows--)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, n_rows - 1)));
  for (guint i = 0; i < items->len; i++)
    cf_thread_row_show (get_row (self, i), graph, &g_array_index (items, CfThreadItem, i), top);
  /* Rows are used again: the focus goes with what it was on. */
  if (focused != NULL && find_row (self, focused) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, focused)));
}

static gboolean
is_unanswered (CfThreadPane *self)
{
  return gtk_drop_down_get_selected (self->subjects) > self->keys->len;
}

static GArray *
list_unanswered (const CfArgumentGraph *graph)
{
  g_autoptr (GArray) nodes = cf_thread_list_unanswered (graph);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (CfThreadItem));

  for (guint i = 0; i < nodes->len; i++)
    {
      CfThreadItem item = { g_array_index (nodes, guint, i), CF_THREAD_SUBJECT, CF_THREAD_NO_EDGE };

      g_array_append_val (items, item);
    }
  return items;
}

static GArray *
list_items (CfThreadPane *self, const CfArgumentGraph *graph)
{
  guint selected = gtk_drop_down_get_selected (self->subjects);
  guint node;

  if (is_unanswered (self))
    return list_unanswered (graph);
  if (selected > 0)
    return cf_thread_list_for_proposition (graph, g_ptr_array_index (self->keys, selected - 1));
  if (self->annotation != NULL && cf_argument_graph_find (graph, self->annotation, &node))
    return cf_thread_list_around (graph, node);
  return g_array_new (FALSE, FALSE, sizeof (CfThreadItem));
}

static void
summarise (CfThreadPane *self, const CfArgumentGraph *graph, GArray *items)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *said = NULL;
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 0; i < items->len; i++)
    {
      const CfArgumentNode *node =
        cf_argument_graph_get_node (graph, g_array_index (items, CfThreadItem, i).node);

      if (node->article != NULL)
        g_hash_table_add (articles, node->article->file);
    }
  n = g_hash_table_size (articles);
  said = g_strdup_printf (ngettext ("%u annotation", "%u annotations", items->len), items->len);
  where = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
  text = g_strdup_printf ("%s · %s", said, where);
  gtk_label_set_text (self->summary, text);
}

static void
take_focus (CfThreadPane *self)
{
  CfThreadRow *row = find_row (self, self->annotation);

  if (!self->wants_focus)
    return;
  if (row == NULL)
    row = get_row (self, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->wants_focus = FALSE;
}

static void
show_list (CfThreadPane *self, const CfArgumentGraph *graph)
{
  g_autoptr (GArray) items = list_items (self, graph);

  fill (self, graph, items);
  summarise (self, graph, items);
  if (items->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (is_unanswered (self))
    show_empty (self, _ ("Every Claim Is Answered"),
                _ ("No claim of this project is without a rebuttal, linked or by a proposition."));
  else
    show_empty (self, _ ("No Annotation Is Chosen"),
                _ ("Choose a claim, rebuttal or source in the article and press T."));
  take_focus (self);
}

static void
update (CfThreadPane *self)
{
  CfArgumentKeeper *keeper = cf_session_get_argument (self->session);
  const CfArgumentGraph *graph = get_graph (self);

  if (!self->is_held || self->updating)
    return;
  if (graph != NULL)
    show_list (self, graph);
  else if (cf_argument_keeper_is_stopped (keeper))
    show_empty (self, _ ("Reading Was Stopped"), _ ("A thread needs all sidecars of the project."));
  else
    show_empty (self, _ ("Reading…"), _ ("The annotations of the project are being read."));
}

/* The propositions of the annotation can be looked at alone. */
static void
offer_subjects (CfThreadPane *self)
{
  const CfArgumentGraph *graph = get_graph (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (CfPropositions) propositions =
               graph != NULL ? cf_propositions_new (graph->codebook) : NULL;
  guint selected = gtk_drop_down_get_selected (self->subjects);
  gboolean unanswered = self->keys->len > 0 ? is_unanswered (self) : selected == 1;
  guint node;

  g_ptr_array_set_size (self->keys, 0);
  gtk_string_list_append (labels, _ ("Thread"));
  if (graph != NULL && self->annotation != NULL &&
      cf_argument_graph_find (graph, self->annotation, &node))
    for (char **key = cf_argument_graph_get_node (graph, node)->propositions; *key != NULL; key++)
      {
        g_autofree char *label = cf_propositions_dup_label (propositions, *key);

        g_ptr_array_add (self->keys, g_strdup (*key));
        gtk_string_list_append (labels, label != NULL ? label : *key);
      }
  gtk_string_list_append (labels, _ ("Unanswered claims"));
  self->updating = TRUE;
  gtk_drop_down_set_model (self->subjects, G_LIST_MODEL (labels));
  if (self->annotation == NULL || unanswered)
    selected = self->keys->len + 1;
  gtk_drop_down_set_selected (self->subjects, selected <= self->keys->len + 1 ? selected : 0);
  self->updating = FALSE;
}

static void
on_graph_changed (CfThreadPane *self)
{
  if (!self->is_held)
    return;
  offer_subjects (self);
  update (self);
}

static void
on_close (CfThreadPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfThreadPane *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  on_close (self);
  return GDK_EVENT_STOP;
}

static void
cf_thread_pane_map (GtkWidget *widget)
{
  CfThreadPane *self = CF_THREAD_PANE (widget);

  GTK_WIDGET_CLASS (cf_thread_pane_parent_class)->map (widget);
  if (self->session == NULL || self->is_held)
    return;
  self->is_held = TRUE;
  cf_argument_keeper_hold (cf_session_get_argument (self->session));
  on_graph_changed (self);
}

static void
cf_thread_pane_unmap (GtkWidget *widget)
{
  release (CF_THREAD_PANE (widget));
  GTK_WIDGET_CLASS (cf_thread_pane_parent_class)->unmap (widget);
}

static void
cf_thread_pane_class_init (CfThreadPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_thread_pane_dispose;
  widget_class->map = cf_thread_pane_map;
  widget_class->unmap = cf_thread_pane_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-thread-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, box);
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, subjects);
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, summary);
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, list);
  gtk_widget_class_bind_template_child (widget_class, CfThreadPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "threadpane");

  signals[CLOSED] = g_signal_new ("closed", CF_TYPE_THREAD_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
cf_thread_pane_init (CfThreadPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  cf_drop_down_name_parts (self->subjects, _ ("What is listed"));
  g_signal_connect_swapped (self->subjects, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * cf_thread_pane_set_session:
 * @self: a pane that is not shown yet
 * @session: the session that it shows
 */
void
cf_thread_pane_set_session (CfThreadPane *self, CfSession *session)
{
  CfArgumentKeeper *keeper = cf_session_get_argument (session);

  g_set_object (&self->session, session);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (on_graph_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "busy-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * cf_thread_pane_open:
 * @self: a pane, shown or about to be
 *
 * Lists the thread of the chosen annotation, unless it is in the thread that is listed already; gives it the focus.
 */
void
cf_thread_pane_open (CfThreadPane *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  const char *id = chosen != NULL ? cf_record_get_id (CF_RECORD (chosen)) : NULL;
  CfThreadRow *row = find_row (self, id);

  self->wants_focus = TRUE;
  if (self->is_held && row != NULL && !is_unanswered (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      self->wants_focus = FALSE;
      return;
    }
  g_free (self->annotation);
  self->annotation = g_strdup (id);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->subjects, 0);
  self->updating = FALSE;
  on_graph_changed (self);
}
