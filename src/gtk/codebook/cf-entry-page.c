/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that is said of one entry of the codebook: a table says which rows each kind of entry has.
 *
 * Rows show by themselves what changes; the page is made anew where it has others, as when a value was added. */

#include "config.h"

#include "cf-entry-page.h"

#include "cf-codebook-references.h"
#include "cf-colour-row.h"
#include "cf-entry-actions.h"
#include "cf-entry-item.h"
#include "cf-examples-group.h"
#include "cf-flag-row.h"
#include "cf-group.h"
#include "cf-json.h"
#include "cf-language.h"
#include "cf-list-page.h"
#include "cf-overview.h"
#include "cf-round-page.h"
#include "cf-text-row.h"
#include "cf-values-group.h"
#include "cf-versions-group.h"
#include "cf-word-lists.h"
#include "cf-word-row.h"
#include "cf-words-row.h"
#include "cf-work-page.h"

#include <glib/gi18n.h>

struct _CfEntryPage
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  char *place;
  char *id;
  char *shape; /* which rows there are */
  GtkWidget *scrolled;
  AdwClamp *clamp;
};

G_DEFINE_FINAL_TYPE (CfEntryPage, cf_entry_page, GTK_TYPE_WIDGET)

/* A row of an entry, apart from its name and definition. */
typedef struct
{
  const char *place;
  char kind; /* w: one word, s: several, f: yes or no, c: colour */
  const char *member;
  const char *title;
  CfListWords list;
  const char *type; /* of attributes that have it; NULL for all */
} Field;

static const Field fields[] = {
  { CF_PLACE_CODES, 'w', "key", N_ ("Key"), cf_words_list_keys, NULL },
  { CF_PLACE_CODES, 'c', "colour", N_ ("Colour"), NULL, NULL },
  { CF_PLACE_CODES, 'w', "line", N_ ("Underline"), cf_words_list_lines, NULL },
  { CF_PLACE_CODES, 'w', "parent", N_ ("Stands under"), cf_words_list_parents, NULL },
  { CF_PLACE_CODES, 'w', "scope", N_ ("Is given to"), cf_words_list_scopes, NULL },
  { CF_PLACE_CODES, 's', "trim", N_ ("Left out at the ends"), cf_words_list_trims, NULL },
  { CF_PLACE_ATTRIBUTES, 'w', "type", N_ ("Takes"), cf_words_list_types, NULL },
  { CF_PLACE_ATTRIBUTES, 'w', "list", N_ ("From the list"), cf_words_list_lists, "list" },
  { CF_PLACE_ATTRIBUTES, 's', "on", N_ ("Of these codes"), cf_words_list_owners, NULL },
  { CF_PLACE_ATTRIBUTES, 'f', "required", N_ ("Required to finish an article"), NULL, NULL },
  { CF_PLACE_RELATIONS, 's', "from", N_ ("From"), cf_words_list_from, NULL },
  { CF_PLACE_RELATIONS, 's', "to", N_ ("To"), cf_words_list_to, NULL },
  { CF_PLACE_RELATIONS, 'f', "symmetric", N_ ("The same in both directions"), NULL, NULL },
  { CF_PLACE_RELATIONS, 's', "attributes", N_ ("Its attributes"), cf_words_list_attributes, NULL },
};

static void
cf_entry_page_dispose (GObject *object)
{
  CfEntryPage *self = CF_ENTRY_PAGE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shape, g_free);
  G_OBJECT_CLASS (cf_entry_page_parent_class)->dispose (object);
}

static void
cf_entry_page_class_init (CfEntryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_entry_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "entrypage");
}

static void
cf_entry_page_init (CfEntryPage *self)
{
  self->clamp = ADW_CLAMP (adw_clamp_new ());
  adw_clamp_set_maximum_size (self->clamp, 680);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->clamp));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static JsonObject *
get_entry (CfEntryPage *self)
{
  return cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (self->desk), self->place,
                                       self->id);
}

static void
append_ids (GString *shape, JsonArray *array)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);
      const char *id = object != NULL ? cf_json_get_string (object, "id") : NULL;

      g_string_append_printf (shape, " %s", id != NULL ? id : "");
      if (object != NULL && id == NULL)
        {
          JsonObjectIter iter;
          const char *language;

          json_object_iter_init_ordered (&iter, object);
          while (json_object_iter_next_ordered (&iter, &language, NULL))
            g_string_append_printf (shape, "%s;", language);
        }
    }
  g_string_append_printf (shape, " (%u)", n);
}

/* All but its name. */
static void
append_round (GString *shape, JsonObject *entry)
{
  g_autoptr (JsonObject) unnamed = cf_json_object_with (entry, "label", NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), unnamed);
  g_autofree char *text = cf_json_to_sorted_text (node);

  g_string_append (shape, text);
}

/* Two of one shape have the same rows. */
static char *
make_shape (CfEntryPage *self)
{
  JsonObject *entry = get_entry (self);
  g_autoptr (GPtrArray) languages = cf_codebook_desk_list_languages (self->desk);
  g_autoptr (GPtrArray) versions = cf_codebook_editor_list_versions (
    cf_codebook_desk_get_editor (self->desk), self->place, self->id);
  GString *shape = g_string_new (self->place);

  g_string_append_printf (shape, " %s %u", self->id, versions->len);
  if (versions->len > 1)
    g_string_append_printf (shape, " %p", (void *) g_ptr_array_index (versions, 0));
  for (guint i = 0; i < languages->len; i++)
    g_string_append_printf (shape, " %s", (char *) g_ptr_array_index (languages, i));
  if (entry == NULL)
    return g_string_free (shape, FALSE);
  if (cf_json_get_string (entry, "type") != NULL)
    g_string_append (shape, cf_json_get_string (entry, "type"));
  g_string_append (shape, cf_json_get_boolean (entry, "retired") ? " retired" : "");
  if (g_str_equal (self->place, CF_PLACE_ROUNDS))
    append_round (shape, entry);
  append_ids (shape, cf_json_get_array (entry, "values"));
  append_ids (shape, cf_json_get_array (entry, "examples"));
  return g_string_free (shape, FALSE);
}

static void
add_texts (CfEntryPage *self, GtkBox *box, const char *member)
{
  gboolean is_label = g_str_equal (member, "label");
  const char *title = is_label ? _ ("Name") : _ ("Definition");
  g_autoptr (GPtrArray) languages = cf_codebook_desk_list_languages (self->desk);
  GtkListBox *list;
  GtkWidget *group = cf_group_new (title, NULL, &list);

  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      g_autofree char *tongue = cf_language_dup_own_name (language);
      g_autofree char *name = g_strdup_printf ("%s, %s", title, tongue);
      CfTextSlot *slot =
        cf_text_slot_new (CF_TEXT_OF_ENTRY, self->place, self->id, NULL, member, language);

      gtk_list_box_append (list, cf_text_row_new (self->desk, slot, tongue, name, !is_label));
    }
  gtk_box_append (box, group);
}

static GtkWidget *
new_field (CfEntryPage *self, const Field *field)
{
  switch (field->kind)
    {
    case 'w':
      return cf_word_row_new (self->desk, self->place, self->id, field->member, _ (field->title),
                              field->list);
    case 's':
      return cf_words_row_new (self->desk, self->place, self->id, field->member, _ (field->title),
                               field->list);
    case 'f':
      return cf_flag_row_new (self->desk, self->place, self->id, field->member, _ (field->title));
    default:
      return cf_colour_row_new (self->desk, self->id);
    }
}

static void
add_fields (CfEntryPage *self, GtkBox *box)
{
  const char *type = cf_json_get_string (get_entry (self), "type");
  GtkListBox *list;
  GtkWidget *group = cf_group_new (_ ("Use"), NULL, &list);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].place, self->place) &&
        (fields[i].type == NULL || g_strcmp0 (fields[i].type, type) == 0))
      gtk_list_box_append (list, new_field (self, &fields[i]));
  gtk_box_append (box, group);
}

static void
add_parts (CfEntryPage *self, GtkBox *box)
{
  const char *type = cf_json_get_string (get_entry (self), "type");

  if (g_str_equal (self->place, CF_PLACE_CODES))
    gtk_box_append (box, cf_examples_group_new (self->desk, self->id));
  else if (g_strcmp0 (type, "choice") == 0 || g_strcmp0 (type, "choices") == 0)
    gtk_box_append (box, cf_values_group_new (self->desk, self->id));
}

static void
add_round (CfEntryPage *self, GtkBox *box)
{
  if (get_entry (self) == NULL)
    {
      gtk_box_append (box, cf_rounds_overview_new ());
      return;
    }
  add_texts (self, box, "label");
  gtk_box_append (box, cf_round_page_new (self->desk, self->id));
}

static void
add_entry (CfEntryPage *self, GtkBox *box)
{
  gtk_box_append (box, cf_entry_summary_new (self->desk, self->place, self->id));
  add_texts (self, box, "label");
  add_texts (self, box, "definition");
  add_fields (self, box);
  add_parts (self, box);
  gtk_box_append (box, cf_entry_actions_new (self->desk, self->place, self->id));
}

static void
fill (CfEntryPage *self, GtkBox *box)
{
  g_autoptr (GPtrArray) versions = cf_codebook_editor_list_versions (
    cf_codebook_desk_get_editor (self->desk), self->place, self->id);

  if (versions->len > 1)
    gtk_box_append (box, cf_versions_group_new (self->desk, self->place, self->id));
  if (g_str_equal (self->place, CF_PLACE_HEAD))
    {
      gtk_box_append (box, cf_overview_new (self->desk));
      return;
    }
  if (g_str_equal (self->place, CF_PLACE_WORK))
    gtk_box_append (box, cf_work_page_new (self->desk));
  if (g_str_has_prefix (self->place, CF_PLACE_LIST_PREFIX))
    gtk_box_append (box, cf_list_page_new (self->desk, self->place));
  if (g_str_equal (self->place, CF_PLACE_ROUNDS))
    add_round (self, box);
  else if (get_entry (self) != NULL)
    add_entry (self, box);
}

static void
rebuild (CfEntryPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double value = gtk_adjustment_get_value (adjustment);

  gtk_widget_add_css_class (box, "page-lines");
  fill (self, GTK_BOX (box));
  adw_clamp_set_child (self->clamp, box);
  gtk_adjustment_set_value (adjustment, value);
}

static void
update (CfEntryPage *self)
{
  g_autofree char *shape = NULL;

  if (self->place == NULL)
    return;
  shape = make_shape (self);
  if (g_strcmp0 (shape, self->shape) == 0)
    return;
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  rebuild (self);
}

GtkWidget *
cf_entry_page_new (CfCodebookDesk *desk)
{
  CfEntryPage *self = g_object_new (CF_TYPE_ENTRY_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "languages-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * cf_entry_page_show:
 * @self: a page
 * @place: a place
 * @id: the id of an entry there; empty for the codebook or a list as a whole
 */
void
cf_entry_page_show (CfEntryPage *self, const char *place, const char *id)
{
  gboolean same = g_strcmp0 (self->place, place) == 0 && g_strcmp0 (self->id, id) == 0;
  g_autofree char *new_place = g_strdup (place);
  g_autofree char *new_id = g_strdup (id);

  if (same)
    return;
  g_free (self->place);
  g_free (self->id);
  self->place = g_steal_pointer (&new_place);
  self->id = g_steal_pointer (&new_id);
  update (self);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

void
cf_entry_page_focus (CfEntryPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
