/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of the chosen annotation, both ways, whoever made them, in a list. */

#include "config.h"

#include "cf-link-list.h"

#include "cf-link-row.h"

static gboolean
shows (GtkListBox *list, GPtrArray *links)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  for (guint i = 0; i < links->len; i++, row = gtk_widget_get_next_sibling (row))
    if (row == NULL || !cf_link_row_is_of (CF_LINK_ROW (row), g_ptr_array_index (links, i)))
      return FALSE;
  return row == NULL;
}

static void
rebuild (GtkListBox *list, CfSession *session, guint n)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (list, cf_link_row_new (session));
}

/**
 * cf_link_list_show:
 * @list: a list of nothing else; it is hidden where there is no link
 * @session: the session
 * @annotation: an annotation of the layer that is shown
 *
 * Rows stay as long as their links are the same ones, since one of them may be being changed.
 */
void
cf_link_list_show (GtkListBox *list, CfSession *session, CfAnnotation *annotation)
{
  const char *id = cf_record_get_id (CF_RECORD (annotation));
  g_autoptr (GPtrArray) links = cf_link_keeper_list (cf_session_get_links (session), id);
  GtkWidget *row;

  if (!shows (list, links))
    rebuild (list, session, links->len);
  row = gtk_widget_get_first_child (GTK_WIDGET (list));
  for (guint i = 0; i < links->len; i++, row = gtk_widget_get_next_sibling (row))
    cf_link_row_show (CF_LINK_ROW (row), g_ptr_array_index (links, i), id);
  gtk_widget_set_visible (GTK_WIDGET (list), links->len > 0);
}
