/* SPDX-License-Identifier: GPL-3.0-or-later
 * Chooses a code by typing: its id, its name in any language, its number, or the initials of its pinyin.
 *
 * Enter tags the selection with it, or recodes the chosen annotation.
 *
 * #CfCodeChooser::closed tells that it was left. */

#include "config.h"

#include "cf-code-chooser.h"

#include "cf-suggestion-entry.h"
#include "cf-typeahead.h"

#include <glib/gi18n.h>

#define MAX_CODES 8

struct _CfCodeChooser
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook;   /* NULL while it is closed */
  CfTypeahead *typeahead; /* by position in the codebook */
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
  const CfCode *code = self->codebook != NULL ? find_code (self, text) : NULL;

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
  cf_suggestion_entry_set_source (self->entry, suggest, self);
  entry = cf_suggestion_entry_get_entry (self->entry);
  gtk_entry_set_placeholder_text (entry, _ ("Code, by name, number or pinyin"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Code"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a code"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->entry, "accepted", G_CALLBACK (on_accepted), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  cf_suggestion_entry_set_text (self->entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  cf_suggestion_entry_suggest (self->entry);
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
