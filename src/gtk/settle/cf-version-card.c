/* SPDX-License-Identifier: GPL-3.0-or-later
 * One of several versions, to be chosen: what it says where the others say something else, and a button.
 *
 * #CfVersionCard::chosen tells that it is the one. */

#include "config.h"

#include "cf-version-card.h"

#include "cf-clock.h"
#include "cf-time-text.h"
#include "cf-version-text.h"

#include <glib/gi18n.h>

#define WIDTH_CHARS 30

struct _CfVersionCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfVersionCard, cf_version_card, GTK_TYPE_WIDGET)

static void
cf_version_card_dispose (GObject *object)
{
  g_clear_pointer (&CF_VERSION_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cf_version_card_parent_class)->dispose (object);
}

static void
cf_version_card_class_init (CfVersionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_version_card_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", CF_TYPE_VERSION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "versioncard");
}

static void
cf_version_card_init (CfVersionCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "version");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
add_label (CfVersionCard *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* So that two cards stand side by side, however long their text is. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
on_clicked (CfVersionCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
add_button (CfVersionCard *self, guint position, const char *said)
{
  g_autofree char *name = g_strdup_printf (_ ("Keep Version %u"), position + 1);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  said, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_time (CfVersionCard *self, CfRecord *record)
{
  const char *time = cf_record_get_modified (record) != NULL ? cf_record_get_modified (record)
                                                             : cf_record_get_created (record);
  g_autofree char *ago = cf_time_text_ago (time, cf_clock_now ());

  if (ago == NULL)
    return;
  gtk_widget_add_css_class (add_label (self, ago, "caption"), "dim-label");
}

/**
 * cf_version_card_new:
 * @versions: (element-type CfVersion): versions of one record, the one that is shown first
 * @position: which of them
 * @codebook: says how things are called
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
cf_version_card_new (GPtrArray *versions, guint position, CfCodebook *codebook)
{
  CfVersionCard *self = g_object_new (CF_TYPE_VERSION_CARD, NULL);
  const CfVersion *version = g_ptr_array_index (versions, position);
  g_autofree char *said = cf_version_text_describe (versions, position, codebook);
  GtkWidget *text;

  add_label (self, position == 0 ? _ ("Shown Now") : _ ("Changed Elsewhere"), "heading");
  text = add_label (self, said, NULL);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  add_time (self, version->record);
  add_button (self, position, said);
  return GTK_WIDGET (self);
}
