/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lanes beside the text, one a coder: what each has marked is a bracket as high as its lines, in the colour of its
 * code and with the first letter of that. Those of the current difference are filled.
 *
 * The lanes stand still beside the text that scrolls: they are drawn where its lines are. */

#include "config.h"

#include "cf-compare-lanes.h"

#include "cf-code-style.h"
#include "cf-font-scale.h"

/* In pixels, where letters have their usual size. */
#define LANE_WIDTH 30
#define LEVEL_WIDTH 5
#define BAR_WIDTH 3.0f
#define ARM 4.0f
#define HEAD_HEIGHT 26
#define LEAST_HEIGHT 10

struct _CfCompareLanes
{
  GtkWidget parent_instance;

  CfComparer *comparer;
  CfArticleView *view;
  CfLanes *lanes; /* NULL for none */
  CfRecord *current[2];
};

G_DEFINE_FINAL_TYPE (CfCompareLanes, cf_compare_lanes, GTK_TYPE_WIDGET)

static void
cf_compare_lanes_dispose (GObject *object)
{
  CfCompareLanes *self = CF_COMPARE_LANES (object);

  g_clear_pointer (&self->lanes, cf_lanes_free);
  g_clear_object (&self->comparer);
  g_clear_object (&self->view);
  g_clear_object (&self->current[0]);
  g_clear_object (&self->current[1]);
  G_OBJECT_CLASS (cf_compare_lanes_parent_class)->dispose (object);
}

static guint
count_lanes (CfCompareLanes *self)
{
  return self->lanes != NULL ? self->lanes->lanes->len : 0;
}

static void
cf_compare_lanes_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CfCompareLanes *self = CF_COMPARE_LANES (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? (int) (count_lanes (self) * LANE_WIDTH * cf_font_scale (widget))
                          : 0;
}

/* What is seen of the text. */
static CfSpan
find_visible (CfCompareLanes *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle area;
  GtkTextIter first, last;

  gtk_text_view_get_visible_rect (view, &area);
  gtk_text_view_get_line_at_y (view, &first, area.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, area.y + area.height, NULL);
  gtk_text_iter_forward_line (&last);
  return cf_projection_span_to_text (cf_article_view_get_projection (self->view),
                                     (CfSpan){ (guint) gtk_text_iter_get_offset (&first),
                                               (guint) gtk_text_iter_get_offset (&last) });
}

/* From the top of its first line to the bottom of its last, in the widget; its whole is below the head. */
static gboolean
find_rows (CfCompareLanes *self, CfSpan span, float *top, float *bottom)
{
  GtkTextView *text = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  CfSpan shown = cf_projection_span_to_view (cf_article_view_get_projection (self->view), span);
  GtkTextIter start, end;
  GdkRectangle first, last;
  int y, x;
  double to;

  if (shown.start >= shown.end)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) shown.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) shown.end - 1);
  gtk_text_view_get_iter_location (text, &start, &first);
  gtk_text_view_get_iter_location (text, &end, &last);
  gtk_text_view_buffer_to_window_coords (text, GTK_TEXT_WINDOW_WIDGET, 0, first.y, &x, &y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (text), GTK_WIDGET (self), 0, y, NULL, &to))
    return FALSE;
  *top = (float) to;
  *bottom = *top + (float) MAX (last.y + last.height - first.y, LEAST_HEIGHT);
  return TRUE;
}

static void
append_letter (CfCompareLanes *self,
               GtkSnapshot *snapshot,
               const char *text,
               const GdkRGBA *colour,
               float x,
               float y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_bracket (
  GtkSnapshot *snapshot, const GdkRGBA *ink, float x, float top, float height, gboolean rtl)
{
  float arm = rtl ? x + BAR_WIDTH - ARM : x;

  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, height));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (arm, top, ARM + BAR_WIDTH, 2));
  gtk_snapshot_append_color (snapshot, ink,
                             &GRAPHENE_RECT_INIT (arm, top + height - 2, ARM + BAR_WIDTH, 2));
}

static void
draw_mark (CfCompareLanes *self,
           GtkSnapshot *snapshot,
           const CfLaneMark *mark,
           float x,
           float width,
           float scale)
{
  CfCodebook *codebook = cf_comparer_get_comparison (self->comparer)->found->material->codebook;
  const CfCode *code =
    cf_codebook_follow_code (codebook, cf_record_get_code (CF_RECORD (mark->annotation)));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean current = CF_RECORD (mark->annotation) == self->current[0] ||
                     CF_RECORD (mark->annotation) == self->current[1];
  float shift = (3 + (float) mark->level * LEVEL_WIDTH) * scale;
  float bar = rtl ? x + width - shift - BAR_WIDTH : x + shift;
  g_autofree char *initial = NULL;
  CfCodeStyle style;
  float top, bottom;

  if (!find_rows (self, mark->span, &top, &bottom))
    return;
  cf_code_style_init (&style, code, cf_is_dark ());
  if (current)
    gtk_snapshot_append_color (snapshot, &style.strong_tint,
                               &GRAPHENE_RECT_INIT (x + 1, top, width - 2, bottom - top));
  append_bracket (snapshot, &style.ink, bar, top + 1, bottom - top - 2, rtl);
  if (code == NULL)
    return;
  initial = cf_code_get_initial (code);
  append_letter (self, snapshot, initial, &style.ink, rtl ? x + 3 * scale : x + width - 12 * scale,
                 top + 2);
}

static float
find_x (CfCompareLanes *self, guint place, float width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) (place + 1) * width;
  return (float) place * width;
}

static void
draw_lane (CfCompareLanes *self,
           GtkSnapshot *snapshot,
           guint place,
           CfSpan visible,
           float width,
           float scale)
{
  guint coder = cf_comparer_get_coder_at (self->comparer, place);
  const GArray *marks;
  float x = find_x (self, place, width);

  if (coder == CF_NONE || coder >= self->lanes->lanes->len)
    return;
  marks = g_ptr_array_index (self->lanes->lanes, coder);
  for (guint i = 0; i < marks->len; i++)
    {
      const CfLaneMark *mark = &g_array_index (marks, CfLaneMark, i);

      if (mark->span.start >= visible.end)
        break;
      if (mark->span.end > visible.start)
        draw_mark (self, snapshot, mark, x, width, scale);
    }
}

static void
draw_heads (CfCompareLanes *self, GtkSnapshot *snapshot, float width, float scale)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  float height = HEAD_HEIGHT * scale;
  GdkRGBA colour, back, line;

  gtk_style_context_get_color (style, &colour);
  gtk_style_context_lookup_color (style, "view_bg_color", &back);
  line = colour;
  line.alpha = 0.15f;
  gtk_snapshot_append_color (
    snapshot, &back,
    &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), height));
  for (guint i = 0; i < count_lanes (self); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      float x = find_x (self, i, width);

      append_letter (self, snapshot, number, &colour, x + width / 2 - 4 * scale, 4 * scale);
      gtk_snapshot_append_color (
        snapshot, &line,
        &GRAPHENE_RECT_INIT (x + width - 1, 0, 1,
                             (float) gtk_widget_get_height (GTK_WIDGET (self))));
    }
}

static void
cf_compare_lanes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfCompareLanes *self = CF_COMPARE_LANES (widget);
  float scale = (float) cf_font_scale (widget), width = LANE_WIDTH * scale;
  CfSpan visible;

  if (self->lanes == NULL || cf_article_view_get_projection (self->view) == NULL ||
      cf_comparer_get_comparison (self->comparer) == NULL)
    return;
  visible = find_visible (self);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  for (guint i = 0; i < count_lanes (self); i++)
    draw_lane (self, snapshot, i, visible, width, scale);
  draw_heads (self, snapshot, width, scale);
  gtk_snapshot_pop (snapshot);
}

static void
cf_compare_lanes_class_init (CfCompareLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_compare_lanes_dispose;
  widget_class->measure = cf_compare_lanes_measure;
  widget_class->snapshot = cf_compare_lanes_snapshot;
  gtk_widget_class_set_css_name (widget_class, "comparelanes");
}

static void
cf_compare_lanes_init (CfCompareLanes *self)
{
}

/**
 * cf_compare_lanes_set:
 * @self: lanes that show nothing yet
 * @comparer: says in which order coders stand
 * @view: the text that they are beside
 */
void
cf_compare_lanes_set (CfCompareLanes *self, CfComparer *comparer, CfArticleView *view)
{
  g_set_object (&self->comparer, comparer);
  g_set_object (&self->view, view);
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cf_compare_lanes_show:
 * @self: lanes
 * @lanes: (transfer full) (nullable): of the comparison that the comparer has, and of the text that is beside them;
 *   %NULL for none
 */
void
cf_compare_lanes_show (CfCompareLanes *self, CfLanes *lanes)
{
  g_clear_pointer (&self->lanes, cf_lanes_free);
  self->lanes = lanes;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cf_compare_lanes_set_current:
 * @self: lanes
 * @first: (nullable): a record of the current difference
 * @second: (nullable): the other
 */
void
cf_compare_lanes_set_current (CfCompareLanes *self, CfRecord *first, CfRecord *second)
{
  g_set_object (&self->current[0], first);
  g_set_object (&self->current[1], second);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
