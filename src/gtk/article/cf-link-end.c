/* SPDX-License-Identifier: GPL-3.0-or-later
 * The other end of a link of the chosen annotation, and how the link looks. */

#include "config.h"

#include "cf-link-end.h"

#include "cf-texture.h"

#define LABEL_SIZE 9.5
#define LABEL_PADDING 2.0f

typedef struct
{
  const GdkRGBA *ink;
  gboolean rtl;
} ArrowHead;

static void
draw_arrow_head (cairo_t *cr, gpointer user_data)
{
  const ArrowHead *head = user_data;

  gdk_cairo_set_source_rgba (cr, head->ink);
  cairo_move_to (cr, head->rtl ? 0 : CF_ARROW_LENGTH, CF_ARROW_HEIGHT / 2.0);
  cairo_line_to (cr, head->rtl ? CF_ARROW_LENGTH : 0, 0);
  cairo_line_to (cr, head->rtl ? CF_ARROW_LENGTH : 0, CF_ARROW_HEIGHT);
  cairo_fill (cr);
}

/* It runs upwards, on a patch of paper that is as long as it and lies over its arc. */
static GskRenderNode *
make_label (GtkWidget *widget, const char *text, double *length)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA paper = { 1, 1, 1, 1 }, ink;
  int width, height;

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (LABEL_SIZE * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_family_new ("sans"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  *length = width + 2 * (double) LABEL_PADDING;
  gtk_style_context_get_color (style, &ink);
  gtk_style_context_lookup_color (style, "view_bg_color", &paper);
  gtk_snapshot_rotate (snapshot, -90);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(float) width / 2, -(float) height / 2));
  gtk_snapshot_append_color (
    snapshot, &paper, &GRAPHENE_RECT_INIT (-LABEL_PADDING, 0, (float) *length, (float) height));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * cf_link_end_init:
 * @end: (out caller-allocates): the end, to be cleared
 * @view: on which it is drawn
 * @scene: what there is to draw, with a chosen annotation
 * @relation: a link of that
 * @annotation: what it is linked with
 * @other: (nullable): whose that is; %NULL for one's own
 */
void
cf_link_end_init (CfLinkEnd *end,
                  GtkTextView *view,
                  const CfScene *scene,
                  CfRelation *relation,
                  CfAnnotation *annotation,
                  const CfOtherLayer *other)
{
  GtkWidget *widget = GTK_WIDGET (view);
  const char *id = cf_record_get_code (CF_RECORD (relation));
  const CfRelationType *type = cf_codebook_get_relation_type (scene->codebook, id);
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;
  ArrowHead head = { &end->ink, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  *end = (CfLinkEnd){ .annotation = g_object_ref (annotation), .other = other };
  end->speaks =
    g_strcmp0 (cf_relation_get_from (relation), cf_record_get_id (CF_RECORD (scene->chosen))) == 0;
  cf_scene_get_ink (scene, end->speaks ? scene->chosen : annotation, &end->ink);
  end->label = make_label (widget, label != NULL ? label : id, &end->length);
  if (type == NULL || !type->symmetric)
    end->arrow_head =
      cf_texture_draw (CF_ARROW_LENGTH, CF_ARROW_HEIGHT, gtk_widget_get_scale_factor (widget),
                       draw_arrow_head, &head);
}

/**
 * cf_link_end_clear:
 * @data: an end
 *
 * Gives back what it has.
 */
void
cf_link_end_clear (gpointer data)
{
  CfLinkEnd *end = data;

  g_object_unref (end->annotation);
  g_clear_pointer (&end->label, gsk_render_node_unref);
  g_clear_object (&end->arrow_head);
}
