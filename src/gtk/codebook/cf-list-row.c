/* SPDX-License-Identifier: GPL-3.0-or-later
 * One entry of a curated list: a row that opens to its names in all languages and its other names, can be merged
 * into another, and be removed. */

#include "config.h"

#include "cf-list-row.h"

#include "cf-fill.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-language.h"
#include "cf-pick-dialog.h"
#include "cf-text-row.h"

#include <glib/gi18n.h>

/* What a row is about. */
typedef struct
{
  CfCodebookDesk *desk;
  char *place;
  char *id;
  gboolean is_filled; /* with its names, when it is opened */
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->desk);
  g_free (subject->place);
  g_free (subject->id);
  g_free (subject);
}

static const Subject *
get_subject (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "subject");
}

/**
 * cf_list_row_count:
 * @desk: the desk
 * @place: where the entries of a list stand
 * @name: a value that annotations may have
 *
 * Returns: how many of those that may be seen have it, in attributes that take their values from that list
 */
guint
cf_list_row_count (CfCodebookDesk *desk, const char *place, const char *name)
{
  CfUsage *usage = cf_codebook_desk_get_usage (desk);
  g_autofree char *list = cf_place_get_list (place);
  GPtrArray *attributes = cf_codebook_get_attributes (cf_codebook_desk_get_codebook (desk));
  guint sum = 0;

  for (guint i = 0; usage != NULL && i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);

      if (g_strcmp0 (attribute->list, list) == 0)
        sum += cf_usage_count_seen (usage, attribute->id, name);
    }
  return sum;
}

/* All names of an entry, each once: labels in all languages, and aliases. */
static GPtrArray *
list_names (JsonObject *entry)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  JsonObject *label = cf_json_get_object (entry, "label");
  g_auto (GStrv) aliases = cf_json_get_strings (entry, "aliases");
  JsonObjectIter iter;
  const char *language;

  if (label != NULL)
    {
      json_object_iter_init_ordered (&iter, label);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        {
          const char *name = cf_json_get_string (label, language);

          if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
            g_ptr_array_add (names, g_strdup (name));
        }
    }
  for (char **alias = aliases; alias != NULL && *alias != NULL; alias++)
    if (!g_ptr_array_find_with_equal_func (names, *alias, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (*alias));
  return names;
}

static void
show_names (AdwExpanderRow *row)
{
  const Subject *subject = get_subject (row);
  JsonObject *entry = cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (subject->desk),
                                                    subject->place, subject->id);
  g_autofree char *title = cf_codebook_desk_dup_label (subject->desk, subject->place, subject->id);
  g_autoptr (GPtrArray) names = entry != NULL ? list_names (entry) : NULL;
  g_autoptr (GString) others = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      n += cf_list_row_count (subject->desk, subject->place, name);
      if (!g_str_equal (name, title))
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", name);
    }
  if (n > 0)
    g_string_append_printf (others, ngettext ("%s%u annotation", "%s%u annotations", n),
                            others->len > 0 ? " · " : "", n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  cf_expander_row_name_parts (row);
  adw_expander_row_set_subtitle (row, others->str);
}

static void
on_expanded (AdwExpanderRow *row)
{
  Subject *subject = g_object_get_data (G_OBJECT (row), "subject");
  g_autoptr (GPtrArray) languages = NULL;

  if (subject->is_filled || !adw_expander_row_get_expanded (row))
    return;
  subject->is_filled = TRUE;
  languages = cf_codebook_desk_list_languages (subject->desk);
  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      g_autofree char *tongue = cf_language_dup_own_name (language);
      g_autofree char *title = g_strdup_printf (_ ("Name, %s"), tongue);

      adw_expander_row_add_row (
        row, cf_text_row_new (subject->desk,
                              cf_text_slot_new (CF_TEXT_OF_ENTRY, subject->place, subject->id, NULL,
                                                "label", language),
                              title, title, FALSE));
    }
  adw_expander_row_add_row (
    row, cf_text_row_new (
           subject->desk,
           cf_text_slot_new (CF_TEXT_OF_ALIASES, subject->place, subject->id, NULL, NULL, NULL),
           _ ("Other names in any script, one on each line"), _ ("Other names"), TRUE));
}

/**
 * cf_list_row_list_others:
 * @desk: the desk
 * @place: where the entries of a list stand
 * @but: (nullable): the id of one that is left out
 *
 * Returns: (transfer full): the entries of the list
 */
CfWords *
cf_list_row_list_others (CfCodebookDesk *desk, const char *place, const char *but)
{
  g_autoptr (GPtrArray) ids =
               cf_codebook_editor_list_ids (cf_codebook_desk_get_editor (desk), place);
  CfWords *words = cf_words_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *label = cf_codebook_desk_dup_label (desk, place, id);

      if (g_strcmp0 (id, but) != 0)
        cf_words_add (words, id, label);
    }
  return words;
}

static void
on_picked (gpointer owner, const char *id, gpointer data)
{
  const Subject *subject = get_subject (owner);

  cf_codebook_edit_merge_entries (cf_codebook_desk_get_editor (subject->desk), subject->place,
                                  subject->id, id, NULL);
}

static void
on_merge (GtkWidget *row)
{
  const Subject *subject = get_subject (row);

  cf_pick_dialog_ask (row, _ ("Merge Into"),
                      cf_list_row_list_others (subject->desk, subject->place, subject->id),
                      on_picked, row, NULL, NULL);
}

/* What annotations say stays, and stands among what was typed then: nothing has to be asked. */
static void
on_remove (GtkWidget *row)
{
  const Subject *subject = get_subject (row);

  cf_codebook_edit_remove (cf_codebook_desk_get_editor (subject->desk), subject->place, subject->id,
                           NULL);
}

static void
add_button (GtkWidget *row, const char *icon, const char *format, GCallback on_clicked)
{
  g_autofree char *name =
    cf_fill (format, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  GtkWidget *button = cf_icon_button_new (icon, name);

  g_signal_connect_object (button, "clicked", on_clicked, row, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

/**
 * cf_list_row_new:
 * @desk: the desk
 * @place: where the entries of a list stand
 * @id: one of them
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_list_row_new (CfCodebookDesk *desk, const char *place, const char *id)
{
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  Subject *subject = g_new0 (Subject, 1);

  subject->desk = g_object_ref (desk);
  subject->place = g_strdup (place);
  subject->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (row), "subject", subject, subject_free);
  show_names (ADW_EXPANDER_ROW (row));
  add_button (row, "user-trash-symbolic", _ ("Remove “%s”"), G_CALLBACK (on_remove));
  add_button (row, "insert-link-symbolic", _ ("Merge “%s” into another"), G_CALLBACK (on_merge));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (show_names),
                           row, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "usage-changed", G_CALLBACK (show_names), row, G_CONNECT_SWAPPED);
  return row;
}
