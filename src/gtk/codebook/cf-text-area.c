/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text view that is as high as its text.
 *
 * GtkTextView asks for the height of what it has laid out, which is what it had room for. This one measures its
 * text with Pango, at the width that it gets less its margins and the pixel of the caret. */

#include "config.h"

#include "cf-text-area.h"

#include "cf-font-language.h"

struct _CfTextArea
{
  GtkTextView parent_instance;

  GtkTextTag *language; /* that the glyphs are of; NULL for that of the desktop */
  char *tag;            /* what fontconfig calls it */
};

G_DEFINE_FINAL_TYPE (CfTextArea, cf_text_area, GTK_TYPE_TEXT_VIEW)

static void
cf_text_area_finalize (GObject *object)
{
  g_free (CF_TEXT_AREA (object)->tag);
  G_OBJECT_CLASS (cf_text_area_parent_class)->finalize (object);
}

static GtkSizeRequestMode
cf_text_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static PangoLayout *
make_layout (CfTextArea *self, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  PangoLayout *layout;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  if (self->tag != NULL)
    {
      PangoAttrList *list = pango_attr_list_new ();

      pango_attr_list_insert (list,
                              pango_attr_language_new (pango_language_from_string (self->tag)));
      pango_layout_set_attributes (layout, list);
      pango_attr_list_unref (list);
    }
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, MAX (width - 1, 1) * PANGO_SCALE);
  return layout;
}

static void
cf_text_area_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 1;
      return;
    }
  layout = make_layout (CF_TEXT_AREA (widget), for_size);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height;
}

static void
cf_text_area_class_init (CfTextAreaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_text_area_finalize;
  GTK_WIDGET_CLASS (klass)->get_request_mode = cf_text_area_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = cf_text_area_measure;
}

static void
on_changed (GtkTextBuffer *buffer, CfTextArea *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (self->language != NULL)
    gtk_text_buffer_apply_tag (buffer, self->language, &start, &end);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cf_text_area_init (CfTextArea *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (on_changed),
                           self, 0);
}

/**
 * cf_text_area_new:
 * @language: (nullable): a BCP 47 tag: that of its text
 *
 * Returns: (transfer floating): a view without text
 */
GtkWidget *
cf_text_area_new (const char *language)
{
  CfTextArea *self = g_object_new (CF_TYPE_TEXT_AREA, NULL);

  if (language != NULL && !g_str_equal (language, "und"))
    {
      self->tag = g_strdup (cf_font_language_get (language));
      self->language = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                                   NULL, "language", self->tag, NULL);
    }
  return GTK_WIDGET (self);
}
