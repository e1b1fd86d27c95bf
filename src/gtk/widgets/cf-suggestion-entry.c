/* SPDX-License-Identifier: GPL-3.0-or-later
 * An entry that offers what may be meant.
 *
 * Below it stands a list of suggestions while something is typed; the focus stays in the entry, so that an
 * input method works as anywhere else. Down and Up choose from the list. Enter takes the chosen one; nothing
 * is chosen by itself unless it begins as what was typed, and where a new value may be typed, it stands last.
 *
 * #CfSuggestionEntry::accepted tells what was taken. */

#include "config.h"

#include "cf-suggestion-entry.h"

#include <glib/gi18n.h>

#define MAX_SUGGESTIONS 8

struct _CfSuggestionEntry
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *list;
  CfSuggest suggest;
  gpointer suggest_data;
  gboolean takes_new;   /* what is not in the list may be typed */
  gboolean is_numbered; /* while nothing is typed a digit takes a suggestion */
  gboolean is_composed; /* an input method has keys that are not in the text yet */
  gboolean updating;    /* the text is being set, not typed */
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfSuggestionEntry, cf_suggestion_entry, GTK_TYPE_WIDGET)

static void
cf_suggestion_entry_dispose (GObject *object)
{
  CfSuggestionEntry *self = CF_SUGGESTION_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  G_OBJECT_CLASS (cf_suggestion_entry_parent_class)->dispose (object);
}

static void
cf_suggestion_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfSuggestionEntry *self = CF_SUGGESTION_ENTRY (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_popover_present (self->popover);
}

static void
cf_suggestion_entry_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CF_SUGGESTION_ENTRY (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
cf_suggestion_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CF_SUGGESTION_ENTRY (widget)->entry));
}

static void
cf_suggestion_entry_class_init (CfSuggestionEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_suggestion_entry_dispose;
  widget_class->size_allocate = cf_suggestion_entry_size_allocate;
  widget_class->measure = cf_suggestion_entry_measure;
  widget_class->grab_focus = cf_suggestion_entry_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "suggestionentry");

  signals[ACCEPTED] = g_signal_new ("accepted", CF_TYPE_SUGGESTION_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hide (CfSuggestionEntry *self)
{
  gtk_popover_popdown (self->popover);
}

static void
append_row (CfSuggestionEntry *self, const char *value, const char *shown)
{
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (self->list, row);
}

static void
append_suggestion (CfSuggestionEntry *self, const char *value, guint place, gboolean is_numbered)
{
  g_autofree char *shown =
    is_numbered ? g_strdup_printf ("%u  %s", place + 1, value) : g_strdup (value);

  append_row (self, value, shown);
}

static void
append_new (CfSuggestionEntry *self, const char *text)
{
  g_autofree char *shown = g_strdup_printf (_ ("New: %s"), text);

  append_row (self, text, shown);
}

static void
clear_list (CfSuggestionEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* What stands in the entry already needs no suggestion. */
static gboolean
is_only (GPtrArray *values, const char *text)
{
  return values->len == 1 && g_str_equal (g_ptr_array_index (values, 0), text);
}

/**
 * cf_suggestion_entry_suggest:
 * @self: an entry
 *
 * Shows what may be meant by what stands there now.
 */
void
cf_suggestion_entry_suggest (CfSuggestionEntry *self)
{
  const char *text = cf_suggestion_entry_get_text (self);
  guint n_likely = 0;
  g_autoptr (GPtrArray) values =
               self->suggest != NULL ? self->suggest (text, &n_likely, self->suggest_data) : NULL;

  clear_list (self);
  if (values == NULL || values->len == 0 || is_only (values, text))
    {
      hide (self);
      return;
    }
  for (guint i = 0; i < values->len && i < MAX_SUGGESTIONS; i++)
    append_suggestion (self, g_ptr_array_index (values, i), i, self->is_numbered && *text == '\0');
  if (self->takes_new && *text != '\0' &&
      !g_ptr_array_find_with_equal_func (values, text, g_str_equal, NULL))
    append_new (self, text);
  gtk_list_box_select_row (self->list, *text != '\0' && n_likely > 0
                                         ? gtk_list_box_get_row_at_index (self->list, 0)
                                         : NULL);
  gtk_popover_popup (self->popover);
}

static void
on_changed (CfSuggestionEntry *self)
{
  if (!self->updating && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cf_suggestion_entry_suggest (self);
}

static void
accept (CfSuggestionEntry *self, GtkListBoxRow *row)
{
  if (row != NULL)
    cf_suggestion_entry_set_text (self, g_object_get_data (G_OBJECT (row), "value"));
  hide (self);
  g_signal_emit (self, signals[ACCEPTED], 0, cf_suggestion_entry_get_text (self));
}

static void
on_activate (CfSuggestionEntry *self)
{
  accept (self, gtk_widget_get_visible (GTK_WIDGET (self->popover))
                  ? gtk_list_box_get_selected_row (self->list)
                  : NULL);
}

static void
on_row_activated (CfSuggestionEntry *self, GtkListBoxRow *row)
{
  accept (self, row);
}

/* Round at the ends: above the first stands the last, which is what was typed. */
static void
move_selection (CfSuggestionEntry *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->list));
  int n = last != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (last)) + 1 : 0;
  int index =
    selected != NULL ? gtk_list_box_row_get_index (selected) + step : (step > 0 ? 0 : n - 1);

  if (n > 0)
    gtk_list_box_select_row (self->list,
                             gtk_list_box_get_row_at_index (self->list, (index + n) % n));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfSuggestionEntry *self)
{
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down && !open)
    cf_suggestion_entry_suggest (self);
  else if (keyval == GDK_KEY_Down || (keyval == GDK_KEY_Up && open))
    move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Before the entry, but after its input method has begun to compose. */
static gboolean
on_digit_pressed (GtkEventControllerKey *controller,
                  guint keyval,
                  guint keycode,
                  GdkModifierType state,
                  CfSuggestionEntry *self)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);
  GtkListBoxRow *row;

  if (!self->is_numbered || self->is_composed || *cf_suggestion_entry_get_text (self) != '\0' ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 || digit < '1' || digit > '9')
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, (int) (digit - '1'));
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  accept (self, row);
  return GDK_EVENT_STOP;
}

static void
on_preedit_changed (GtkText *text, const char *preedit, CfSuggestionEntry *self)
{
  self->is_composed = *preedit != '\0';
}

static void
add_digits (CfSuggestionEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_digit_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "preedit-changed",
                    G_CALLBACK (on_preedit_changed), self);
}

static void
add_controllers (CfSuggestionEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* After the entry, and so after its input method. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
cf_suggestion_entry_init (CfSuggestionEntry *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self->popover), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "suggestions");
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  add_controllers (self);
  add_digits (self);
}

/**
 * cf_suggestion_entry_new:
 * @takes_new: whether something that is not in the list may be typed
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
cf_suggestion_entry_new (gboolean takes_new)
{
  CfSuggestionEntry *self = g_object_new (CF_TYPE_SUGGESTION_ENTRY, NULL);

  self->takes_new = takes_new;
  return GTK_WIDGET (self);
}

/**
 * cf_suggestion_entry_set_numbered:
 * @self: an entry
 * @numbered: whether a digit takes a suggestion while nothing is typed
 */
void
cf_suggestion_entry_set_numbered (CfSuggestionEntry *self, gboolean numbered)
{
  self->is_numbered = numbered;
}

/**
 * cf_suggestion_entry_set_takes_new:
 * @self: an entry
 * @takes_new: whether something that is not in the list may be typed
 */
void
cf_suggestion_entry_set_takes_new (CfSuggestionEntry *self, gboolean takes_new)
{
  self->takes_new = takes_new;
}

/**
 * cf_suggestion_entry_set_source:
 * @self: an entry
 * @suggest: where suggestions come from
 * @user_data: for @suggest; has to outlive the entry
 */
void
cf_suggestion_entry_set_source (CfSuggestionEntry *self, CfSuggest suggest, gpointer user_data)
{
  self->suggest = suggest;
  self->suggest_data = user_data;
}

/**
 * cf_suggestion_entry_get_entry:
 * @self: an entry
 *
 * Returns: (transfer none): the entry itself, for its look and its name
 */
GtkEntry *
cf_suggestion_entry_get_entry (CfSuggestionEntry *self)
{
  return self->entry;
}

const char *
cf_suggestion_entry_get_text (CfSuggestionEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * cf_suggestion_entry_set_text:
 * @self: an entry
 * @text: what is to stand there; nothing is suggested for it
 */
void
cf_suggestion_entry_set_text (CfSuggestionEntry *self, const char *text)
{
  self->updating = TRUE;
  if (!g_str_equal (cf_suggestion_entry_get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  /* Of a long text the beginning is shown, unless somebody types at its end. */
  gtk_editable_set_position (
    GTK_EDITABLE (self->entry),
    gtk_widget_has_focus (gtk_widget_get_first_child (GTK_WIDGET (self->entry))) ? -1 : 0);
  self->updating = FALSE;
}
