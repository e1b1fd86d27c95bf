/* SPDX-License-Identifier: GPL-3.0-or-later
 * How high a paragraph of a text view is, before the view has laid it out.
 *
 * GtkTextView lays lines out when they come into sight, and does not tell how high the others are. What it makes of
 * a paragraph is a PangoLayout with the attributes of the tags at its start; so is this, to the pixel. */

#include "config.h"

#include "cf-paragraph-ruler.h"

/* GTK keeps that much of the width for the caret. */
#define CARET_WIDTH 1
#define PASSED_OVER "cf-passed-over"

/* What the tags at the start of a paragraph say. */
typedef struct
{
  CfParagraphSize size;
  int left_margin;
  PangoAttrList *attributes;
} Style;

/**
 * cf_paragraph_ruler_pass_over:
 * @tag: a tag whose space does not count: it is the space that is added to what is measured
 */
void
cf_paragraph_ruler_pass_over (GtkTextTag *tag)
{
  g_object_set_data (G_OBJECT (tag), PASSED_OVER, tag);
}

static gboolean
is_set (GtkTextTag *tag, const char *property)
{
  gboolean set;

  g_object_get (tag, property, &set, NULL);
  return set;
}

/* Attributes that are inserted later go before; scales multiply, as GTK has it. */
static void
add_letters (Style *style, GtkTextTag *tag, double *scale)
{
  double factor;
  int weight;
  float line_height;

  g_object_get (tag, "scale", &factor, "weight", &weight, "line-height", &line_height, NULL);
  if (is_set (tag, "scale-set"))
    *scale *= factor;
  if (is_set (tag, "weight-set"))
    pango_attr_list_change (style->attributes, pango_attr_weight_new ((PangoWeight) weight));
  if (is_set (tag, "line-height-set"))
    pango_attr_list_change (style->attributes, pango_attr_line_height_new ((double) line_height));
}

static void
add_space (Style *style, GtkTextTag *tag)
{
  int above, below, margin;

  g_object_get (tag, "pixels-above-lines", &above, "pixels-below-lines", &below, "left-margin",
                &margin, NULL);
  if (is_set (tag, "pixels-above-lines-set"))
    style->size.above = above;
  if (is_set (tag, "pixels-below-lines-set"))
    style->size.below = below;
  /* All of ours add up. */
  if (is_set (tag, "left-margin-set"))
    style->left_margin += margin;
}

static void
read_tags (Style *style, const GtkTextIter *start)
{
  GSList *tags = gtk_text_iter_get_tags (start);
  double scale = 1;

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (l->data, PASSED_OVER) == NULL)
      {
        add_letters (style, l->data, &scale);
        add_space (style, l->data);
      }
  g_slist_free (tags);
  if (scale != 1)
    pango_attr_list_change (style->attributes, pango_attr_scale_new (scale));
}

/**
 * cf_paragraph_ruler_measure:
 * @view: a text view that wraps lines
 * @start: the start of a paragraph
 * @width: of the view, in pixels
 * @size: (out): how high it is, or will be
 */
void
cf_paragraph_ruler_measure (GtkTextView *view,
                            const GtkTextIter *start,
                            int width,
                            CfParagraphSize *size)
{
  GtkTextIter end = *start;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  Style style = { .left_margin = gtk_text_view_get_left_margin (view),
                  .attributes = pango_attr_list_new () };
  PangoRectangle extents;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_slice (start, &end);
  read_tags (&style, start);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, style.attributes);
  pango_layout_set_width (
    layout, (width - CARET_WIDTH - style.left_margin - gtk_text_view_get_right_margin (view)) *
              PANGO_SCALE);
  pango_layout_get_extents (layout, NULL, &extents);
  style.size.text = PANGO_PIXELS (extents.height);
  style.size.baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
  *size = style.size;
  pango_attr_list_unref (style.attributes);
}
