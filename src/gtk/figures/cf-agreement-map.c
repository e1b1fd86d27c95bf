/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which codes are collapsed to which before agreement is measured: a list for each code, of what it counts as.
 *
 * #CfAgreementMap::changed tells that another is wanted. */

#include "config.h"

#include "cf-agreement-map.h"

#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

struct _CfAgreementMap
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkGrid *grid;
  GPtrArray *codes; /* of char *: ids */
  GPtrArray *lists; /* of GtkDropDown: one a code; the place of a code among all */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAgreementMap, cf_agreement_map, GTK_TYPE_WIDGET)

static void
cf_agreement_map_dispose (GObject *object)
{
  CfAgreementMap *self = CF_AGREEMENT_MAP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_agreement_map_parent_class)->dispose (object);
}

static void
cf_agreement_map_class_init (CfAgreementMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_agreement_map_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_AGREEMENT_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_agreement_map_init (CfAgreementMap *self)
{
  GtkWidget *toggle;

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 12);
  /* GtkExpander of GTK 4.8 asks a popover for the focus of a window. */
  toggle = gtk_toggle_button_new_with_mnemonic (_ ("_Collapse codes"));
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  g_object_bind_property (toggle, "active", self->grid, "visible", G_BINDING_SYNC_CREATE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), toggle);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cf_agreement_map_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_MAP, NULL);
}

static void
on_selected (CfAgreementMap *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_code (CfAgreementMap *self, const char *label, GtkStringList *all, guint selected)
{
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *list = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (all)), NULL);
  /* Translators: a code; a list in which is chosen what it counts as follows. */
  g_autofree char *text = g_strdup_printf (_ ("%s counts as"), label);
  int row = (int) self->lists->len;

  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (list, TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), selected);
  cf_drop_down_name_parts (GTK_DROP_DOWN (list), text);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->grid, list, 1, row, 1, 1);
  g_ptr_array_add (self->lists, list);
}

static guint
find_place (CfAgreementMap *self, const char *code)
{
  guint place;

  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, &place) ? place
                                                                                   : G_MAXUINT;
}

/* Whether the rows are of these codes. */
static gboolean
is_of (CfAgreementMap *self, GPtrArray *codes)
{
  if (codes->len != self->codes->len)
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (!g_str_equal (((const CfCode *) g_ptr_array_index (codes, i))->id,
                      g_ptr_array_index (self->codes, i)))
      return FALSE;
  return TRUE;
}

static void
fill (CfAgreementMap *self, GPtrArray *codes)
{
  g_autoptr (GtkStringList) all = gtk_string_list_new (NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_set_size (self->lists, 0);
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      g_ptr_array_add (self->codes, g_strdup (code->id));
      gtk_string_list_append (all, cf_code_get_label (code));
    }
  for (guint i = 0; i < codes->len; i++)
    add_code (self, cf_code_get_label (g_ptr_array_index (codes, i)), all, i);
}

/**
 * cf_agreement_map_offer:
 * @self: a map
 * @codebook: whose codes are listed
 * @map: (nullable) (element-type utf8 utf8): which codes count as others now
 */
void
cf_agreement_map_offer (CfAgreementMap *self, CfCodebook *codebook, GHashTable *map)
{
  GPtrArray *all = cf_codebook_get_codes (codebook);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  self->updating = TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      const CfCode *code = g_ptr_array_index (all, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired)
        g_ptr_array_add (codes, (gpointer) code);
    }
  if (!is_of (self, codes))
    fill (self, codes);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const char *to =
        map != NULL ? g_hash_table_lookup (map, g_ptr_array_index (self->codes, i)) : NULL;
      guint place = to != NULL ? find_place (self, to) : i;

      gtk_drop_down_set_selected (g_ptr_array_index (self->lists, i), MIN (place, G_MAXUINT - 1));
    }
  self->updating = FALSE;
}

/**
 * cf_agreement_map_dup:
 * @self: a map
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the codes that count as others; %NULL for none
 */
GHashTable *
cf_agreement_map_dup (CfAgreementMap *self)
{
  GHashTable *map = NULL;

  for (guint i = 0; i < self->lists->len; i++)
    {
      guint selected = gtk_drop_down_get_selected (g_ptr_array_index (self->lists, i));

      if (selected == i || selected >= self->codes->len)
        continue;
      if (map == NULL)
        map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (map, g_strdup (g_ptr_array_index (self->codes, i)),
                           g_strdup (g_ptr_array_index (self->codes, selected)));
    }
  return map;
}
