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
