/* SPDX-License-Identifier: GPL-3.0-or-later
 * What two people have said of an entry apart: side by side, only what differs, each with a button that settles
 * for it. The one that is shown stands first. */

#include "config.h"

#include "cf-versions-group.h"

#include "cf-json.h"

#include <glib/gi18n.h>

#include <string.h>

#define WIDTH_CHARS 26

static char *
describe_node (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("—");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  text = cf_json_to_sorted_text (node);
  return g_steal_pointer (&text);
}

/* Texts by language, each on its line. */
static void
append_member (GString *text, const char *member, JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *language;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &language, &value))
        {
          g_autofree char *said = describe_node (value);

          g_string_append_printf (text, "%s%s, %s: %s", text->len > 0 ? "\n" : "", member, language,
                                  said);
        }
    }
  else
    {
      g_autofree char *said = describe_node (node);

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", member, said);
    }
}

static gboolean
differs (GPtrArray *versions, const char *member)
{
  const CfEntry *first = g_ptr_array_index (versions, 0);
  JsonNode *one = json_object_get_member (first->object, member);

  for (guint i = 1; i < versions->len; i++)
    {
      const CfEntry *other = g_ptr_array_index (versions, i);
      JsonNode *two = json_object_get_member (other->object, member);

      if ((one == NULL) != (two == NULL) || (one != NULL && !cf_json_equal (one, two)))
        return TRUE;
    }
  return FALSE;
}

/* What this version says where the others say something else. */
static char *
describe (GPtrArray *versions, const CfEntry *version)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  if (version->kind == CF_ENTRY_DELETED)
    {
      g_string_append (text, _ ("Taken away"));
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < versions->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (versions, i);
      JsonObjectIter iter;
      const char *member;

      json_object_iter_init_ordered (&iter, entry->object);
      while (json_object_iter_next_ordered (&iter, &member, NULL))
        if (!g_str_equal (member, "supersedes") && !g_str_has_prefix (member, "cf:") &&
            g_hash_table_add (done, (gpointer) member) && differs (versions, member))
          append_member (text, member, json_object_get_member (version->object, member));
    }
  return g_string_free (text, FALSE);
}

static void
on_settle (GtkWidget *button, CfCodebookDesk *desk)
{
  CfEntry *version = g_object_get_data (G_OBJECT (button), "version");

  cf_codebook_edit_settle (cf_codebook_desk_get_editor (desk), version->place, version->id,
                           version->kind == CF_ENTRY_DELETED ? NULL : version->object, NULL);
  /* What is left to settle is known from the file. */
  cf_codebook_saver_save (cf_codebook_desk_get_saver (desk));
}

static GtkWidget *
new_card (CfCodebookDesk *desk, GPtrArray *versions, guint i)
{
  CfEntry *version = g_ptr_array_index (versions, i);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *said = describe (versions, version);
  GtkWidget *heading = gtk_label_new (i == 0 ? _ ("Shown Now") : _ ("Changed by Somebody Else"));
  GtkWidget *text = gtk_label_new (said);
  g_autofree char *name = g_strdup_printf (_ ("Keep Version %u"), i + 1);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "version");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  /* So that two cards stand side by side, however long their text is. */
  gtk_label_set_max_width_chars (GTK_LABEL (text), WIDTH_CHARS);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  said, -1);
  g_object_set_data_full (G_OBJECT (button), "version", cf_entry_ref (version),
                          (GDestroyNotify) cf_entry_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_settle), desk, 0);
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

/**
 * cf_versions_group_new:
 * @desk: the desk
 * @place: a place
 * @id: an entry there of which there are several versions
 *
 * Returns: (transfer floating): a group of them
 */
GtkWidget *
cf_versions_group_new (CfCodebookDesk *desk, const char *place, const char *id)
{
  g_autoptr (GPtrArray) versions =
               cf_codebook_editor_list_versions (cf_codebook_desk_get_editor (desk), place, id);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To Be Settled"), -1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 12);
  for (guint i = 0; i < versions->len; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), new_card (desk, versions, i));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("To Be Settled"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Two people have changed this apart. What differs stands here side by side; both are kept "
       "until one is chosen."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}
