/* SPDX-License-Identifier: GPL-3.0-or-later
 * One attribute in a form: its name and value, and while it is being set its choices, each with its key, or
 * an entry.
 *
 * #CfFormField::entered tells that something was typed and confirmed; #CfFormField::changed that a choice
 * was clicked. */

#include "config.h"

#include "cf-form-field.h"

#include "cf-suggestion-entry.h"

#include <glib/gi18n.h>

#define MAX_SUGGESTIONS 8
/* Longer names are cut, so that two stand beside each other. */
#define CHOICE_CHARS 17

struct _CfFormField
{
  GtkWidget parent_instance;

  CfSession *session; /* not owned: the card owns it, as it owns the form */
  CfForm *form;
  guint field;
  gboolean updating; /* what is shown is being set, not the annotation */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *value;
  GtkFlowBox *choices;      /* NULL for what is typed */
  CfSuggestionEntry *entry; /* NULL for what is chosen */
};

enum
{
  ENTERED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFormField, cf_form_field, GTK_TYPE_WIDGET)

static void
cf_form_field_dispose (GObject *object)
{
  g_clear_pointer (&CF_FORM_FIELD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cf_form_field_parent_class)->dispose (object);
}

static gboolean
cf_form_field_grab_focus (GtkWidget *widget)
{
  CfFormField *self = CF_FORM_FIELD (widget);

  if (self->entry != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET_CLASS (cf_form_field_parent_class)->grab_focus (widget);
}

static void
cf_form_field_class_init (CfFormFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_form_field_dispose;
  widget_class->grab_focus = cf_form_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[ENTERED] = g_signal_new ("entered", CF_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cf_form_field_init (CfFormField *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->value, 1);
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static const CfAttribute *
get_attribute (CfFormField *self)
{
  return cf_form_get_field (self->form, self->field);
}

static void
on_choice_clicked (GtkToggleButton *button, CfFormField *self)
{
  if (self->updating)
    return;
  cf_form_set_current (self->form, self->field);
  cf_form_toggle (self->form, self->field, g_object_get_data (G_OBJECT (button), "value"));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_choice (CfFormField *self, guint choice)
{
  const char *value = cf_form_get_choice (self->form, self->field, choice);
  const char *label = cf_attribute_get_value_label (get_attribute (self), value);
  const CfChoice *entry = cf_attribute_get_choice (get_attribute (self), value);
  char key[2] = { cf_form_get_choice_key (choice), '\0' };
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key_label = gtk_label_new (key);
  GtkWidget *text = gtk_label_new (label);
  const char *definition = entry != NULL ? cf_labels_get (entry->definition) : NULL;

  gtk_widget_add_css_class (key_label, "keycap");
  gtk_box_append (GTK_BOX (content), key_label);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), CHOICE_CHARS);
  gtk_box_append (GTK_BOX (content), text);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, definition != NULL ? definition : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_choice_clicked), self);
  return button;
}

static const char *
get_label (CfFormField *self)
{
  const char *label = cf_labels_get (get_attribute (self)->label);

  return label != NULL ? label : get_attribute (self)->id;
}

static void
add_choices (CfFormField *self)
{
  self->choices = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->choices, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->choices, 4);
  gtk_flow_box_set_column_spacing (self->choices, 4);
  gtk_flow_box_set_row_spacing (self->choices, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (self), -1);
  for (guint i = 0; i < cf_form_get_n_choices (self->form, self->field); i++)
    gtk_flow_box_append (self->choices, new_choice (self, i));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->choices));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static GPtrArray *
suggest (const char *query, guint *n_likely, gpointer user_data)
{
  CfFormField *self = user_data;
  CfVocabulary *vocabulary = cf_session_get_vocabulary (self->session);

  *n_likely = 0;
  if (vocabulary == NULL)
    return g_ptr_array_new ();
  return cf_vocabulary_find (vocabulary, get_attribute (self)->list, query, MAX_SUGGESTIONS,
                             n_likely);
}

static void
on_accepted (CfFormField *self)
{
  if (cf_form_field_commit (self))
    g_signal_emit (self, signals[ENTERED], 0);
}

static void
add_entry (CfFormField *self)
{
  self->entry = CF_SUGGESTION_ENTRY (cf_suggestion_entry_new (TRUE));
  if (get_attribute (self)->list != NULL)
    cf_suggestion_entry_set_source (self->entry, suggest, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cf_suggestion_entry_get_entry (self->entry)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_label (self), -1);
  g_signal_connect_swapped (self->entry, "accepted", G_CALLBACK (on_accepted), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));
}

/**
 * cf_form_field_new:
 * @session: the session
 * @form: a form; has to outlive the field
 * @field: which field of it
 *
 * Returns: (transfer floating): a field that is not being set
 */
GtkWidget *
cf_form_field_new (CfSession *session, CfForm *form, guint field)
{
  CfFormField *self = g_object_new (CF_TYPE_FORM_FIELD, NULL);
  const CfAttribute *attribute = cf_form_get_field (form, field);
  g_autofree char *title = NULL;

  self->session = session;
  self->form = form;
  self->field = field;
  title = g_strconcat (get_label (self), attribute->required ? " *" : "", NULL);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), cf_labels_get (attribute->definition));
  if (cf_form_get_n_choices (form, field) > 0)
    add_choices (self);
  else
    add_entry (self);
  cf_form_field_update (self, FALSE);
  return GTK_WIDGET (self);
}

static void
update_choices (CfFormField *self, const char *proposal)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
      const char *value = g_object_get_data (G_OBJECT (button), "value");

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    cf_form_has_value (self->form, self->field, value));
      if (g_strcmp0 (value, proposal) == 0)
        gtk_widget_add_css_class (button, "proposed");
      else
        gtk_widget_remove_css_class (button, "proposed");
    }
}

/* For those who hear it: the choices with their keys. */
static void
describe_choices (CfFormField *self, const char *value)
{
  g_autoptr (GString) text = g_string_new (value);

  for (guint i = 0; i < cf_form_get_n_choices (self->form, self->field); i++)
    g_string_append_printf (
      text, "%s%c %s", text->len > 0 ? "; " : "", cf_form_get_choice_key (i),
      cf_attribute_get_value_label (get_attribute (self),
                                    cf_form_get_choice (self->form, self->field, i)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static char *
describe_value (CfFormField *self, const char *proposal)
{
  g_autofree char *value = cf_form_describe_value (self->form, self->field);

  if (*value != '\0')
    return g_steal_pointer (&value);
  if (proposal == NULL)
    return g_strdup ("—");
  return g_strdup_printf (_ ("Proposed: %s"),
                          cf_attribute_get_value_label (get_attribute (self), proposal));
}

static void
update_entry (CfFormField *self)
{
  CfAnnotation *annotation = cf_form_get_annotation (self->form);
  const char *value = annotation != NULL
                        ? cf_record_get_value (CF_RECORD (annotation), get_attribute (self)->id)
                        : NULL;

  cf_suggestion_entry_set_text (self->entry, value != NULL ? value : "");
  gtk_widget_remove_css_class (GTK_WIDGET (cf_suggestion_entry_get_entry (self->entry)), "error");
}

/**
 * cf_form_field_update:
 * @self: a field
 * @current: whether it is the one that is being set
 *
 * Shows the value that the annotation has now.
 */
void
cf_form_field_update (CfFormField *self, gboolean current)
{
  const char *proposal = cf_form_get_proposal (self->form, self->field);
  g_autofree char *value = describe_value (self, proposal);
  GtkWidget *body = self->choices != NULL ? GTK_WIDGET (self->choices) : GTK_WIDGET (self->entry);

  self->updating = TRUE;
  gtk_label_set_text (self->value, value);
  if (self->choices != NULL)
    {
      update_choices (self, proposal);
      describe_choices (self, value);
    }
  else if (!current || !gtk_widget_get_visible (body))
    update_entry (self);
  gtk_widget_set_visible (body, current);
  gtk_widget_set_visible (GTK_WIDGET (self->value), self->choices != NULL || !current);
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  self->updating = FALSE;
}

/**
 * cf_form_field_commit:
 * @self: a field
 *
 * Sets what has been typed.
 *
 * Returns: whether it may stand there
 */
gboolean
cf_form_field_commit (CfFormField *self)
{
  GtkWidget *entry;

  if (self->entry == NULL)
    return TRUE;
  entry = GTK_WIDGET (cf_suggestion_entry_get_entry (self->entry));
  if (cf_form_type (self->form, self->field, cf_suggestion_entry_get_text (self->entry)))
    {
      gtk_widget_remove_css_class (entry, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_error_bell (entry);
  return FALSE;
}
