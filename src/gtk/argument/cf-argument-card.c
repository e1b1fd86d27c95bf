/* SPDX-License-Identifier: GPL-3.0-or-later
 * A card of the argument map: a claim, rebuttal or source with its words, outlet and date; or a proposition.
 *
 * It draws itself: GTK keeps what it has drawn until something on it changes, so that a map moves smoothly. Its
 * paper, edge and focus are the style sheet's. Letters too small to be read are left out.
 *
 * Its action `card.open` is what Enter and a click do: the map answers it. */

#include "config.h"

#include "cf-argument-card.h"

#include "cf-argument-words.h"
#include "cf-code-style.h"
#include "cf-font-language.h"
#include "cf-font-scale.h"

#include <glib/gi18n.h>

#define BAR 5.0f
#define PADDING 10.0f
#define SMALL 0.82
#define N_QUOTE_LINES 3
/* Dots and dashes of a bar whose code has such a line. */
#define DASH 7.0f
#define DASH_GAP 4.0f

struct _CfArgumentCard
{
  GtkWidget parent_instance;

  CfArgumentMap *map;
  guint box;
  gboolean detailed;
  PangoLayout *head; /* the layouts are NULL until they are drawn, and for what is not on it */
  PangoLayout *quotes[2];
  PangoLayout *place;
};

G_DEFINE_FINAL_TYPE (CfArgumentCard, cf_argument_card, GTK_TYPE_WIDGET)

static void
forget_layouts (CfArgumentCard *self)
{
  g_clear_object (&self->head);
  g_clear_object (&self->quotes[0]);
  g_clear_object (&self->quotes[1]);
  g_clear_object (&self->place);
}

static void
cf_argument_card_dispose (GObject *object)
{
  CfArgumentCard *self = CF_ARGUMENT_CARD (object);

  forget_layouts (self);
  g_clear_pointer (&self->map, cf_argument_map_unref);
  G_OBJECT_CLASS (cf_argument_card_parent_class)->dispose (object);
}

/* %NULL for a proposition. */
static const CfArgumentNode *
get_node (CfArgumentCard *self)
{
  return self->box < self->map->graph->nodes->len
           ? cf_argument_graph_get_node (self->map->graph, self->box)
           : NULL;
}

static const CfArgumentMatter *
get_matter (CfArgumentCard *self)
{
  return g_ptr_array_index (self->map->matters, self->box - self->map->graph->nodes->len);
}

static PangoLayout *
lay_out (CfArgumentCard *self, const char *text, double scale, int n_lines)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PangoLayout *layout;
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Letters keep their distance at every zoom. */
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_text (layout, text, -1);

  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  cf_font_language_apply (layout);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -n_lines);
  return layout;
}

/* The words of the annotation, and of its first counterpart, which then has the last line. */
static void
lay_out_quotes (CfArgumentCard *self, const CfArgumentNode *node)
{
  guint n = MIN (node->annotations->len, G_N_ELEMENTS (self->quotes));

  if (n == 0)
    self->quotes[0] = lay_out (self, node->id, 1, N_QUOTE_LINES);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quote = cf_annotation_get_quote (g_ptr_array_index (node->annotations, i));
      g_autofree char *shown = cf_argument_words_shorten (quote);

      self->quotes[i] = lay_out (self, shown, 1, i > 0 ? 1 : N_QUOTE_LINES + 1 - (int) n);
    }
}

static void
ensure_layouts (CfArgumentCard *self)
{
  const CfArgumentNode *node = get_node (self);
  g_autofree char *head = NULL;
  g_autofree char *place = NULL;

  if (self->quotes[0] != NULL)
    return;
  if (node == NULL)
    {
      g_autofree char *shown = cf_argument_words_shorten (get_matter (self)->label);

      self->quotes[0] = lay_out (self, shown, 1, 2);
      pango_layout_set_alignment (self->quotes[0], PANGO_ALIGN_CENTER);
      return;
    }
  head = cf_argument_words_make_head (self->map->graph, node);
  place = cf_argument_words_make_place (node);
  self->head = lay_out (self, head, SMALL, 1);
  lay_out_quotes (self, node);
  self->place = lay_out (self, place, SMALL, 1);
}

static float
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height;
}

static void
draw_layout (
  GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float width, const GdkRGBA *colour)
{
  pango_layout_set_width (layout, (int) MAX (width, 0) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* Whole for a solid line, in pieces for the others: the colour does not stand alone. */
static void
draw_bar (CfArgumentCard *self, GtkSnapshot *snapshot, const CfCodeStyle *style)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float x = rtl ? width - BAR : 0;
  float dash = style->line == CF_LINE_SOLID ? height : style->line == CF_LINE_DOTTED ? BAR : DASH;

  for (float y = 0; y < height; y += dash + DASH_GAP)
    gtk_snapshot_append_color (snapshot, &style->ink,
                               &GRAPHENE_RECT_INIT (x, y, BAR, MIN (dash, height - y)));
}

static void
draw_annotation (CfArgumentCard *self, GtkSnapshot *snapshot, const CfArgumentNode *node)
{
  const CfCode *code =
    cf_codebook_get_code (self->map->graph->codebook, node->code != NULL ? node->code : "");
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float x = rtl ? PADDING : BAR + PADDING;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - BAR - 2 * PADDING;
  float y = PADDING, bottom = (float) gtk_widget_get_height (GTK_WIDGET (self)) - PADDING;
  GdkRGBA colour, dim;
  CfCodeStyle style;

  cf_code_style_init (&style, code, cf_is_dark ());
  draw_bar (self, snapshot, &style);
  if (!self->detailed)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  dim = colour;
  dim.alpha *= cf_get_dim_alpha ();
  draw_layout (snapshot, self->head, x, y, width, &style.ink);
  y += get_height (self->head) + 2;
  for (guint i = 0; i < G_N_ELEMENTS (self->quotes) && self->quotes[i] != NULL; i++)
    {
      draw_layout (snapshot, self->quotes[i], x, y, width, i == 0 ? &colour : &dim);
      y += get_height (self->quotes[i]);
    }
  draw_layout (snapshot, self->place, x, bottom - get_height (self->place), width, &dim);
}

static void
draw_matter (CfArgumentCard *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  GdkRGBA colour;

  if (!self->detailed)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  pango_layout_set_width (self->quotes[0], (int) width * PANGO_SCALE);
  draw_layout (snapshot, self->quotes[0], PADDING,
               ((float) gtk_widget_get_height (GTK_WIDGET (self)) - get_height (self->quotes[0])) /
                 2,
               width, &colour);
}

static void
cf_argument_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfArgumentCard *self = CF_ARGUMENT_CARD (widget);
  const CfArgumentNode *node = get_node (self);
  GskRoundedRect edge;

  gsk_rounded_rect_init_from_rect (&edge,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                        (float) gtk_widget_get_height (widget)),
                                   7);
  if (self->detailed)
    ensure_layouts (self);
  gtk_snapshot_push_rounded_clip (snapshot, &edge);
  if (node != NULL)
    draw_annotation (self, snapshot, node);
  else
    draw_matter (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
cf_argument_card_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  /* It is given its place, whatever is on it. */
  *minimum = 0;
  *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? CF_CARD_WIDTH : CF_CARD_HEIGHT) *
                    cf_font_scale (widget));
}

static void
cf_argument_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_argument_card_parent_class)->css_changed (widget, change);
  forget_layouts (CF_ARGUMENT_CARD (widget));
}

static void
cf_argument_card_class_init (CfArgumentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_argument_card_dispose;
  widget_class->snapshot = cf_argument_card_snapshot;
  widget_class->measure = cf_argument_card_measure;
  widget_class->css_changed = cf_argument_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "argumentcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cf_argument_card_init (CfArgumentCard *self)
{
  self->detailed = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cf_argument_card_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_CARD, NULL);
}

static char *
make_name (CfArgumentCard *self, const CfArgumentNode *node)
{
  g_autofree char *head = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;

  if (node == NULL)
    {
      g_autofree char *shown = cf_argument_words_shorten (get_matter (self)->label);

      return g_strdup_printf (_ ("Proposition: %s"), shown);
    }
  head = cf_argument_words_make_head (self->map->graph, node);
  quote = cf_argument_words_make_quote (node);
  place = cf_argument_words_make_place (node);
  /* Translators: a card of the map: code and annotator, words, outlet and date. */
  return g_strdup_printf (_ ("%s: “%s”, %s"), head, quote, place);
}

/* What its lines show. */
static char *
make_description (CfArgumentCard *self)
{
  const CfArgumentGraph *graph = self->map->graph;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);
      gboolean speaks = edge->from == self->box;
      g_autofree char *quote = NULL;

      if ((!speaks && edge->to != self->box) || cf_argument_map_repeats (self->map, i))
        continue;
      quote = cf_argument_words_make_quote (
        cf_argument_graph_get_node (graph, speaks ? edge->to : edge->from));
      if (text->len > 0)
        g_string_append (text, "; ");
      /* Translators: a relation of a card: its type, and the words of the other end, spoken of or speaking. */
      g_string_append_printf (text, speaks ? _ ("%s “%s”") : _ ("%s, from “%s”"),
                              cf_argument_words_get_type (graph, edge), quote);
    }
  return g_string_free (text, FALSE);
}

static void
set_class (CfArgumentCard *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/**
 * cf_argument_card_show:
 * @self: a card
 * @map: a map
 * @box: which of its boxes it is
 */
void
cf_argument_card_show (CfArgumentCard *self, const CfArgumentMap *map, guint box)
{
  const CfArgumentNode *node;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  g_clear_pointer (&self->map, cf_argument_map_unref);
  self->map = cf_argument_map_ref ((CfArgumentMap *) map);
  self->box = box;
  node = get_node (self);
  set_class (self, "matter", node == NULL);
  set_class (self, "outside", node != NULL && (node->outside || node->article == NULL));
  name = make_name (self, node);
  description = make_description (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  forget_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
cf_argument_card_get_box (CfArgumentCard *self)
{
  return self->box;
}

/**
 * cf_argument_card_set_detailed:
 * @self: a card
 * @detailed: whether its words are large enough to be read
 */
void
cf_argument_card_set_detailed (CfArgumentCard *self, gboolean detailed)
{
  if (self->detailed == detailed)
    return;
  self->detailed = detailed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
