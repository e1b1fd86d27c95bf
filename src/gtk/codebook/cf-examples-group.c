/* SPDX-License-Identifier: GPL-3.0-or-later
 * The examples of a code: written, or taken from annotations. */

#include "config.h"

#include "cf-examples-group.h"

#include "cf-example-dialog.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-labels.h"
#include "cf-language.h"
#include "cf-name-dialog.h"
#include "cf-text-row.h"

#include <glib/gi18n.h>

#include <stdlib.h>

static void
on_remove (GtkWidget *button, CfCodebookDesk *desk)
{
  cf_codebook_edit_set_example (cf_codebook_desk_get_editor (desk),
                                g_object_get_data (G_OBJECT (button), "code"),
                                (guint) atoi (g_object_get_data (G_OBJECT (button), "example")),
                                g_object_get_data (G_OBJECT (button), "language"), NULL, NULL);
}

static void
add_example (
  GtkListBox *list, CfCodebookDesk *desk, const char *code, guint i, const char *language)
{
  g_autofree char *part = g_strdup_printf ("%u", i);
  g_autofree char *tongue = g_str_equal (language, "und") ? g_strdup (_ ("Any language"))
                                                          : cf_language_dup_own_name (language);
  g_autofree char *name = g_strdup_printf (_ ("Example %u, %s"), i + 1, tongue);
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove Example %u"), i + 1);
  GtkWidget *row = cf_text_row_new (
    desk, cf_text_slot_new (CF_TEXT_OF_EXAMPLE, CF_PLACE_CODES, code, part, NULL, language), tongue,
    name, TRUE);
  GtkWidget *button = cf_icon_button_new ("user-trash-symbolic", remove_name);

  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (button), "example", g_strdup (part), g_free);
  g_object_set_data_full (G_OBJECT (button), "language", g_strdup (language), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), desk, 0);
  cf_field_row_add_suffix (CF_FIELD_ROW (row), button);
  gtk_list_box_append (list, row);
}

static void
add_examples (GtkListBox *list, CfCodebookDesk *desk, const char *code)
{
  JsonObject *entry =
    cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (desk), CF_PLACE_CODES, code);
  JsonArray *examples = entry != NULL ? cf_json_get_array (entry, "examples") : NULL;

  for (guint i = 0; examples != NULL && i < json_array_get_length (examples); i++)
    {
      JsonObject *example = cf_json_array_get_object (examples, i);
      JsonObjectIter iter;
      const char *language;

      if (example == NULL)
        continue;
      json_object_iter_init_ordered (&iter, example);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        add_example (list, desk, code, i, language);
    }
}

static gboolean
add_written (gpointer owner, const char *text, gpointer code, GError **error)
{
  return cf_codebook_edit_add_example (cf_codebook_desk_get_editor (owner), code,
                                       cf_labels_get_user_language (), text, error);
}

static void
on_write (GtkWidget *row, CfCodebookDesk *desk)
{
  cf_name_dialog_ask (row, _ ("New Example"), _ ("Sentence"),
                      _ ("What is to be tagged in it stands between ⟦ and ⟧."), _ ("Add"),
                      add_written, desk, g_strdup (g_object_get_data (G_OBJECT (row), "code")),
                      g_free);
}

static void
on_take (GtkWidget *row, CfCodebookDesk *desk)
{
  cf_example_dialog_show (row, desk, g_object_get_data (G_OBJECT (row), "code"));
}

static void
add_action (GtkListBox *list,
            CfCodebookDesk *desk,
            const char *code,
            const char *icon,
            const char *title,
            GCallback activated)
{
  GtkWidget *row = cf_action_row_new (title, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  g_signal_connect_object (row, "activated", activated, desk, 0);
  gtk_list_box_append (list, row);
}

/**
 * cf_examples_group_new:
 * @desk: the desk
 * @code: a code
 *
 * Returns: (transfer floating): a group of the examples that it has now
 */
GtkWidget *
cf_examples_group_new (CfCodebookDesk *desk, const char *code)
{
  GtkListBox *list;
  GtkWidget *group =
    cf_group_new (_ ("Examples"), _ ("What is to be tagged stands between ⟦ and ⟧."), &list);

  add_examples (list, desk, code);
  add_action (list, desk, code, "edit-find-symbolic", _ ("Take from Annotations…"),
              G_CALLBACK (on_take));
  add_action (list, desk, code, "list-add-symbolic", _ ("Write an Example…"),
              G_CALLBACK (on_write));
  return group;
}
