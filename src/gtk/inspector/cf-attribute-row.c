/* SPDX-License-Identifier: GPL-3.0-or-later
 * One attribute of an annotation, to see and to set: a drop-down for one choice, a menu of check buttons
 * for several, an entry for what is typed, with suggestions from the list that grows. What the program
 * proposes can be accepted.
 *
 * #CfAttributeRow::set-value asks for a change: the value, and whether the annotation is to have it. */

#include "config.h"

#include "cf-attribute-row.h"

#include "cf-drop-down-name.h"
#include "cf-suggestion-entry.h"

#include <glib/gi18n.h>

#define VALUE_WIDTH_CHARS 18
#define MAX_SUGGESTIONS 8

struct _CfAttributeRow
{
  AdwActionRow parent_instance;

  CfSession *session;
  CfCodebook *codebook; /* keeps @attribute */
  const CfAttribute *attribute;
  gboolean updating; /* what is shown is being set, not the annotation */
  char *value;       /* what an entry showed last; NULL for nothing */
  char *shown;       /* the id of the annotation whose value that was; NULL for none */

  GtkDropDown *choice;
  GtkLabel *choices_label;
  GtkWidget *choices_box;
  CfSuggestionEntry *entry;
  GtkWidget *accept; /* sets what is proposed */
  const char *proposal;
};

enum
{
  SET_VALUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAttributeRow, cf_attribute_row, ADW_TYPE_ACTION_ROW)

static const char *const yes_no[] = { "yes", "no" };

static void
cf_attribute_row_finalize (GObject *object)
{
  CfAttributeRow *self = CF_ATTRIBUTE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  g_free (self->value);
  g_free (self->shown);
  G_OBJECT_CLASS (cf_attribute_row_parent_class)->finalize (object);
}

static void
cf_attribute_row_class_init (CfAttributeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_attribute_row_finalize;

  signals[SET_VALUE] = g_signal_new ("set-value", CF_TYPE_ATTRIBUTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
cf_attribute_row_init (CfAttributeRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
ask (CfAttributeRow *self, const char *value, gboolean has)
{
  g_signal_emit (self, signals[SET_VALUE], 0, value, has);
}

static guint
count_values (CfAttributeRow *self)
{
  return self->attribute->type == CF_ATTRIBUTE_YES_NO ? G_N_ELEMENTS (yes_no)
                                                      : self->attribute->values->len;
}

static const char *
get_value_id (CfAttributeRow *self, guint index)
{
  if (self->attribute->type == CF_ATTRIBUTE_YES_NO)
    return yes_no[index];
  return ((CfChoice *) g_ptr_array_index (self->attribute->values, index))->id;
}

static void
on_choice_changed (CfAttributeRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    ask (self, "", FALSE);
  else if (selected <= count_values (self))
    ask (self, get_value_id (self, selected - 1), TRUE);
}

static void
on_setup_value (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), VALUE_WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_value (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (label);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* In the list the whole name is shown. */
static void
on_setup_entry (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static GtkListItemFactory *
new_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_value), NULL);
  return factory;
}

static void
add_choice (CfAttributeRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = new_factory (G_CALLBACK (on_setup_value));
  g_autoptr (GtkListItemFactory) list_factory = new_factory (G_CALLBACK (on_setup_entry));

  gtk_string_list_append (labels, "—");
  for (guint i = 0; i < count_values (self); i++)
    gtk_string_list_append (labels,
                            cf_attribute_get_value_label (self->attribute, get_value_id (self, i)));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_drop_down_set_list_factory (self->choice, list_factory);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "flat");
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice_changed), self);
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->choice));
}

static void
on_check_toggled (GtkCheckButton *check, CfAttributeRow *self)
{
  if (!self->updating)
    ask (self, g_object_get_data (G_OBJECT (check), "value"), gtk_check_button_get_active (check));
}

static void
add_choices (CfAttributeRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->choices_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; i < self->attribute->values->len; i++)
    {
      const char *id = get_value_id (self, i);
      GtkWidget *check =
        gtk_check_button_new_with_label (cf_attribute_get_value_label (self->attribute, id));

      g_object_set_data (G_OBJECT (check), "value", (gpointer) id);
      g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), self);
      gtk_box_append (GTK_BOX (self->choices_box), check);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->choices_box);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  self->choices_label = GTK_LABEL (gtk_label_new ("—"));
  gtk_label_set_ellipsize (self->choices_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->choices_label, VALUE_WIDTH_CHARS);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->choices_label));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
}

/**
 * cf_attribute_row_commit:
 * @self: a row
 *
 * Sets what has been typed and not confirmed.
 */
void
cf_attribute_row_commit (CfAttributeRow *self)
{
  const char *text = self->entry != NULL ? cf_suggestion_entry_get_text (self->entry) : NULL;
  GtkWidget *entry;

  if (text == NULL || self->updating ||
      g_strcmp0 (text, self->value != NULL ? self->value : "") == 0)
    return;
  entry = GTK_WIDGET (cf_suggestion_entry_get_entry (self->entry));
  if (*text != '\0' && !cf_attribute_accepts (self->attribute, text))
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_error_bell (entry);
      return;
    }
  gtk_widget_remove_css_class (entry, "error");
  g_free (self->value);
  self->value = *text != '\0' ? g_strdup (text) : NULL;
  ask (self, text, *text != '\0');
}

static GPtrArray *
suggest (const char *query, guint *n_likely, gpointer user_data)
{
  CfAttributeRow *self = user_data;
  CfVocabulary *vocabulary = cf_session_get_vocabulary (self->session);

  *n_likely = 0;
  if (vocabulary == NULL)
    return g_ptr_array_new ();
  return cf_vocabulary_find (vocabulary, self->attribute->list, query, MAX_SUGGESTIONS, n_likely);
}

static void
add_entry (CfAttributeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEntry *entry;

  self->entry = CF_SUGGESTION_ENTRY (cf_suggestion_entry_new (TRUE));
  if (self->attribute->list != NULL)
    cf_suggestion_entry_set_source (self->entry, suggest, self);
  entry = cf_suggestion_entry_get_entry (self->entry);
  gtk_entry_set_has_frame (entry, FALSE);
  gtk_entry_set_alignment (entry, 1);
  g_object_set (entry, "placeholder-text", "—", "max-width-chars", VALUE_WIDTH_CHARS, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->entry, "accepted", G_CALLBACK (cf_attribute_row_commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (cf_attribute_row_commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (entry));
}

static void
on_accept_clicked (CfAttributeRow *self)
{
  if (self->proposal != NULL)
    ask (self, self->proposal, TRUE);
}

static void
add_accept (CfAttributeRow *self)
{
  self->accept = gtk_button_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->accept, "flat");
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->accept, _ ("Accept what is proposed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Accept what is proposed"), -1);
  gtk_widget_set_visible (self->accept, FALSE);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->accept);
}

/* Its name is the attribute's: newer versions of GTK name a drop-down by its value. */
static void
name_control (CfAttributeRow *self, const char *label)
{
  GtkWidget *control = self->choice != NULL ? GTK_WIDGET (self->choice)
                       : self->entry != NULL
                         ? GTK_WIDGET (cf_suggestion_entry_get_entry (self->entry))
                         : adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self));

  /* The row has said that its title, with a mark for what is required, labels it too, and that its subtitle describes
   * it, before which nothing else counts for GTK 4.18. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (self->choice != NULL)
    cf_drop_down_name_parts (self->choice, label);
}

/**
 * cf_attribute_row_new:
 * @session: the session
 * @attribute: an attribute of its codebook
 *
 * Returns: (transfer floating): a row that shows no annotation yet
 */
GtkWidget *
cf_attribute_row_new (CfSession *session, const CfAttribute *attribute)
{
  CfAttributeRow *self = g_object_new (CF_TYPE_ATTRIBUTE_ROW, NULL);
  const char *label = cf_labels_get (attribute->label);
  const char *definition = cf_labels_get (attribute->definition);
  g_autofree char *title =
    g_strconcat (label != NULL ? label : attribute->id, attribute->required ? " *" : "", NULL);

  self->session = g_object_ref (session);
  self->codebook = g_object_ref (cf_session_get_codebook (session));
  self->attribute = attribute;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), definition);
  add_accept (self);
  if (attribute->type == CF_ATTRIBUTE_CHOICE || attribute->type == CF_ATTRIBUTE_YES_NO)
    add_choice (self);
  else if (attribute->type == CF_ATTRIBUTE_CHOICES)
    add_choices (self);
  else
    add_entry (self);
  name_control (self, label != NULL ? label : attribute->id);
  return GTK_WIDGET (self);
}

const CfAttribute *
cf_attribute_row_get_attribute (CfAttributeRow *self)
{
  return self->attribute;
}

static void
show_choice (CfAttributeRow *self, CfRecord *record)
{
  const char *value = record != NULL ? cf_record_get_value (record, self->attribute->id) : NULL;
  guint selected = 0;

  for (guint i = 0; value != NULL && i < count_values (self); i++)
    if (g_str_equal (get_value_id (self, i), value))
      selected = i + 1;
  gtk_drop_down_set_selected (self->choice, selected);
}

static void
show_choices (CfAttributeRow *self, CfRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (self->choices_box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *id = g_object_get_data (G_OBJECT (check), "value");
      gboolean has = record != NULL && cf_record_has_value (record, self->attribute->id, id);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has);
      if (has)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                cf_attribute_get_value_label (self->attribute, id));
    }
  gtk_label_set_text (self->choices_label, text->len > 0 ? text->str : "—");
  cf_drop_down_name_value (
    gtk_widget_get_ancestor (GTK_WIDGET (self->choices_label), GTK_TYPE_MENU_BUTTON),
    gtk_label_get_text (self->choices_label));
}

/* While something is being typed for an annotation, it stays. */
static void
show_entry (CfAttributeRow *self, CfRecord *record)
{
  const char *value = record != NULL ? cf_record_get_value (record, self->attribute->id) : NULL;
  const char *id = record != NULL ? cf_record_get_id (record) : NULL;

  if (g_strcmp0 (id, self->shown) == 0 && g_strcmp0 (value, self->value) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (id);
  g_free (self->value);
  self->value = g_strdup (value);
  cf_suggestion_entry_set_text (self->entry, value != NULL ? value : "");
  gtk_widget_remove_css_class (GTK_WIDGET (cf_suggestion_entry_get_entry (self->entry)), "error");
}

/**
 * cf_attribute_row_set_record:
 * @self: a row
 * @record: (nullable): the annotation whose attribute is shown; %NULL for one without any
 */
void
cf_attribute_row_set_record (CfAttributeRow *self, CfRecord *record)
{
  self->updating = TRUE;
  if (self->choice != NULL)
    show_choice (self, record);
  else if (self->choices_box != NULL)
    show_choices (self, record);
  else
    show_entry (self, record);
  self->updating = FALSE;
}

/**
 * cf_attribute_row_set_proposal:
 * @self: a row
 * @value: (nullable): the value that the program proposes, a string that outlives the row
 */
void
cf_attribute_row_set_proposal (CfAttributeRow *self, const char *value)
{
  g_autofree char *text =
    value != NULL
      ? g_strdup_printf (_ ("Proposed: %s"), cf_attribute_get_value_label (self->attribute, value))
      : NULL;

  self->proposal = value;
  gtk_widget_set_visible (self->accept, value != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
}
