/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a drop-down offers. */

#include "config.h"

#include "cf-drop-down-fill.h"

static gboolean
is_same (GListModel *before, GListModel *now)
{
  guint n = g_list_model_get_n_items (now);

  if (before == NULL || g_list_model_get_n_items (before) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (before), i),
                   gtk_string_list_get_string (GTK_STRING_LIST (now), i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cf_drop_down_fill:
 * @drop_down: a drop-down of strings
 * @labels: what it offers from now on
 * @selected: which of them is chosen
 *
 * Where that is what it offers already, its list stays: it may be open.
 */
void
cf_drop_down_fill (GtkDropDown *drop_down, GtkStringList *labels, guint selected)
{
  if (!is_same (gtk_drop_down_get_model (drop_down), G_LIST_MODEL (labels)))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
  if (gtk_drop_down_get_selected (drop_down) != selected)
    gtk_drop_down_set_selected (drop_down, selected);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (ellipsize != NULL)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer ellipsize)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
create_factory (gboolean ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gpointer data = GINT_TO_POINTER (ellipsize);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), data);
  return factory;
}

/**
 * cf_drop_down_shrink:
 * @drop_down: a drop-down of strings
 *
 * What is chosen is cut where there is no room for it; its list shows all of each.
 */
void
cf_drop_down_shrink (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) button = create_factory (TRUE);
  g_autoptr (GtkListItemFactory) list = create_factory (FALSE);

  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, list);
}
