/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook as a whole: its title, its languages, templates that can be joined to it. */

#include "config.h"

#include "cf-overview.h"

#include "cf-codebook-json.h"
#include "cf-flag-row.h"
#include "cf-group.h"
#include "cf-language.h"
#include "cf-name-dialog.h"
#include "cf-text-row.h"

#include <glib/gi18n.h>

static GtkWidget *
new_title (CfCodebookDesk *desk)
{
  GtkListBox *list;
  GtkWidget *group = cf_group_new (
    _ ("Codebook"),
    _ ("Ids never change: annotations are written with them. Names and definitions may."), &list);

  gtk_list_box_append (
    list,
    cf_text_row_new (desk, cf_text_slot_new (CF_TEXT_TITLE, CF_PLACE_HEAD, "", NULL, NULL, NULL),
                     _ ("Title"), _ ("Title"), FALSE));
  return group;
}

static gboolean
add_language (gpointer owner, const char *language, gpointer data, GError **error)
{
  return cf_codebook_desk_add_language (owner, language, error);
}

static void
on_add_language (GtkWidget *row, CfCodebookDesk *desk)
{
  cf_name_dialog_ask (row, _ ("Add a Language"), _ ("Tag of the language"),
                      _ ("Such as en, zh-Hans, zh-Hant, pt-BR"), _ ("Add"), add_language, desk,
                      NULL, NULL);
}

static GtkWidget *
new_add_row (const char *title)
{
  GtkWidget *row = cf_action_row_new (title, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  return row;
}

static GtkWidget *
new_languages (CfCodebookDesk *desk)
{
  g_autoptr (GPtrArray) languages = cf_codebook_desk_list_languages (desk);
  GtkListBox *list;
  GtkWidget *group = cf_group_new (_ ("Languages"), NULL, &list);
  GtkWidget *add = new_add_row (_ ("Add a Language…"));

  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      g_autofree char *name = cf_language_dup_own_name (language);

      gtk_list_box_append (list, cf_action_row_new (name, language));
    }
  g_signal_connect_object (add, "activated", G_CALLBACK (on_add_language), desk, 0);
  gtk_list_box_append (list, add);
  return group;
}

static GtkWidget *
new_layers (CfCodebookDesk *desk)
{
  GtkListBox *list;
  GtkWidget *group = cf_group_new (
    _ ("Layers"),
    _ ("Beside the articles, or in a folder for each coder, so that rights to folders can keep one "
       "from reading another’s. Each layer moves when its coder opens the article."),
    &list);

  gtk_list_box_append (
    list, cf_flag_row_new (desk, NULL, NULL, NULL, _ ("Keep layers in a folder for each coder")));
  return group;
}

static void
on_join (GtkWidget *row, CfCodebookDesk *desk)
{
  const char *name = g_object_get_data (G_OBJECT (row), "template");
  g_autoptr (GPtrArray) renamed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!cf_codebook_edit_join_template (cf_codebook_desk_get_editor (desk), name, renamed, &error))
    text = g_strdup (error->message);
  else if (renamed->len == 0)
    text = g_strdup_printf (_ ("“%s” is joined"), name);
  else
    text = g_strdup_printf (ngettext ("“%s” is joined; %u id was taken and got an ending",
                                      "“%s” is joined; %u ids were taken and got an ending",
                                      renamed->len),
                            name, renamed->len);
  gtk_widget_activate_action (row, "codebook.say", "s", text);
}

static GtkWidget *
new_templates (CfCodebookDesk *desk)
{
  const char *const *names = cf_codebook_list_templates ();
  GtkListBox *list;
  GtkWidget *group = cf_group_new (
    _ ("Join a Template"),
    _ ("Its codes, attributes and relation types stand beside those that are there."), &list);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template (names[i]);
      GtkWidget *row = new_add_row (cf_codebook_get_title (codebook));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names[i]);
      g_object_set_data (G_OBJECT (row), "template", (gpointer) names[i]);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_join), desk, 0);
      gtk_list_box_append (list, row);
    }
  return group;
}

/**
 * cf_overview_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): groups of rows
 */
GtkWidget *
cf_overview_new (CfCodebookDesk *desk)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), new_title (desk));
  gtk_box_append (GTK_BOX (box), new_languages (desk));
  gtk_box_append (GTK_BOX (box), new_layers (desk));
  gtk_box_append (GTK_BOX (box), new_templates (desk));
  return box;
}
