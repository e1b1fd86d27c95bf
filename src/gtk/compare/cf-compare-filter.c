/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which differences are listed: of which kinds, of a code, of a coder, and whether those that are decided are.
 *
 * #CfCompareFilter::changed tells that others are. */

#include "config.h"

#include "cf-compare-filter.h"

#include "cf-difference-words.h"
#include "cf-drop-down-fill.h"
#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

#define ALL_KINDS ((1u << CF_N_DIFFERENCES) - 1)

struct _CfCompareFilter
{
  GtkPopover parent_instance;

  CfCompareWanted wanted;
  GPtrArray *codes; /* of char *: ids */
  GArray *coders;   /* of guint */
  gboolean updating;

  GtkCheckButton *kinds[CF_N_DIFFERENCES];
  GtkCheckButton *open;
  GtkDropDown *code;
  GtkDropDown *coder;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCompareFilter, cf_compare_filter, GTK_TYPE_POPOVER)

static void
cf_compare_filter_finalize (GObject *object)
{
  CfCompareFilter *self = CF_COMPARE_FILTER (object);

  g_free (self->wanted.code);
  g_ptr_array_unref (self->codes);
  g_array_unref (self->coders);
  G_OBJECT_CLASS (cf_compare_filter_parent_class)->finalize (object);
}

static void
cf_compare_filter_class_init (CfCompareFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_compare_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_COMPARE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_changed (CfCompareFilter *self)
{
  guint code = gtk_drop_down_get_selected (self->code);
  guint coder = gtk_drop_down_get_selected (self->coder);

  if (self->updating)
    return;
  self->wanted.kinds = 0;
  for (guint i = 0; i < CF_N_DIFFERENCES; i++)
    if (gtk_check_button_get_active (self->kinds[i]))
      self->wanted.kinds |= 1u << i;
  g_free (self->wanted.code);
  self->wanted.code = code > 0 && code <= self->codes->len
                        ? g_strdup (g_ptr_array_index (self->codes, code - 1))
                        : NULL;
  self->wanted.coder = coder > 0 && coder <= self->coders->len
                         ? g_array_index (self->coders, guint, coder - 1)
                         : CF_NONE;
  self->wanted.open = gtk_check_button_get_active (self->open);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkCheckButton *
add_check (CfCompareFilter *self, GtkWidget *box, const char *label, gboolean active)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (label));

  gtk_check_button_set_active (check, active);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (check));
  return check;
}

static GtkDropDown *
add_list (CfCompareFilter *self, GtkWidget *box, const char *name)
{
  GtkDropDown *list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));

  cf_drop_down_shrink (list);
  cf_drop_down_name_parts (list, name);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  return list;
}

static void
cf_compare_filter_init (CfCompareFilter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->updating = TRUE;
  self->wanted = (CfCompareWanted){ ALL_KINDS, NULL, CF_NONE, FALSE };
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->coders = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < CF_N_DIFFERENCES; i++)
    self->kinds[i] = add_check (self, box, cf_difference_words_get_kind (i), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->open = add_check (self, box, _ ("Hide what is decided"), FALSE);
  self->code = add_list (self, box, _ ("Only this code"));
  self->coder = add_list (self, box, _ ("Only this coder"));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  self->updating = FALSE;
}

GtkWidget *
cf_compare_filter_new (void)
{
  return g_object_new (CF_TYPE_COMPARE_FILTER, NULL);
}

static void
offer_codes (CfCompareFilter *self, CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_append (labels, _ ("All codes"));
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->retired)
        continue;
      g_ptr_array_add (self->codes, g_strdup (code->id));
      gtk_string_list_append (labels, cf_code_get_label (code));
      if (g_strcmp0 (self->wanted.code, code->id) == 0)
        selected = self->codes->len;
    }
  cf_drop_down_fill (self->code, labels, selected);
}

/* In the order in which they stand. */
static void
offer_coders (CfCompareFilter *self, CfComparer *comparer)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0, coder;

  g_array_set_size (self->coders, 0);
  gtk_string_list_append (labels, _ ("All coders"));
  for (guint i = 0; (coder = cf_comparer_get_coder_at (comparer, i)) != CF_NONE; i++)
    {
      g_autofree char *name = cf_comparer_dup_name (comparer, coder);

      g_array_append_val (self->coders, coder);
      gtk_string_list_append (labels, name);
      if (coder == self->wanted.coder)
        selected = i + 1;
    }
  cf_drop_down_fill (self->coder, labels, selected);
  if (selected == 0)
    self->wanted.coder = CF_NONE;
}

/**
 * cf_compare_filter_offer:
 * @self: a filter
 * @comparer: a comparer with a comparison, whose codes and coders are offered
 */
void
cf_compare_filter_offer (CfCompareFilter *self, CfComparer *comparer)
{
  self->updating = TRUE;
  offer_codes (self, cf_comparer_get_comparison (comparer)->found->material->codebook);
  offer_coders (self, comparer);
  self->updating = FALSE;
}

/**
 * cf_compare_filter_get:
 * @self: a filter
 *
 * Returns: (transfer none): what is wanted
 */
const CfCompareWanted *
cf_compare_filter_get (CfCompareFilter *self)
{
  return &self->wanted;
}

gboolean
cf_compare_filter_is_set (CfCompareFilter *self)
{
  return self->wanted.kinds != ALL_KINDS || self->wanted.code != NULL ||
         self->wanted.coder != CF_NONE || self->wanted.open;
}

/**
 * cf_compare_filter_toggle_open:
 * @self: a filter
 *
 * Hides what is decided, or shows it again.
 */
void
cf_compare_filter_toggle_open (CfCompareFilter *self)
{
  gtk_check_button_set_active (self->open, !gtk_check_button_get_active (self->open));
}

/**
 * cf_compare_filter_clear:
 * @self: a filter
 *
 * All is listed.
 */
void
cf_compare_filter_clear (CfCompareFilter *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < CF_N_DIFFERENCES; i++)
    gtk_check_button_set_active (self->kinds[i], TRUE);
  gtk_check_button_set_active (self->open, FALSE);
  gtk_drop_down_set_selected (self->code, 0);
  gtk_drop_down_set_selected (self->coder, 0);
  self->updating = FALSE;
  on_changed (self);
}
