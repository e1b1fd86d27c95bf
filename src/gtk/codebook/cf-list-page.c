/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that grows while coding, to be curated: its entries, found by typing, and what annotators have typed that
 * is none of them yet, each to become an entry or another name of one. Annotations are not written. */

#include "config.h"

#include "cf-list-page.h"

#include "cf-fill.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-list-row.h"
#include "cf-name-dialog.h"
#include "cf-pick-dialog.h"
#include "cf-typeahead.h"

#include <glib/gi18n.h>

/* Of either, at once: who looks for others types. */
#define MAX_SHOWN 100

struct _CfListPage
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  char *place;
  char *shown; /* ids of the entries and values that are shown */

  GtkSearchEntry *filter;
  GtkListBox *entries;
  GtkLabel *more;
  GtkWidget *typed_group;
  GtkListBox *typed;
};

G_DEFINE_FINAL_TYPE (CfListPage, cf_list_page, GTK_TYPE_WIDGET)

static void
cf_list_page_dispose (GObject *object)
{
  CfListPage *self = CF_LIST_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (cf_list_page_parent_class)->dispose (object);
}

static void
cf_list_page_class_init (CfListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_list_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static CfCodebookEditor *
get_editor (CfListPage *self)
{
  return cf_codebook_desk_get_editor (self->desk);
}

static const char *
get_query (CfListPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->filter));
}

/* Which entries a query means, by any of their names. */
static GPtrArray *
find_entries (CfListPage *self, GHashTable *names)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (get_editor (self), self->place);
  g_autoptr (CfTypeahead) typeahead = cf_typeahead_new ();
  g_autoptr (GArray) found = NULL;
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);
  const CfCodebook *codebook = cf_codebook_desk_get_codebook (self->desk);
  g_autofree char *list = cf_place_get_list (self->place);
  GPtrArray *entries = cf_codebook_get_list ((CfCodebook *) codebook, list);
  guint n_likely;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const CfListEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GPtrArray) labels = cf_labels_list_texts (entry->label);
      guint item;

      if (!g_ptr_array_find_with_equal_func (ids, entry->id, g_str_equal, &item))
        continue;
      for (guint k = 0; k < labels->len + entry->aliases->len; k++)
        {
          const char *name = k < labels->len ? g_ptr_array_index (labels, k)
                                             : g_ptr_array_index (entry->aliases, k - labels->len);

          cf_typeahead_add (typeahead, item, name);
          g_hash_table_add (names, g_strdup (name));
        }
    }
  if (*get_query (self) == '\0')
    return g_steal_pointer (&ids);
  found = cf_typeahead_find (typeahead, get_query (self), MAX_SHOWN, &n_likely);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (wanted, g_strdup (g_ptr_array_index (ids, g_array_index (found, guint, i))));
  return wanted;
}

/* What was typed and is no name of an entry. */
static GPtrArray *
list_typed (CfListPage *self, GHashTable *names)
{
  CfUsage *usage = cf_codebook_desk_get_usage (self->desk);
  g_autofree char *list = cf_place_get_list (self->place);
  GPtrArray *attributes = cf_codebook_get_attributes (cf_codebook_desk_get_codebook (self->desk));
  g_autoptr (CfTypeahead) typeahead = cf_typeahead_new ();
  GPtrArray *typed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; usage != NULL && i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autoptr (GPtrArray) values = NULL;

      if (g_strcmp0 (attribute->list, list) != 0)
        continue;
      values = cf_usage_list_values (usage, attribute->id);
      for (guint k = 0; k < values->len; k++)
        if (g_hash_table_add (names, g_strdup (g_ptr_array_index (values, k))))
          g_ptr_array_add (typed, g_strdup (g_ptr_array_index (values, k)));
    }
  return typed;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static gboolean
add_named (gpointer owner, const char *name, gpointer data, GError **error)
{
  CfListPage *self = owner;
  g_autofree char *id = cf_codebook_edit_add (get_editor (self), self->place, name, error);

  return id != NULL;
}

static void
on_add (CfListPage *self)
{
  cf_name_dialog_ask (GTK_WIDGET (self), _ ("New Entry"), _ ("Name"), NULL, _ ("Add"), add_named,
                      self, NULL, NULL);
}

static void
on_add_typed (GtkWidget *button, CfListPage *self)
{
  add_named (self, g_object_get_data (G_OBJECT (button), "value"), NULL, NULL);
}

static void
on_entry_picked (gpointer owner, const char *id, gpointer value)
{
  CfListPage *self = owner;
  JsonObject *entry = cf_codebook_editor_get_entry (get_editor (self), self->place, id);
  g_auto (GStrv) old = entry != NULL ? cf_json_get_strings (entry, "aliases") : NULL;
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();

  for (char **alias = old; alias != NULL && *alias != NULL; alias++)
    g_ptr_array_add (aliases, *alias);
  g_ptr_array_add (aliases, value);
  g_ptr_array_add (aliases, NULL);
  cf_codebook_edit_set_words (get_editor (self), self->place, id, "aliases",
                              (const char *const *) aliases->pdata, NULL);
}

static void
on_alias_typed (GtkWidget *button, CfListPage *self)
{
  const char *value = g_object_get_data (G_OBJECT (button), "value");

  cf_pick_dialog_ask (button, _ ("Another Name Of"),
                      cf_list_row_list_others (self->desk, self->place, NULL), on_entry_picked,
                      self, g_strdup (value), g_free);
}

static void
add_button (CfListPage *self,
            GtkWidget *row,
            const char *value,
            const char *icon,
            const char *format,
            GCallback on_clicked)
{
  g_autofree char *name = cf_fill (format, value);
  GtkWidget *button = cf_icon_button_new (icon, name);

  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_object (button, "clicked", on_clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_typed_row (CfListPage *self, const char *value, gboolean has_entries)
{
  guint n = cf_list_row_count (self->desk, self->place, value);
  g_autofree char *uses = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);
  GtkWidget *row = cf_action_row_new (value, uses);

  add_button (self, row, value, "list-add-symbolic", _ ("Add “%s” as an entry"),
              G_CALLBACK (on_add_typed));
  if (has_entries)
    add_button (self, row, value, "insert-link-symbolic", _ ("“%s” is another name of…"),
                G_CALLBACK (on_alias_typed));
  gtk_list_box_append (self->typed, row);
}

static void
add_entry_rows (CfListPage *self, GPtrArray *ids)
{
  GtkWidget *add = cf_action_row_new (_ ("Add an Entry…"), NULL);

  for (guint i = 0; i < ids->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->entries,
                         cf_list_row_new (self->desk, self->place, g_ptr_array_index (ids, i)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (add), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (add),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_object (add, "activated", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->entries, add);
}

static char *
join (GPtrArray *ids, GPtrArray *typed)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (shown, "%s\n", (char *) g_ptr_array_index (ids, i));
  for (guint i = 0; i < typed->len; i++)
    g_string_append_printf (shown, "\t%s\n", (char *) g_ptr_array_index (typed, i));
  return g_string_free (shown, FALSE);
}

/* Rows show by themselves what is said of them; they are made anew where there are others. */
static void
update (CfListPage *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) typed = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *more = NULL;

  if (self->desk == NULL)
    return;
  ids = find_entries (self, names);
  typed = list_typed (self, names);
  shown = join (ids, typed);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  clear_list (self->entries);
  add_entry_rows (self, ids);
  if (ids->len > MAX_SHOWN)
    more = g_strdup_printf (_ ("And %u more: type to find one"), ids->len - MAX_SHOWN);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  clear_list (self->typed);
  for (guint i = 0; i < typed->len && i < MAX_SHOWN; i++)
    add_typed_row (self, g_ptr_array_index (typed, i), ids->len > 0);
  gtk_widget_set_visible (self->typed_group, typed->len > 0);
}

static void
cf_list_page_init (CfListPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *group = cf_group_new (
    _ ("Entries"), _ ("All its names, in any script, mean an entry."), &self->entries);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->filter = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find an entry"), -1);
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  self->typed_group = cf_group_new (
    _ ("Typed While Coding"),
    _ ("Values of annotations that are no entry yet. Annotations keep what was typed."),
    &self->typed);
  gtk_widget_set_parent (GTK_WIDGET (self->filter), GTK_WIDGET (self));
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->more), GTK_WIDGET (self));
  gtk_widget_set_parent (self->typed_group, GTK_WIDGET (self));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * cf_list_page_new:
 * @desk: the desk
 * @place: where the entries of a list stand
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
cf_list_page_new (CfCodebookDesk *desk, const char *place)
{
  CfListPage *self = g_object_new (CF_TYPE_LIST_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->place = g_strdup (place);
  update (self);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "usage-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
