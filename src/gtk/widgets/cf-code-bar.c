/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small bar that shows how many annotations of each code an article has.
 *
 * A piece a code, in the codebook's order; its length grows with the root of the number, so that one
 * annotation is still seen beside a hundred. */

#include "config.h"

#include "cf-code-bar.h"

#include "cf-code-style.h"

#include <glib/gi18n.h>

#include <math.h>

#define WIDTH 84
#define HEIGHT 6
#define GAP 4
#define UNIT 6.0f

struct _CfCodeBar
{
  GtkWidget parent_instance;

  CfArticleEntry *entry;
  CfCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (CfCodeBar, cf_code_bar, GTK_TYPE_WIDGET)

static void
cf_code_bar_dispose (GObject *object)
{
  CfCodeBar *self = CF_CODE_BAR (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (cf_code_bar_parent_class)->dispose (object);
}

static float
get_length (guint count)
{
  return UNIT + UNIT * sqrtf ((float) count);
}

/* How long all pieces would be. */
static float
measure_pieces (CfCodeBar *self, GPtrArray *codes)
{
  float total = -GAP;

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_article_entry_count_code (self->entry, code->id);

      if (count > 0)
        total += get_length (count) + GAP;
    }
  return total;
}

static void
cf_code_bar_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  CfCodeBar *self = CF_CODE_BAR (widget);
  float total = 0;

  if (self->entry != NULL && self->codebook != NULL)
    total = measure_pieces (self, cf_codebook_get_codes (self->codebook));
  *minimum = *natural =
    orientation == GTK_ORIENTATION_HORIZONTAL ? (int) CLAMP (total, 0, WIDTH) : HEIGHT;
}

static void
cf_code_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfCodeBar *self = CF_CODE_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget);
  float y = ((float) gtk_widget_get_height (widget) - HEIGHT) / 2;
  GPtrArray *codes;
  float total, scale, x;

  if (self->entry == NULL || self->codebook == NULL)
    return;
  codes = cf_codebook_get_codes (self->codebook);
  total = measure_pieces (self, codes);
  if (total <= 0)
    return;
  scale = MIN (1.0f, width / total);
  x = rtl ? 0 : width - total * scale;
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_article_entry_count_code (self->entry, code->id);
      float length = get_length (count) * scale;
      CfCodeStyle style;
      GskRoundedRect rect;

      if (count == 0)
        continue;
      cf_code_style_init (&style, code, cf_is_dark ());
      gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, length, HEIGHT),
                                       HEIGHT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &rect);
      gtk_snapshot_append_color (snapshot, &style.ink, &rect.bounds);
      gtk_snapshot_pop (snapshot);
      x += length + GAP * scale;
    }
}

static void
cf_code_bar_class_init (CfCodeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_code_bar_dispose;
  GTK_WIDGET_CLASS (klass)->measure = cf_code_bar_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = cf_code_bar_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "codebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cf_code_bar_init (CfCodeBar *self)
{
}

static char *
describe (CfCodeBar *self)
{
  GPtrArray *codes = cf_codebook_get_codes (self->codebook);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_article_entry_count_code (self->entry, code->id);

      if (count > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? ", " : "",
                                cf_code_get_label (code), count);
    }
  return g_string_free (text, FALSE);
}

/**
 * cf_code_bar_set_entry:
 * @self: a bar
 * @entry: (nullable): the article to show
 * @codebook: (nullable): its codebook
 */
void
cf_code_bar_set_entry (CfCodeBar *self, CfArticleEntry *entry, CfCodebook *codebook)
{
  g_autofree char *text = NULL;

  g_set_object (&self->entry, entry);
  g_set_object (&self->codebook, codebook);
  if (entry != NULL && codebook != NULL)
    text = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text != NULL && *text != '\0' ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
