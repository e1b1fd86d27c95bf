/* SPDX-License-Identifier: GPL-3.0-or-later
 * The colour of a code: one of the palette, whose colours can be told apart by everybody, or any other, with what
 * its contrast is on light and on dark. */

#include "config.h"

#include "cf-colour-row.h"

#include "cf-colour.h"
#include "cf-json.h"
#include "cf-swatch.h"

#include <glib/gi18n.h>

#include <string.h>

struct _CfColourRow
{
  CfFieldRow parent_instance;

  char *code;
  GtkFlowBox *palette;
  GtkEditable *entries[2]; /* for light and for dark */
};

static const char *const grounds[] = { "light", "dark" };

G_DEFINE_FINAL_TYPE (CfColourRow, cf_colour_row, CF_TYPE_FIELD_ROW)

static void
cf_colour_row_finalize (GObject *object)
{
  g_free (CF_COLOUR_ROW (object)->code);
  G_OBJECT_CLASS (cf_colour_row_parent_class)->finalize (object);
}

static const char *
get_colour (CfColourRow *self, guint i)
{
  JsonObject *code = cf_codebook_editor_get_entry (cf_field_row_get_editor (CF_FIELD_ROW (self)),
                                                   CF_PLACE_CODES, self->code);
  JsonObject *colour = code != NULL ? cf_json_get_object (code, "colour") : NULL;
  const char *text = colour != NULL ? cf_json_get_string (colour, grounds[i]) : NULL;

  return text != NULL ? text : "#5e5c64";
}

static gboolean
is_colour (const char *text)
{
  GdkRGBA rgba;

  return strlen (text) == 7 && *text == '#' && gdk_rgba_parse (&rgba, text);
}

/* "Contrast 5.2 on light, 9.1 on dark"; and where one cannot be read. */
static char *
describe_contrast (CfColourRow *self)
{
  const char *light = get_colour (self, 0), *dark = get_colour (self, 1);
  GString *text = g_string_new (NULL);

  if (!is_colour (light) || !is_colour (dark))
    return g_string_free (text, FALSE);
  g_string_append_printf (text, _ ("Contrast: %.1f on light, %.1f on dark"),
                          cf_colour_get_contrast (light, CF_GROUND_LIGHT),
                          cf_colour_get_contrast (dark, CF_GROUND_DARK));
  if (!cf_colour_is_readable (light, FALSE))
    g_string_append_printf (text, "\n%s", _ ("⚠ Too pale to be read on light: 4.5 is needed"));
  if (!cf_colour_is_readable (dark, TRUE))
    g_string_append_printf (text, "\n%s", _ ("⚠ Too dark to be read on dark: 4.5 is needed"));
  return g_string_free (text, FALSE);
}

static GtkToggleButton *
get_button (CfColourRow *self, guint i)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->palette, (int) i);

  return GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child));
}

static void
cf_colour_row_show (CfFieldRow *row)
{
  CfColourRow *self = CF_COLOUR_ROW (row);
  guint n;
  const CfPaletteColour *palette = cf_palette_get (&n);
  g_autofree char *note = describe_contrast (self);

  for (guint i = 0; i < n; i++)
    gtk_toggle_button_set_active (
      get_button (self, i), g_ascii_strcasecmp (palette[i].colour[0], get_colour (self, 0)) == 0 &&
                              g_ascii_strcasecmp (palette[i].colour[1], get_colour (self, 1)) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (!g_str_equal (gtk_editable_get_text (self->entries[i]), get_colour (self, i)))
      gtk_editable_set_text (self->entries[i], get_colour (self, i));
  cf_field_row_say_note (row, note);
}

static void
cf_colour_row_class_init (CfColourRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_colour_row_finalize;
  CF_FIELD_ROW_CLASS (klass)->show = cf_colour_row_show;
}

static void
cf_colour_row_init (CfColourRow *self)
{
}

static void
set_colours (CfColourRow *self, const char *light, const char *dark)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  g_autoptr (GError) error = NULL;

  cf_codebook_edit_set_colour (cf_field_row_get_editor (row), self->code, light, dark, &error);
  cf_field_row_say_error (row, error);
}

static void
on_toggled (GtkToggleButton *button, CfColourRow *self)
{
  const CfPaletteColour *colour = g_object_get_data (G_OBJECT (button), "colour");

  if (cf_field_row_is_updating (CF_FIELD_ROW (self)))
    return;
  set_colours (self, colour->colour[0], colour->colour[1]);
  cf_field_row_refresh (CF_FIELD_ROW (self));
}

/* What is being typed stays until it is a colour. */
static void
on_typed (CfColourRow *self)
{
  g_autofree char *light = g_strdup (gtk_editable_get_text (self->entries[0]));
  g_autofree char *dark = g_strdup (gtk_editable_get_text (self->entries[1]));

  if (!cf_field_row_is_updating (CF_FIELD_ROW (self)) && is_colour (light) && is_colour (dark))
    set_colours (self, light, dark);
}

static void
on_left (CfColourRow *self)
{
  g_autofree char *light = g_strdup (gtk_editable_get_text (self->entries[0]));
  g_autofree char *dark = g_strdup (gtk_editable_get_text (self->entries[1]));

  /* The focus leaves a row that goes, too. */
  if (cf_field_row_get_desk (CF_FIELD_ROW (self)) != NULL &&
      !(g_str_equal (light, get_colour (self, 0)) && g_str_equal (dark, get_colour (self, 1))))
    set_colours (self, light, dark);
}

static void
add_palette (CfColourRow *self)
{
  guint n;
  const CfPaletteColour *palette = cf_palette_get (&n);

  self->palette = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->palette, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->palette), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour"), -1);
  gtk_flow_box_set_max_children_per_line (self->palette, n);
  gtk_flow_box_set_column_spacing (self->palette, 4);
  gtk_flow_box_set_row_spacing (self->palette, 4);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_button_set_child (GTK_BUTTON (button),
                            cf_swatch_new (palette[i].colour[0], palette[i].colour[1]));
      gtk_widget_add_css_class (button, "swatch");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, _ (palette[i].name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (palette[i].name), -1);
      g_object_set_data (G_OBJECT (button), "colour", (gpointer) &palette[i]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->palette, child);
    }
}

static void
add_entry (CfColourRow *self, GtkGrid *grid, guint i)
{
  GtkWidget *label = gtk_label_new (i == 0 ? _ ("On light") : _ ("On dark"));
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 7);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  i == 0 ? _ ("Colour on light") : _ ("Colour on dark"), -1);
  gtk_grid_attach (grid, label, 0, (int) i, 1, 1);
  gtk_grid_attach (grid, entry, 1, (int) i, 1, 1);
  self->entries[i] = GTK_EDITABLE (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
}

/**
 * cf_colour_row_new:
 * @desk: the desk
 * @code: a code
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_colour_row_new (CfCodebookDesk *desk, const char *code)
{
  CfColourRow *self = g_object_new (CF_TYPE_COLOUR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entries = gtk_grid_new ();

  self->code = g_strdup (code);
  add_palette (self);
  gtk_grid_set_row_spacing (GTK_GRID (entries), 6);
  gtk_grid_set_column_spacing (GTK_GRID (entries), 12);
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    add_entry (self, GTK_GRID (entries), i);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->palette));
  gtk_box_append (GTK_BOX (box), entries);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, _ ("Colour"), box,
                      GTK_WIDGET (get_button (self, 0)));
  return GTK_WIDGET (self);
}
