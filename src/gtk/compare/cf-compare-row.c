/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of the list of differences: in what, of what words, what either side has, and whether it is decided. */

#include "config.h"

#include "cf-compare-row.h"

#include "cf-code-dot.h"
#include "cf-difference-words.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

struct _CfCompareRow
{
  GtkWidget parent_instance;

  CfComparer *comparer;
  guint item; /* CF_NONE for nothing */

  GtkWidget *box;
  CfCodeDot *dot;
  GtkLabel *title;
  GtkImage *mark;
  GtkLabel *quote;
  GtkLabel *sides[2];
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (CfCompareRow, cf_compare_row, GTK_TYPE_WIDGET)

static void
cf_compare_row_dispose (GObject *object)
{
  CfCompareRow *self = CF_COMPARE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->comparer);
  G_OBJECT_CLASS (cf_compare_row_parent_class)->dispose (object);
}

static void
cf_compare_row_class_init (CfCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_compare_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparerow");
}

static GtkLabel *
add_label (GtkWidget *box, const char *style, gboolean dim)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
cf_compare_row_init (CfCompareRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->item = CF_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->dot = CF_CODE_DOT (cf_code_dot_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->dot), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->dot));
  self->title = add_label (head, "caption-heading", FALSE);
  self->mark = GTK_IMAGE (gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self->box), head);
  self->quote = add_label (self->box, NULL, FALSE);
  /* Whose it is stands at the beginning; in what two places differ, mostly at the end. */
  for (guint i = 0; i < 2; i++)
    {
      self->sides[i] = add_label (self->box, "caption", TRUE);
      gtk_label_set_ellipsize (self->sides[i], PANGO_ELLIPSIZE_MIDDLE);
    }
  self->state = add_label (self->box, "caption", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "accent");
}

GtkWidget *
cf_compare_row_new (CfComparer *comparer)
{
  CfCompareRow *self = g_object_new (CF_TYPE_COMPARE_ROW, NULL);

  self->comparer = g_object_ref (comparer);
  return GTK_WIDGET (self);
}

/* Whose it is, with the digit that takes it, and what. */
static char *
describe_side (CfCompareRow *self, const CfComparedItem *item, guint side)
{
  guint coder = item->difference->coders[side];
  g_autofree char *name = cf_comparer_dup_name (self->comparer, coder);
  g_autofree char *text =
    cf_difference_words_make_side (cf_comparer_get_comparison (self->comparer), item, side);

  return g_strdup_printf ("%u  %s: %s", cf_comparer_find_place (self->comparer, coder) + 1, name,
                          text);
}

static void
append (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, " · %s", part);
}

/* Whose version was taken; NULL for nobody's. */
static char *
dup_taken (CfCompareRow *self, CfRuling *ruling)
{
  CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  guint coder =
    cf_comparison_find_coder (comparison, cf_comparison_get_item (comparison, self->item)->article,
                              cf_ruling_get_taken (ruling));

  return coder != CF_NONE ? cf_comparer_dup_name (self->comparer, coder) : NULL;
}

static char *
describe_state (CfCompareRow *self, CfDecided decided, CfRuling *ruling)
{
  GString *text = g_string_new (cf_difference_words_get_decided (decided));
  g_autofree char *taken = ruling != NULL ? dup_taken (self, ruling) : NULL;

  if (ruling == NULL)
    return g_string_free (text, FALSE);
  append (text, taken);
  if (cf_ruling_get_reason (ruling) != NULL)
    append (text, cf_difference_words_get_reason (cf_ruling_get_reason (ruling)));
  append (text, cf_ruling_get_note (ruling));
  return g_string_free (text, FALSE);
}

/* How it is decided, and when. */
static char *
show_state (CfCompareRow *self)
{
  CfDecided decided = cf_comparer_judge (self->comparer, self->item);
  CfRuling *ruling = cf_comparer_find_ruling (self->comparer, self->item);
  char *state = describe_state (self, decided, ruling);
  g_autofree char *when =
    ruling != NULL ? cf_time_text_date_and_time (cf_record_get_modified (CF_RECORD (ruling)))
                   : NULL;

  gtk_label_set_text (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), when);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), decided != CF_DECIDED_NOT);
  gtk_widget_set_visible (GTK_WIDGET (self->state), decided != CF_DECIDED_NOT || ruling != NULL);
  return state;
}

/**
 * cf_compare_row_update:
 * @self: a row
 *
 * To be called when gold, or what coders are called, is another.
 */
void
cf_compare_row_update (CfCompareRow *self)
{
  CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  const CfComparedItem *item;
  g_autofree char *title = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;

  if (comparison == NULL || self->item >= comparison->items->len)
    return;
  item = cf_comparison_get_item (comparison, self->item);
  title = cf_difference_words_make_title (comparison, item);
  quote = cf_difference_words_make_quote (item);
  state = show_state (self);
  first = describe_side (self, item, 0);
  second = describe_side (self, item, 1);
  gtk_label_set_text (self->sides[0], first);
  gtk_label_set_text (self->sides[1], second);
  cf_code_dot_set_code (self->dot, comparison->found->material->codebook,
                        item->annotation != NULL ? cf_record_get_code (CF_RECORD (item->annotation))
                                                 : NULL);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->quote, quote);
  name = g_strdup_printf ("%s: “%s”. %s; %s. %s", title, quote, first, second, state);
  /* A row of GtkListView takes its accessible name from nowhere. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cf_compare_row_show:
 * @self: a row
 * @item: a difference of the comparison; %CF_NONE for none
 */
void
cf_compare_row_show (CfCompareRow *self, guint item)
{
  self->item = item;
  cf_compare_row_update (self);
}

guint
cf_compare_row_get_item (CfCompareRow *self)
{
  return self->item;
}
