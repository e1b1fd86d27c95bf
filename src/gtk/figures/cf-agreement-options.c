/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the figures of agreement are of: counted how, of which layers, codes and coders.
 *
 * #CfAgreementOptions::changed tells that something else is wanted. */

#include "config.h"

#include "cf-agreement-options.h"

#include "cf-agreement-map.h"
#include "cf-coder-checks.h"
#include "cf-drop-down-fill.h"
#include "cf-drop-down-name.h"
#include "cf-language.h"

#include <glib/gi18n.h>

#include <string.h>

#define MOST_SAMPLES 100000
#define HEIGHT 440

typedef enum
{
  UNIT,
  SUBJECT,
  LAYERS,
  CODE,
  LANGUAGE,
  N_FIELDS
} Field;

static const char *const labels[N_FIELDS] = {
  [UNIT] = N_ ("Count"), [SUBJECT] = N_ ("Compare"),   [LAYERS] = N_ ("Layers"),
  [CODE] = N_ ("Code"),  [LANGUAGE] = N_ ("Language"),
};

/* What is counted. */
static const struct
{
  const char *label;
  CfAgreementUnit unit;
  CfMatch match;
} units[] = {
  { N_ ("Spans that overlap by half"), CF_UNIT_SPAN, CF_MATCH_HALF },
  { N_ ("Spans in the same place"), CF_UNIT_SPAN, CF_MATCH_EXACT },
  { N_ ("Sentences"), CF_UNIT_SENTENCES, CF_MATCH_HALF },
  { N_ ("Articles"), CF_UNIT_ARTICLES, CF_MATCH_HALF },
};

/* The first letter of an entry's value: what the rest is. */
#define ATTRIBUTE 'a'
#define RELATION 'r'
#define ROUND 'o'
#define LIVE "live"

struct _CfAgreementOptions
{
  GtkPopover parent_instance;

  GtkDropDown *lists[N_FIELDS];
  GPtrArray *values[N_FIELDS]; /* of char *: what the entries stand for; NULL for all */
  CfCoderChecks *coders;
  GtkSpinButton *samples;
  GtkSpinButton *seed;
  CfAgreementMap *map;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAgreementOptions, cf_agreement_options, GTK_TYPE_POPOVER)

static void
cf_agreement_options_finalize (GObject *object)
{
  CfAgreementOptions *self = CF_AGREEMENT_OPTIONS (object);

  for (guint i = 0; i < N_FIELDS; i++)
    g_ptr_array_unref (self->values[i]);
  G_OBJECT_CLASS (cf_agreement_options_parent_class)->finalize (object);
}

static void
cf_agreement_options_class_init (CfAgreementOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_agreement_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_AGREEMENT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_changed (CfAgreementOptions *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (GtkGrid *grid, int row, const char *text, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, widget, 1, row, 1, 1);
}

static GtkSpinButton *
add_spin (CfAgreementOptions *self, GtkGrid *grid, int row, const char *text, double most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_changed), self);
  add_row (grid, row, text, spin);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_list (CfAgreementOptions *self, GtkGrid *grid, Field field)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  self->lists[field] = GTK_DROP_DOWN (list);
  self->values[field] = g_ptr_array_new_with_free_func (g_free);
  add_row (grid, (int) field, _ (labels[field]), list);
  cf_drop_down_name_parts (self->lists[field], _ (labels[field]));
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_changed), self);
}

static void
cf_agreement_options_init (CfAgreementOptions *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  int row = N_FIELDS;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_FIELDS; i++)
    add_list (self, GTK_GRID (grid), i);
  self->coders = CF_CODER_CHECKS (cf_coder_checks_new ());
  g_signal_connect_swapped (self->coders, "changed", G_CALLBACK (on_changed), self);
  add_row (GTK_GRID (grid), row++, _ ("Coders"), GTK_WIDGET (self->coders));
  self->samples =
    add_spin (self, GTK_GRID (grid), row++, _ ("Samples for intervals"), MOST_SAMPLES);
  self->seed = add_spin (self, GTK_GRID (grid), row++, _ ("Seed"), G_MAXINT32);
  self->map = CF_AGREEMENT_MAP (cf_agreement_map_new ());
  g_signal_connect_swapped (self->map, "changed", G_CALLBACK (on_changed), self);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->map), 0, row, 2, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What figures are of"), -1);
}

GtkWidget *
cf_agreement_options_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_OPTIONS, NULL);
}

/* The entries of a list while they are put together. */
typedef struct
{
  GPtrArray *values;
  GtkStringList *labels;
  guint selected;
} Entries;

/* @value: (transfer full) (nullable): what it stands for */
static void
add_entry (Entries *entries, const char *label, char *value, gboolean is_selected)
{
  if (is_selected)
    entries->selected = entries->values->len;
  g_ptr_array_add (entries->values, value);
  gtk_string_list_append (entries->labels, label);
}

static void
add_units (Entries *entries, const CfAgreementSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    add_entry (entries, _ (units[i].label), g_strdup_printf ("%u", i),
               units[i].unit == settings->unit && units[i].match == settings->match);
}

static void
add_subjects (Entries *entries, CfCodebook *codebook, const CfAgreementSettings *settings)
{
  GPtrArray *attributes = cf_codebook_get_attributes (codebook);
  GPtrArray *relations = cf_codebook_get_relation_types (codebook);

  add_entry (entries, _ ("Codes"), NULL, TRUE);
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *label =
        g_strdup_printf (_ ("Values of %s"), cf_labels_get (attribute->label));

      add_entry (entries, label, g_strdup_printf ("%c%s", ATTRIBUTE, attribute->id),
                 g_strcmp0 (settings->attribute, attribute->id) == 0);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      const CfRelationType *type = g_ptr_array_index (relations, i);
      g_autofree char *label = g_strdup_printf (_ ("Links: %s"), cf_labels_get (type->label));

      add_entry (entries, label, g_strdup_printf ("%c%s", RELATION, type->id),
                 g_strcmp0 (settings->relation, type->id) == 0);
    }
}

static void
add_layers (Entries *entries, CfCodebook *codebook, const CfAgreementSettings *settings)
{
  GPtrArray *rounds = cf_codebook_get_rounds (codebook);

  add_entry (entries, _ ("As sealed last"), NULL, TRUE);
  for (guint i = 0; i < rounds->len; i++)
    {
      const CfRound *round = g_ptr_array_index (rounds, i);
      const char *name = cf_labels_get (round->label);
      g_autofree char *label =
        g_strdup_printf (_ ("Round %s"), name != NULL && *name != '\0' ? name : round->id);

      add_entry (entries, label, g_strdup_printf ("%c%s", ROUND, round->id),
                 g_strcmp0 (settings->round, round->id) == 0);
    }
  add_entry (entries, _ ("As they are now"), g_strdup (LIVE), settings->live);
}

static void
add_codes (Entries *entries, CfCodebook *codebook, const CfAgreementSettings *settings)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);

  add_entry (entries, _ ("All codes"), NULL, TRUE);
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired)
        add_entry (entries, cf_code_get_label (code), g_strdup (code->id),
                   g_strcmp0 (settings->code, code->id) == 0);
    }
}

static void
add_languages (Entries *entries, const CfAgreementReport *report)
{
  add_entry (entries, _ ("All languages"), NULL, TRUE);
  for (guint i = 0; report != NULL && i < report->languages->len; i++)
    {
      const char *language = g_ptr_array_index (report->languages, i);
      g_autofree char *name = cf_language_dup_full_name (language);

      add_entry (entries, name, g_strdup (language), g_strcmp0 (report->language, language) == 0);
    }
}

static void
offer_field (CfAgreementOptions *self,
             Field field,
             CfCodebook *codebook,
             const CfAgreementSettings *settings,
             const CfAgreementReport *report)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  Entries entries = { self->values[field], list, 0 };

  g_ptr_array_set_size (self->values[field], 0);
  if (field == UNIT)
    add_units (&entries, settings);
  else if (field == SUBJECT)
    add_subjects (&entries, codebook, settings);
  else if (field == LAYERS)
    add_layers (&entries, codebook, settings);
  else if (field == CODE)
    add_codes (&entries, codebook, settings);
  else
    add_languages (&entries, report);
  cf_drop_down_fill (self->lists[field], list, entries.selected);
}

/**
 * cf_agreement_options_offer:
 * @self: options
 * @codebook: the project's
 * @settings: what is wanted now
 * @report: (nullable): the figures that are shown
 *
 * Offers what there is to choose from.
 */
void
cf_agreement_options_offer (CfAgreementOptions *self,
                            CfCodebook *codebook,
                            const CfAgreementSettings *settings,
                            const CfAgreementReport *report)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    offer_field (self, i, codebook, settings, report);
  if (report != NULL)
    cf_coder_checks_offer (self->coders, report->found->material->coders);
  gtk_spin_button_set_value (self->samples, settings->bootstrap);
  gtk_spin_button_set_value (self->seed, (double) settings->seed);
  cf_agreement_map_offer (self->map, codebook, settings->map);
  self->updating = FALSE;
}

/**
 * cf_agreement_options_forget:
 * @self: options
 *
 * Another project has other coders.
 */
void
cf_agreement_options_forget (CfAgreementOptions *self)
{
  cf_coder_checks_forget (self->coders);
}

static const char *
get_value (CfAgreementOptions *self, Field field)
{
  guint selected = gtk_drop_down_get_selected (self->lists[field]);

  return selected < self->values[field]->len ? g_ptr_array_index (self->values[field], selected)
                                             : NULL;
}

static char *
dup_marked (const char *value, char mark)
{
  return value != NULL && value[0] == mark ? g_strdup (value + 1) : NULL;
}

/**
 * cf_agreement_options_apply:
 * @self: options
 * @settings: gets what is chosen
 */
void
cf_agreement_options_apply (CfAgreementOptions *self, CfAgreementSettings *settings)
{
  guint unit = MIN (gtk_drop_down_get_selected (self->lists[UNIT]), G_N_ELEMENTS (units) - 1);
  const char *subject = get_value (self, SUBJECT), *layers = get_value (self, LAYERS);

  g_free (settings->attribute);
  g_free (settings->relation);
  g_free (settings->round);
  g_free (settings->code);
  g_free (settings->language);
  g_strfreev (settings->coders);
  g_clear_pointer (&settings->map, g_hash_table_unref);
  settings->unit = units[unit].unit;
  settings->match = units[unit].match;
  settings->attribute = dup_marked (subject, ATTRIBUTE);
  settings->relation = dup_marked (subject, RELATION);
  settings->live = g_strcmp0 (layers, LIVE) == 0;
  settings->round = dup_marked (layers, ROUND);
  settings->code = g_strdup (get_value (self, CODE));
  settings->language = g_strdup (get_value (self, LANGUAGE));
  settings->coders = cf_coder_checks_list (self->coders);
  settings->bootstrap = (guint) gtk_spin_button_get_value_as_int (self->samples);
  settings->seed = (guint64) gtk_spin_button_get_value (self->seed);
  settings->map = cf_agreement_map_dup (self->map);
  /* Links are of spans, and attributes not of sentences. */
  if (settings->relation != NULL ||
      (settings->attribute != NULL && settings->unit == CF_UNIT_SENTENCES))
    settings->unit = CF_UNIT_SPAN;
}
