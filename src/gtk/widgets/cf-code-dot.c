/* SPDX-License-Identifier: GPL-3.0-or-later
 * The coloured dot of a code. Beside it there is always the code's name. */

#include "config.h"

#include "cf-code-dot.h"

#include "cf-code-style.h"

#define SIZE 10

struct _CfCodeDot
{
  GtkWidget parent_instance;

  CfCodebook *codebook;
  char *code;
};

G_DEFINE_FINAL_TYPE (CfCodeDot, cf_code_dot, GTK_TYPE_WIDGET)

static void
cf_code_dot_dispose (GObject *object)
{
  CfCodeDot *self = CF_CODE_DOT (object);

  g_clear_object (&self->codebook);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (cf_code_dot_parent_class)->dispose (object);
}

static void
cf_code_dot_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
cf_code_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfCodeDot *self = CF_CODE_DOT (widget);
  float x = ((float) gtk_widget_get_width (widget) - SIZE) / 2;
  float y = ((float) gtk_widget_get_height (widget) - SIZE) / 2;
  CfCodeStyle style;
  GskRoundedRect rect;

  if (self->codebook == NULL)
    return;
  cf_code_style_init (&style, cf_codebook_get_code (self->codebook, self->code), cf_is_dark ());
  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE), SIZE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, &style.ink, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
cf_code_dot_class_init (CfCodeDotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_code_dot_dispose;
  GTK_WIDGET_CLASS (klass)->measure = cf_code_dot_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = cf_code_dot_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "codedot");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cf_code_dot_init (CfCodeDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
cf_code_dot_new (CfCodebook *codebook, const char *code)
{
  CfCodeDot *self = g_object_new (CF_TYPE_CODE_DOT, NULL);

  cf_code_dot_set_code (self, codebook, code);
  return GTK_WIDGET (self);
}

void
cf_code_dot_set_code (CfCodeDot *self, CfCodebook *codebook, const char *code)
{
  g_set_object (&self->codebook, codebook);
  g_free (self->code);
  self->code = g_strdup (code);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
new_content (CfCodebook *codebook, const CfCode *code)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (cf_code_get_label (code));

  gtk_box_append (GTK_BOX (box), cf_code_dot_new (codebook, code->id));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (code->key != NULL)
    {
      GtkWidget *key = gtk_label_new (code->key);

      gtk_widget_add_css_class (key, "dim-label");
      gtk_widget_add_css_class (key, "numeric");
      gtk_box_append (GTK_BOX (box), key);
    }
  return box;
}

/**
 * cf_code_button_fill:
 * @button: a button that means a code
 * @codebook: the codebook
 * @code: the code
 *
 * Gives it dot, name and key of the code, and for a screen reader its definition.
 */
void
cf_code_button_fill (GtkWidget *button, CfCodebook *codebook, const CfCode *code)
{
  const char *definition = cf_labels_get (code->definition);

  gtk_button_set_child (GTK_BUTTON (button), new_content (codebook, code));
  gtk_widget_add_css_class (button, "pill-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cf_code_get_label (code), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  definition != NULL ? definition : "", -1);
}
