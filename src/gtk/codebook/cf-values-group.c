/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of an attribute: each a row that opens to its names and definitions; moved with Alt+Up and Alt+Down
 * or its buttons, taken away, one more added. */

#include "config.h"

#include "cf-values-group.h"

#include "cf-fill.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-labels.h"
#include "cf-language.h"
#include "cf-message-dialog.h"
#include "cf-name-dialog.h"
#include "cf-text-row.h"

#include <glib/gi18n.h>

/* One value, held by its row. */
typedef struct
{
  CfCodebookDesk *desk;
  char *attribute;
  char *value;
  gboolean is_filled; /* with names and definitions, when it is opened */
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_object_unref (value->desk);
  g_free (value->attribute);
  g_free (value->value);
  g_free (value);
}

static void
add_text (AdwExpanderRow *row, Value *value, const char *member, const char *language)
{
  gboolean is_label = g_str_equal (member, "label");
  g_autofree char *tongue = cf_language_dup_own_name (language);
  g_autofree char *title = is_label ? g_strdup_printf (_ ("Name, %s"), tongue)
                                    : g_strdup_printf (_ ("Definition, %s"), tongue);
  g_autofree char *name = g_strdup_printf ("%s: %s", value->value, title);

  adw_expander_row_add_row (
    row, cf_text_row_new (value->desk,
                          cf_text_slot_new (CF_TEXT_OF_VALUE, CF_PLACE_ATTRIBUTES, value->attribute,
                                            value->value, member, language),
                          title, name, !is_label));
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, Value *value)
{
  static const char *const members[] = { "label", "definition" };
  g_autoptr (GPtrArray) languages = NULL;

  if (value->is_filled || !adw_expander_row_get_expanded (row))
    return;
  value->is_filled = TRUE;
  languages = cf_codebook_desk_list_languages (value->desk);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    for (guint k = 0; k < languages->len; k++)
      add_text (row, value, members[i], g_ptr_array_index (languages, k));
}

static void
move (Value *value, int step)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (value->desk);
  const CfAttribute *attribute =
    cf_codebook_get_attribute (cf_codebook_editor_get_codebook (editor), value->attribute);

  for (guint i = 0; attribute != NULL && i < attribute->values->len; i++)
    if (g_str_equal (((CfChoice *) g_ptr_array_index (attribute->values, i))->id, value->value) &&
        (int) i + step >= 0)
      {
        cf_codebook_edit_move_value (editor, value->attribute, value->value,
                                     (guint) ((int) i + step), NULL);
        return;
      }
}

static void
on_up (GtkWidget *button, Value *value)
{
  move (value, -1);
}

static void
on_down (GtkWidget *button, Value *value)
{
  move (value, 1);
}

static void
remove_value (Value *value)
{
  cf_codebook_edit_remove_value (cf_codebook_desk_get_editor (value->desk), value->attribute,
                                 value->value, NULL);
}

static void
on_answered (GtkWidget *dialog, const char *response, GtkWidget *row)
{
  Value *value = g_object_get_data (G_OBJECT (row), "value");

  if (g_str_equal (response, "remove"))
    remove_value (value);
}

static void
on_remove (GtkWidget *button, Value *value)
{
  CfUsage *usage = cf_codebook_desk_get_usage (value->desk);
  guint n = usage != NULL ? cf_usage_count_values (usage, value->attribute, value->value) : 0;
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
  GtkWidget *dialog;
  g_autofree char *body = NULL;

  if (n == 0 && usage != NULL)
    {
      remove_value (value);
      return;
    }
  body =
    usage == NULL
      ? g_strdup (_ ("It is not counted yet who uses it. What annotations say stays."))
      : g_strdup_printf (ngettext ("%u annotation has it, and keeps it: it is only not offered "
                                   "any more.",
                                   "%u annotations have it, and keep it: it is only not "
                                   "offered any more.",
                                   n),
                         n);
  dialog = cf_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (button)), _ ("Remove Value?"),
                                  body, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), row, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        Value *value)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  move (value, keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
show_label (AdwExpanderRow *row)
{
  Value *value = g_object_get_data (G_OBJECT (row), "value");
  const CfAttribute *attribute =
    cf_codebook_get_attribute (cf_codebook_desk_get_codebook (value->desk), value->attribute);
  const char *label =
    attribute != NULL ? cf_attribute_get_value_label (attribute, value->value) : value->value;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  cf_expander_row_name_parts (row);
  adw_expander_row_set_subtitle (row, g_str_equal (label, value->value) ? "" : value->value);
}

static void
add_button (
  AdwExpanderRow *row, const char *icon, const char *format, Value *value, GCallback on_clicked)
{
  g_autofree char *name =
    cf_fill (format, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  GtkWidget *button = cf_icon_button_new (icon, name);

  g_signal_connect (button, "clicked", on_clicked, value);
  adw_expander_row_add_action (row, button);
}

static GtkWidget *
new_row (CfCodebookDesk *desk, const char *attribute, const char *id)
{
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  Value *value = g_new0 (Value, 1);

  value->desk = g_object_ref (desk);
  value->attribute = g_strdup (attribute);
  value->value = g_strdup (id);
  g_object_set_data_full (G_OBJECT (row), "value", value, value_free);
  show_label (ADW_EXPANDER_ROW (row));
  add_button (ADW_EXPANDER_ROW (row), "user-trash-symbolic", _ ("Remove “%s”"), value,
              G_CALLBACK (on_remove));
  add_button (ADW_EXPANDER_ROW (row), "go-down-symbolic", _ ("Move “%s” down"), value,
              G_CALLBACK (on_down));
  add_button (ADW_EXPANDER_ROW (row), "go-up-symbolic", _ ("Move “%s” up"), value,
              G_CALLBACK (on_up));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), value);
  gtk_widget_add_controller (row, keys);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), value);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (show_label),
                           row, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
add_value (gpointer owner, const char *name, gpointer attribute, GError **error)
{
  g_autofree char *id =
    cf_codebook_edit_add_value (cf_codebook_desk_get_editor (owner), attribute, name, error);

  return id != NULL;
}

static void
on_add (GtkWidget *row, CfCodebookDesk *desk)
{
  const char *attribute = g_object_get_data (G_OBJECT (row), "attribute");

  cf_name_dialog_ask (row, _ ("New Value"), _ ("Name"),
                      _ ("Its id is made from this name and never changes; the name may."),
                      _ ("Add"), add_value, desk, g_strdup (attribute), g_free);
}

/**
 * cf_values_group_new:
 * @desk: the desk
 * @attribute: an attribute of one or several choices
 *
 * Returns: (transfer floating): a group of the values that it has now
 */
GtkWidget *
cf_values_group_new (CfCodebookDesk *desk, const char *attribute)
{
  GtkListBox *list;
  GtkWidget *group =
    cf_group_new (_ ("Values"), _ ("In this order. Alt+Up and Alt+Down move a value."), &list);
  GtkWidget *add = cf_action_row_new (_ ("Add a Value…"), NULL);
  const CfAttribute *entry =
    cf_codebook_get_attribute (cf_codebook_desk_get_codebook (desk), attribute);

  for (guint i = 0; entry != NULL && i < entry->values->len; i++)
    gtk_list_box_append (
      list, new_row (desk, attribute, ((CfChoice *) g_ptr_array_index (entry->values, i))->id));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (add), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (add),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data_full (G_OBJECT (add), "attribute", g_strdup (attribute), g_free);
  g_signal_connect_object (add, "activated", G_CALLBACK (on_add), desk, 0);
  gtk_list_box_append (list, add);
  return group;
}
