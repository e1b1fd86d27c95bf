/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the codebook, as a list to choose from and to put in order: the codebook as a whole, codes under
 * those that they belong under, attributes, relation types and lists.
 *
 * #CfEntryList::chosen (place, id) tells what is chosen: an empty id for the codebook or a list as a whole;
 * #CfEntryList::activated that the user wants to go on to it. Rows are moved by dragging them, or with Alt+Up and Alt+Down. */

#include "config.h"

#include "cf-entry-list.h"

#include "cf-entry-item.h"
#include "cf-entry-row.h"

#include <glib/gi18n.h>

struct _CfEntryList
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  GtkListBox *box;
  GPtrArray *items; /* of CfEntryItem, as the rows */
  gboolean updating;
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfEntryList, cf_entry_list, GTK_TYPE_WIDGET)

static void
cf_entry_list_dispose (GObject *object)
{
  CfEntryList *self = CF_ENTRY_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_entry_list_parent_class)->dispose (object);
}

static void
cf_entry_list_class_init (CfEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_entry_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", CF_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", CF_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "entrylist");
}

/* While rows are taken away, GTK asks for the headers of those that go next: they have no item any more. */
static const CfEntryItem *
get_item (CfEntryList *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->items->len
           ? g_ptr_array_index (self->items, (guint) index)
           : NULL;
}

static void
on_selected (CfEntryList *self, GtkListBoxRow *row)
{
  const CfEntryItem *item = get_item (self, row);

  if (item != NULL && !self->updating)
    g_signal_emit (self, signals[CHOSEN], 0, item->place, item->id);
}

static void
on_activated (CfEntryList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
move_to (CfEntryList *self, const CfEntryItem *item, const CfEntryItem *target)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (self->desk);
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, item->place);
  guint position;

  if (g_str_equal (item->place, target->place) &&
      g_ptr_array_find_with_equal_func (ids, target->id, g_str_equal, &position))
    cf_codebook_edit_move (editor, item->place, item->id, position, NULL);
}

/* The next one that stands under the same code. */
static const CfEntryItem *
find_neighbour (CfEntryList *self, guint from, int step)
{
  const CfEntryItem *item = g_ptr_array_index (self->items, from);

  for (int i = (int) from + step; i >= 0 && i < (int) self->items->len; i += step)
    {
      const CfEntryItem *other = g_ptr_array_index (self->items, (guint) i);

      if (!g_str_equal (other->place, item->place) || other->depth < item->depth)
        return NULL;
      if (other->depth == item->depth && *other->id != '\0')
        return other;
    }
  return NULL;
}

/**
 * cf_entry_list_move:
 * @self: a list
 * @step: -1 for up, 1 for down
 *
 * Moves what is chosen by one place.
 *
 * Returns: whether it could be moved
 */
gboolean
cf_entry_list_move (CfEntryList *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);
  const CfEntryItem *item = get_item (self, row);
  const CfEntryItem *other =
    item != NULL && *item->id != '\0'
      ? find_neighbour (self, (guint) gtk_list_box_row_get_index (row), step)
      : NULL;

  if (other == NULL)
    return FALSE;
  move_to (self, item, other);
  return TRUE;
}

/* Dragged onto a row it takes its place, and for a code what that stands under. */
static void
on_dropped (CfEntryList *self, const char *place, const char *id, GtkListBoxRow *row)
{
  const CfEntryItem *target = get_item (self, row);
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (self->desk);
  CfEntryItem item = { .place = (char *) place, .id = (char *) id };

  if (target == NULL || *target->id == '\0' || !g_str_equal (target->place, place))
    return;
  if (!g_str_equal (place, CF_PLACE_CODES))
    move_to (self, &item, target);
  else if (!cf_codebook_edit_place_code (editor, id, target->id, NULL))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  CfEntryList *self = user_data;
  const CfEntryItem *item = get_item (self, row), *previous = get_item (self, before);
  const char *heading = item != NULL ? cf_entry_item_get_heading (item) : NULL;
  GtkWidget *label;

  if (heading == NULL || (previous != NULL && cf_entry_item_get_heading (previous) == heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (heading));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "entry-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
add_row (CfEntryList *self)
{
  GtkWidget *row = cf_entry_row_new ();

  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->box, row);
}

/* Rows are shown anew rather than made anew: the focus stays where it is. */
static void
fit_rows (CfEntryList *self)
{
  guint n = 0;
  GtkListBoxRow *row;

  while (gtk_list_box_get_row_at_index (self->box, (int) n) != NULL)
    n++;
  for (; n < self->items->len; n++)
    add_row (self);
  while ((row = gtk_list_box_get_row_at_index (self->box, (int) self->items->len)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (row));
  for (guint i = 0; i < self->items->len; i++)
    cf_entry_row_show (CF_ENTRY_ROW (gtk_list_box_get_row_at_index (self->box, (int) i)),
                       self->desk, g_ptr_array_index (self->items, i));
  gtk_list_box_invalidate_headers (self->box);
}

static int
find (CfEntryList *self, const char *place, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const CfEntryItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->place, place) && g_str_equal (item->id, id))
        return (int) i;
    }
  return -1;
}

static void
update (CfEntryList *self)
{
  const CfEntryItem *chosen = get_item (self, gtk_list_box_get_selected_row (self->box));
  g_autofree char *place = chosen != NULL ? g_strdup (chosen->place) : NULL;
  g_autofree char *id = chosen != NULL ? g_strdup (chosen->id) : NULL;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box));

  g_ptr_array_unref (self->items);
  self->items = cf_entry_item_list (self->desk);
  self->updating = TRUE;
  fit_rows (self);
  self->updating = FALSE;
  if (place == NULL)
    return;
  if (!cf_entry_list_select (self, place, id))
    cf_entry_list_select (self, CF_PLACE_HEAD, "");
  if (focus != NULL)
    cf_entry_list_focus (self);
}

static void
cf_entry_list_init (CfEntryList *self)
{
  self->items = g_ptr_array_new ();
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->box, set_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Entries of the codebook"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "row-selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cf_entry_list_new (CfCodebookDesk *desk)
{
  CfEntryList *self = g_object_new (CF_TYPE_ENTRY_LIST, NULL);

  self->desk = g_object_ref (desk);
  update (self);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_codebook_desk_get_work (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * cf_entry_list_select:
 * @self: a list
 * @place: a place
 * @id: the id of an entry there; empty for the codebook or a list as a whole
 *
 * Returns: whether it is there, and chosen now
 */
gboolean
cf_entry_list_select (CfEntryList *self, const char *place, const char *id)
{
  int index = find (self, place, id);
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->box, index) : NULL;

  if (row == NULL)
    return FALSE;
  if (gtk_list_box_get_selected_row (self->box) == row)
    on_selected (self, row);
  else
    gtk_list_box_select_row (self->box, row);
  return TRUE;
}

/**
 * cf_entry_list_set_single_click:
 * @self: a list
 * @single_click: whether a click goes on to the entry, as Enter does: where its page is not seen beside the list
 */
void
cf_entry_list_set_single_click (CfEntryList *self, gboolean single_click)
{
  gtk_list_box_set_activate_on_single_click (self->box, single_click);
}

/**
 * cf_entry_list_get_label:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what the entry is called that is chosen
 */
const char *
cf_entry_list_get_label (CfEntryList *self)
{
  const CfEntryItem *item = get_item (self, gtk_list_box_get_selected_row (self->box));

  return item != NULL ? item->label : NULL;
}

void
cf_entry_list_focus (CfEntryList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->box));
}
