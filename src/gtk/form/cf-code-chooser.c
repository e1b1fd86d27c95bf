/* SPDX-License-Identifier: GPL-3.0-or-later
 * Chooses a code by typing: its id, its name in any language, its number, or the initials of its pinyin. Or a
 * proposition: those used last stand first, and a digit takes one.
 *
 * Enter tags the selection with the code, or recodes the chosen annotation; the proposition is attached to that.
 *
 * #CfCodeChooser::closed tells that it was left. */

#include "config.h"

#include "cf-code-chooser.h"

#include "cf-proposition.h"
#include "cf-suggestion-entry.h"
#include "cf-typeahead.h"

#include <glib/gi18n.h>

#define MAX_CODES 8

struct _CfCodeChooser
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook;         /* NULL while it is closed */
  CfTypeahead *typeahead;       /* by position in the codebook */
  const CfAttribute *attribute; /* of which a value is chosen; NULL for a code */
  CfSuggestionEntry *entry;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCodeChooser, cf_code_chooser, GTK_TYPE_WIDGET)

static void
cf_code_chooser_dispose (GObject *object)
{
  CfCodeChooser *self = CF_CODE_CHOOSER (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->typeahead, cf_typeahead_free);
  G_OBJECT_CLASS (cf_code_chooser_parent_class)->dispose (object);
}

static void
cf_code_chooser_class_init (CfCodeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_code_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codechooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CLOSED] = g_signal_new ("closed", CF_TYPE_CODE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

/* What is shown of a code; no two are alike, since keys and ids are not. */
static char *
make_name (const CfCode *code)
{
  return g_strdup_printf ("%s  %s", cf_code_get_label (code),
                          code->key != NULL ? code->key : code->id);
}

/* Strings live as long as the list that is returned. */
static GPtrArray *
suggest (const char *query, guint *n_likely, gpointer user_data)
{
  CfCodeChooser *self = user_data;
  GPtrArray *codes = cf_codebook_get_codes (self->codebook);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = cf_typeahead_find (self->typeahead, query, MAX_CODES, n_likely);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (names, make_name (g_ptr_array_index (codes, g_array_index (found, guint, i))));
  /* There is nothing else to type: the first is meant. */
  *n_likely = found->len;
  return names;
}

/* What the annotation has already is not offered again. */
static GPtrArray *
suggest_values (const char *query, guint *n_likely, gpointer user_data)
{
  CfCodeChooser *self = user_data;
  CfVocabulary *vocabulary = cf_session_get_vocabulary (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  GPtrArray *values;

  *n_likely = 0;
  if (vocabulary == NULL || chosen == NULL)
    return g_ptr_array_new ();
  values = cf_vocabulary_find (vocabulary, self->attribute->list, query, MAX_CODES, n_likely);
  for (guint i = values->len; i > 0; i--)
    if (cf_record_has_value (CF_RECORD (chosen), self->attribute->id,
                             g_ptr_array_index (values, i - 1)))
      {
        g_ptr_array_remove_index (values, i - 1);
        if (i <= *n_likely)
          (*n_likely)--;
      }
  return values;
}

static void
accept_value (CfCodeChooser *self, const char *text)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  g_autofree char *value = g_strstrip (g_strdup (text));
  g_autofree char *said = NULL;

  if (chosen == NULL || *value == '\0' ||
      !cf_session_set_value (self->session, CF_RECORD (chosen), self->attribute, value, TRUE))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  said = g_strdup_printf (_ ("About: %s"), value);
  g_signal_emit_by_name (self->session, "message", said, TRUE);
  cf_code_chooser_close (self);
}

static const CfCode *
find_code (CfCodeChooser *self, const char *text)
{
  GPtrArray *codes = cf_codebook_get_codes (self->codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      g_autofree char *name = make_name (code);

      if (g_str_equal (name, text))
        return code;
    }
  return NULL;
}

static void
on_accepted (CfCodeChooser *self, const char *text)
{
  const CfCode *code = NULL;

  if (self->attribute != NULL)
    {
      accept_value (self, text);
      return;
    }
  if (self->codebook != NULL)
    code = find_code (self, text);
  if (code == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  cf_session_tag (self->session, code);
  cf_code_chooser_close (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfCodeChooser *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  cf_code_chooser_close (self);
  return GDK_EVENT_STOP;
}

static void
cf_code_chooser_init (CfCodeChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEntry *entry;

  self->entry = CF_SUGGESTION_ENTRY (cf_suggestion_entry_new (FALSE));
  entry = cf_suggestion_entry_get_entry (self->entry);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->entry, "accepted", G_CALLBACK (on_accepted), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The project's values have been read while the chooser is open: a digit that was pressed before means one of
 * them. */
static void
on_vocabulary_loaded (CfCodeChooser *self)
{
  const char *text = cf_suggestion_entry_get_text (self->entry);
  g_autoptr (GPtrArray) values = NULL;
  guint n_likely, n;

  if (self->codebook == NULL || self->attribute == NULL)
    return;
  values = suggest_values ("", &n_likely, self);
  n = g_ascii_isdigit (text[0]) && text[1] == '\0' ? (guint) (text[0] - '0') : 0;
  if (n > 0 && n <= values->len)
    {
      g_autofree char *value = g_strdup (g_ptr_array_index (values, n - 1));

      accept_value (self, value);
    }
  else
    {
      cf_suggestion_entry_suggest (self->entry);
    }
}

GtkWidget *
cf_code_chooser_new (void)
{
  return g_object_new (CF_TYPE_CODE_CHOOSER, NULL);
}

void
cf_code_chooser_set_session (CfCodeChooser *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "leaving", G_CALLBACK (cf_code_chooser_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (cf_code_chooser_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "vocabulary-loaded", G_CALLBACK (on_vocabulary_loaded), self,
                           G_CONNECT_SWAPPED);
}

static void
add_code (CfCodeChooser *self, guint index)
{
  const CfCode *code = g_ptr_array_index (cf_codebook_get_codes (self->codebook), index);
  g_autoptr (GPtrArray) texts = cf_labels_list_texts (code->label);

  if (code->scope != CF_SCOPE_SPAN || code->retired)
    return;
  cf_typeahead_add (self->typeahead, index, code->id);
  if (code->key != NULL)
    cf_typeahead_add (self->typeahead, index, code->key);
  for (guint i = 0; i < texts->len; i++)
    cf_typeahead_add (self->typeahead, index, g_ptr_array_index (texts, i));
}

static void
open (CfCodeChooser *self, const char *title, const char *name, const char *hint)
{
  GtkEntry *entry = cf_suggestion_entry_get_entry (self->entry);

  gtk_entry_set_placeholder_text (entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  cf_suggestion_entry_set_source (self->entry, self->attribute != NULL ? suggest_values : suggest,
                                  self);
  cf_suggestion_entry_set_numbered (self->entry, self->attribute != NULL);
  cf_suggestion_entry_set_takes_new (self->entry, self->attribute != NULL);
  cf_suggestion_entry_set_text (self->entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  cf_suggestion_entry_suggest (self->entry);
}

/**
 * cf_code_chooser_open_propositions:
 * @self: a chooser
 *
 * Offers what the chosen annotation may be about.
 *
 * Returns: whether its code has propositions
 */
gboolean
cf_code_chooser_open_propositions (CfCodeChooser *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  const CfAttribute *attribute =
    codebook != NULL ? cf_codebook_get_attribute (codebook, CF_ATTRIBUTE_PROPOSITION) : NULL;
  const char *code;

  if (chosen == NULL || attribute == NULL || attribute->list == NULL)
    return FALSE;
  code = cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (chosen)));
  if (code == NULL || !g_strv_contains ((const char *const *) attribute->on, code))
    return FALSE;
  g_set_object (&self->codebook, codebook);
  self->attribute = attribute;
  open (self, _ ("What is it about?"), _ ("Proposition"),
        _ ("Proposition, by name, digit or pinyin"));
  return TRUE;
}

/**
 * cf_code_chooser_open:
 * @self: a chooser
 *
 * Offers the codes of the codebook that is in use now.
 */
void
cf_code_chooser_open (CfCodeChooser *self)
{
  g_set_object (&self->codebook, cf_session_get_codebook (self->session));
  g_clear_pointer (&self->typeahead, cf_typeahead_free);
  if (self->codebook == NULL)
    return;
  self->typeahead = cf_typeahead_new ();
  for (guint i = 0; i < cf_codebook_get_codes (self->codebook)->len; i++)
    add_code (self, i);
  self->attribute = NULL;
  open (self, _ ("Choose a code"), _ ("Code"), _ ("Code, by name, number or pinyin"));
}

void
cf_code_chooser_close (CfCodeChooser *self)
{
  gboolean was_open = self->codebook != NULL;

  g_clear_object (&self->codebook);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (was_open)
    g_signal_emit (self, signals[CLOSED], 0);
}
