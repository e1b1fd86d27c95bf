/* SPDX-License-Identifier: GPL-3.0-or-later
 * The doubts of the project: all annotations that the annotator has marked as doubtful, in the order of the
 * articles. One goes there by Enter or a click.
 *
 * #CfDoubtsView::back tells that the user wants the articles again. */

#include "config.h"

#include "cf-doubts-view.h"

#include "cf-code-dot.h"
#include "cf-doubt-item.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CfDoubtsView
{
  GtkWidget parent_instance;

  GListStore *items; /* of CfDoubtItem */
  CfCodebook *codebook;

  GtkWidget *box;
  GtkLabel *heading;
  GtkStack *stack;
  GtkListView *list;
};

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfDoubtsView, cf_doubts_view, GTK_TYPE_WIDGET)

static void
cf_doubts_view_dispose (GObject *object)
{
  CfDoubtsView *self = CF_DOUBTS_VIEW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_DOUBTS_VIEW);
  g_clear_object (&self->items);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (cf_doubts_view_parent_class)->dispose (object);
}

static void
on_back (CfDoubtsView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_back (CF_DOUBTS_VIEW (widget));
  return TRUE;
}

static void
on_row_activated (CfDoubtsView *self, guint position)
{
  g_autoptr (CfDoubtItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-annotation", "(ss)",
                                cf_entry_info_get_path (cf_doubt_item_get_info (item)),
                                cf_doubt_item_get_doubt (item)->id);
}

static GtkWidget *
new_label (const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A dot, and beside it words, note and article. */
static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dot =
    g_object_new (CF_TYPE_CODE_DOT, "valign", GTK_ALIGN_START, "margin-top", 6, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *note = new_label ("caption", 2);
  GtkWidget *article = new_label ("caption", 1);

  gtk_widget_add_css_class (article, "dim-label");
  gtk_box_append (GTK_BOX (lines), new_label (NULL, 2));
  gtk_box_append (GTK_BOX (lines), note);
  gtk_box_append (GTK_BOX (lines), article);
  gtk_box_append (GTK_BOX (row), dot);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_item_set_child (item, row);
}

static char *
describe_code (CfCodebook *codebook, const CfDoubt *doubt)
{
  const CfCode *code = doubt->code != NULL ? cf_codebook_get_code (codebook, doubt->code) : NULL;

  if (code != NULL)
    return g_strdup (cf_code_get_label (code));
  return g_strdup (doubt->code != NULL ? doubt->code : _ ("Status"));
}

static const char *
describe_words (CfCodebook *codebook, const CfDoubt *doubt)
{
  if (doubt->quote != NULL)
    return doubt->quote;
  if (doubt->code != NULL && cf_codebook_get_relation_type (codebook, doubt->code) != NULL)
    return _ ("A link");
  return _ ("The article as a whole");
}

/* Of several versions, that there are. */
static char *
describe_note (const CfDoubt *doubt)
{
  if (doubt->n_versions > 1)
    return g_strdup_printf (
      ngettext ("%u version, to be settled", "%u versions, to be settled", doubt->n_versions),
      doubt->n_versions);
  return g_strdup (doubt->note);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, CfDoubtsView *self)
{
  CfDoubtItem *item = gtk_list_item_get_item (list_item);
  const CfDoubt *doubt = cf_doubt_item_get_doubt (item);
  g_autofree char *note_text = describe_note (doubt);
  g_autofree char *label = describe_code (self->codebook, doubt);
  const char *words = describe_words (self->codebook, doubt);
  const char *title = cf_entry_info_get_title (cf_doubt_item_get_info (item));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *dot = gtk_widget_get_first_child (row);
  GtkWidget *quote = gtk_widget_get_first_child (gtk_widget_get_last_child (row));
  GtkWidget *note = gtk_widget_get_next_sibling (quote);
  GtkWidget *article = gtk_widget_get_next_sibling (note);
  g_autofree char *name =
    g_strdup_printf ("%s: %s, %s%s%s", label, words, title, note_text != NULL ? ", " : "",
                     note_text != NULL ? note_text : "");

  cf_code_dot_set_code (CF_CODE_DOT (dot), self->codebook, doubt->code != NULL ? doubt->code : "");
  gtk_label_set_text (GTK_LABEL (quote), words);
  gtk_label_set_text (GTK_LABEL (note), note_text != NULL ? note_text : "");
  gtk_widget_set_visible (note, note_text != NULL);
  gtk_label_set_text (GTK_LABEL (article), title);
  /* A row of GtkListView takes its accessible name from nowhere. */
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
cf_doubts_view_class_init (CfDoubtsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_doubts_view_dispose;
  signals[BACK] = g_signal_new ("back", CF_TYPE_DOUBTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-doubts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CfDoubtsView, box);
  gtk_widget_class_bind_template_child (widget_class, CfDoubtsView, heading);
  gtk_widget_class_bind_template_child (widget_class, CfDoubtsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CfDoubtsView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cf_doubts_view_init (CfDoubtsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (CF_TYPE_DOUBT_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         G_LIST_MODEL (g_object_ref (self->items)))));
  g_object_unref (factory);
}

static GPtrArray *
collect (CfLibrary *library)
{
  GPtrArray *infos = cf_library_get_infos (library);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < infos->len; i++)
    {
      guint n;

      cf_entry_info_get_doubts (infos->pdata[i], &n);
      for (guint k = 0; k < n; k++)
        g_ptr_array_add (items, cf_doubt_item_new (infos->pdata[i], k));
    }
  return items;
}

/**
 * cf_doubts_view_describe:
 * @n_to_settle: of how many records there are several versions
 * @n_doubts: how many doubts there are
 *
 * Returns: (transfer full): both, for people
 */
char *
cf_doubts_view_describe (guint n_to_settle, guint n_doubts)
{
  g_autofree char *to_settle = g_strdup_printf (_ ("%u to Settle"), n_to_settle);
  g_autofree char *doubts =
    g_strdup_printf (ngettext ("%u Doubt", "%u Doubts", n_doubts), n_doubts);

  if (n_to_settle == 0)
    return g_steal_pointer (&doubts);
  if (n_doubts == 0)
    return g_steal_pointer (&to_settle);
  return g_strdup_printf ("%s · %s", to_settle, doubts);
}

static char *
describe_all (GPtrArray *items)
{
  guint n_to_settle = 0;

  for (guint i = 0; i < items->len; i++)
    if (cf_doubt_item_get_doubt (items->pdata[i])->n_versions > 1)
      n_to_settle++;
  return cf_doubts_view_describe (n_to_settle, items->len - n_to_settle);
}

static gboolean
looks_same (CfDoubtItem *a, CfDoubtItem *b)
{
  const CfDoubt *x = cf_doubt_item_get_doubt (a), *y = cf_doubt_item_get_doubt (b);

  return g_str_equal (x->id, y->id) && g_strcmp0 (x->code, y->code) == 0 &&
         x->n_versions == y->n_versions && g_strcmp0 (x->quote, y->quote) == 0 &&
         g_strcmp0 (x->note, y->note) == 0 &&
         g_str_equal (cf_entry_info_get_title (cf_doubt_item_get_info (a)),
                      cf_entry_info_get_title (cf_doubt_item_get_info (b)));
}

static gboolean
is_same (CfDoubtsView *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (CfDoubtItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!looks_same (item, items->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * cf_doubts_view_show:
 * @self: a view
 * @library: the articles, with what is known of them
 * @codebook: (nullable): their codebook
 */
void
cf_doubts_view_show (CfDoubtsView *self, CfLibrary *library, CfCodebook *codebook)
{
  g_autoptr (GPtrArray) items = collect (library);
  g_autofree char *heading = describe_all (items);
  gboolean same_codebook = self->codebook == codebook;

  g_set_object (&self->codebook, codebook);
  if (codebook != NULL && !(same_codebook && is_same (self, items)))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                         items->pdata, items->len);
  gtk_label_set_text (self->heading, heading);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

/**
 * cf_doubts_view_focus:
 * @self: a view
 *
 * Lets the keyboard go through the doubts.
 */
void
cf_doubts_view_focus (CfDoubtsView *self)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
