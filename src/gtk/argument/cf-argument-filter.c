/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which cards of the argument map are shown: by code, outlet and annotator.
 *
 * #CfArgumentFilter::changed tells that others are. */

#include "config.h"

#include "cf-argument-filter.h"

#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

#include <string.h>

typedef enum
{
  CODE,
  OUTLET,
  ANNOTATOR,
  N_FIELDS
} Field;

static const struct
{
  const char *label;
  const char *all;
} fields[N_FIELDS] = {
  { N_ ("Code"), N_ ("All codes") },
  { N_ ("Outlet"), N_ ("All outlets") },
  { N_ ("Annotator"), N_ ("All annotators") },
};

struct _CfArgumentFilter
{
  GtkPopover parent_instance;

  GtkDropDown *lists[N_FIELDS];
  GPtrArray
    *values[N_FIELDS]; /* of char *: what the entries stand for; the first is NULL, for all */
  GtkWidget *clear_button;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArgumentFilter, cf_argument_filter, GTK_TYPE_POPOVER)

static void
cf_argument_filter_finalize (GObject *object)
{
  CfArgumentFilter *self = CF_ARGUMENT_FILTER (object);

  for (guint i = 0; i < N_FIELDS; i++)
    g_ptr_array_unref (self->values[i]);
  G_OBJECT_CLASS (cf_argument_filter_parent_class)->finalize (object);
}

static void
cf_argument_filter_class_init (CfArgumentFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_argument_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_ARGUMENT_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static const char *
get_value (CfArgumentFilter *self, Field field)
{
  guint selected = gtk_drop_down_get_selected (self->lists[field]);

  return selected < self->values[field]->len ? g_ptr_array_index (self->values[field], selected)
                                             : NULL;
}

static void
on_selected (CfArgumentFilter *self)
{
  if (self->updating)
    return;
  gtk_widget_set_sensitive (self->clear_button, cf_argument_filter_is_set (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_field (CfArgumentFilter *self, GtkGrid *grid, Field field)
{
  GtkWidget *label = gtk_label_new (_ (fields[field].label));
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  self->lists[field] = GTK_DROP_DOWN (list);
  self->values[field] = g_ptr_array_new_with_free_func (g_free);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (list, TRUE);
  gtk_grid_attach (grid, label, 0, (int) field, 1, 1);
  gtk_grid_attach (grid, list, 1, (int) field, 1, 1);
  cf_drop_down_name_parts (self->lists[field], _ (fields[field].label));
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_selected), self);
}

static void
cf_argument_filter_init (CfArgumentFilter *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, GTK_GRID (grid), i);
  self->clear_button = gtk_button_new_with_mnemonic (_ ("_Clear"));
  gtk_widget_set_halign (self->clear_button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (self->clear_button, 6);
  gtk_widget_set_sensitive (self->clear_button, FALSE);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (cf_argument_filter_clear),
                            self);
  gtk_grid_attach (GTK_GRID (grid), self->clear_button, 0, N_FIELDS, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (self), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter of the map"), -1);
}

GtkWidget *
cf_argument_filter_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_FILTER, NULL);
}

static const char *
find_value (const CfArgumentNode *node, Field field)
{
  switch (field)
    {
    case CODE:
      return node->code;
    case OUTLET:
      return node->article == NULL ? NULL : node->article->outlet ? node->article->outlet : "";
    case ANNOTATOR:
    case N_FIELDS:
      return node->annotator;
    }
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static const char *
get_label (const CfArgumentGraph *graph, Field field, const char *value)
{
  const CfCode *code = field == CODE ? cf_codebook_get_code (graph->codebook, value) : NULL;

  if (field == OUTLET && *value == '\0')
    return _ ("Outlet unknown");
  return code != NULL ? cf_code_get_label (code) : value;
}

static void
offer_field (CfArgumentFilter *self, const CfArgumentGraph *graph, Field field)
{
  g_autofree char *chosen = g_strdup (get_value (self, field));
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const char *value = find_value (cf_argument_graph_get_node (graph, i), field);

      if (value != NULL && g_hash_table_add (seen, (gpointer) value))
        g_ptr_array_add (found, (gpointer) value);
    }
  g_ptr_array_sort (found, compare);
  g_ptr_array_set_size (self->values[field], 0);
  g_ptr_array_add (self->values[field], NULL);
  gtk_string_list_append (labels, _ (fields[field].all));
  for (guint i = 0; i < found->len; i++)
    {
      const char *value = g_ptr_array_index (found, i);

      if (chosen != NULL && g_str_equal (chosen, value))
        selected = i + 1;
      g_ptr_array_add (self->values[field], g_strdup (value));
      gtk_string_list_append (labels, get_label (graph, field, value));
    }
  gtk_drop_down_set_model (self->lists[field], G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->lists[field], selected);
  g_object_unref (labels);
}

/**
 * cf_argument_filter_offer:
 * @self: a filter
 * @graph: what there is to choose from
 */
void
cf_argument_filter_offer (CfArgumentFilter *self, const CfArgumentGraph *graph)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    offer_field (self, graph, i);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->clear_button, cf_argument_filter_is_set (self));
}

/**
 * cf_argument_filter_apply:
 * @self: a filter
 * @query: gets what is chosen
 */
void
cf_argument_filter_apply (CfArgumentFilter *self, CfArgumentQuery *query)
{
  query->code = g_strdup (get_value (self, CODE));
  query->outlet = g_strdup (get_value (self, OUTLET));
  query->annotator = g_strdup (get_value (self, ANNOTATOR));
}

gboolean
cf_argument_filter_is_set (CfArgumentFilter *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (get_value (self, i) != NULL)
      return TRUE;
  return FALSE;
}

void
cf_argument_filter_clear (CfArgumentFilter *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_drop_down_set_selected (self->lists[i], 0);
  self->updating = FALSE;
  on_selected (self);
}
