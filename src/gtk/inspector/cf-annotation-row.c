/* SPDX-License-Identifier: GPL-3.0-or-later
 * An annotation as a row of a list: code, what the required attributes say, and its words.
 *
 * A list view keeps up to 200 rows, whatever is seen of them. So a row is one widget that draws itself, not
 * a dozen: made of labels and images, the rows took longer than all else that opening an article needs. */

#include "config.h"

#include "cf-annotation-row.h"

#include "cf-code-style.h"
#include "cf-font-language.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

#define DOT_SIZE 10
#define ICON_SIZE 14
#define GAP 6
#define LINE_GAP 3
#define MIN_WIDTH 100
#define HEADING_SCALE 0.82
/* More do not fit on two lines. */
#define QUOTE_CHARACTERS 120

struct _CfAnnotationRow
{
  GtkWidget parent_instance;

  CfAnnotation *annotation;
  CfCodebook *codebook;
  gboolean lost;
  PangoLayout *heading; /* NULL until they are needed */
  PangoLayout *quote;
};

G_DEFINE_FINAL_TYPE (CfAnnotationRow, cf_annotation_row, GTK_TYPE_WIDGET)

static gboolean
is_doubtful (CfAnnotationRow *self)
{
  return cf_record_get_doubt (CF_RECORD (self->annotation));
}

static gboolean
has_note (CfAnnotationRow *self)
{
  return cf_record_get_note (CF_RECORD (self->annotation)) != NULL;
}

static gboolean
is_lost (CfAnnotationRow *self)
{
  return self->lost;
}

/* What stands at the end of the heading. */
static const struct
{
  gboolean (*is_shown) (CfAnnotationRow *self);
  const char *icon;
  const char *text; /* NULL for the note itself */
} marks[] = {
  { is_lost, "dialog-warning-symbolic", N_ ("Its words are not found in the article any more") },
  { has_note, "document-edit-symbolic", NULL },
  { is_doubtful, "dialog-question-symbolic", N_ ("Doubtful") },
};

static void
forget_layouts (CfAnnotationRow *self)
{
  g_clear_object (&self->heading);
  g_clear_object (&self->quote);
}

static void
cf_annotation_row_dispose (GObject *object)
{
  CfAnnotationRow *self = CF_ANNOTATION_ROW (object);

  forget_layouts (self);
  g_clear_object (&self->annotation);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (cf_annotation_row_parent_class)->dispose (object);
}

static const CfCode *
get_code (CfAnnotationRow *self)
{
  return cf_codebook_follow_code (self->codebook,
                                  cf_record_get_code (CF_RECORD (self->annotation)));
}

static const char *
get_label (CfAnnotationRow *self)
{
  const CfCode *code = get_code (self);

  return code != NULL ? cf_code_get_label (code)
                      : cf_record_get_code (CF_RECORD (self->annotation));
}

/* The values of required attributes, as far as they are there. */
static char *
make_summary (CfRecord *record, CfCodebook *codebook)
{
  g_autoptr (GPtrArray) attributes =
               cf_codebook_list_attributes_on (codebook, cf_record_get_code (record));
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      const char *value = cf_record_get_value (record, attribute->id);

      if (attribute->required && value != NULL)
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "",
                                cf_attribute_get_value_label (attribute, value));
    }
  return g_string_free (summary, FALSE);
}

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static PangoLayout *
make_heading (CfAnnotationRow *self)
{
  const char *label = get_label (self);
  g_autofree char *summary = make_summary (CF_RECORD (self->annotation), self->codebook);
  g_autofree char *text = g_strconcat (label, "  ", summary, NULL);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (HEADING_SCALE));
  insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, strlen (label));
  insert_attribute (attributes,
                    pango_attr_foreground_alpha_new ((guint16) (G_MAXUINT16 * cf_get_dim_alpha ())),
                    strlen (label), strlen (text));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* The first words on one line: a whole article in a label would be laid out. */
static char *
make_quote (CfAnnotation *annotation, glong n_characters)
{
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  char *cut = g_utf8_strlen (quote, -1) > n_characters ? g_utf8_substring (quote, 0, n_characters)
                                                       : g_strdup (quote);

  return g_strdelimit (cut, "\n", ' ');
}

static PangoLayout *
make_words (CfAnnotationRow *self)
{
  g_autofree char *quote = make_quote (self->annotation, QUOTE_CHARACTERS);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), quote);

  cf_font_language_apply (layout);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2); /* lines */
  return layout;
}

static void
lay_out (CfAnnotationRow *self, int width)
{
  int heading_width = width - DOT_SIZE - GAP;

  if (self->heading == NULL)
    self->heading = make_heading (self);
  if (self->quote == NULL)
    self->quote = make_words (self);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].is_shown (self))
      heading_width -= ICON_SIZE + GAP;
  pango_layout_set_width (self->heading, MAX (heading_width, 1) * PANGO_SCALE);
  pango_layout_set_width (self->quote, MAX (width, 1) * PANGO_SCALE);
}

static void
cf_annotation_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  CfAnnotationRow *self = CF_ANNOTATION_ROW (widget);
  int heading_height, quote_height;

  *minimum = *natural = MIN_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->annotation == NULL)
    return;
  lay_out (self, for_size > 0 ? for_size : MIN_WIDTH);
  pango_layout_get_pixel_size (self->heading, NULL, &heading_height);
  pango_layout_get_pixel_size (self->quote, NULL, &quote_height);
  *minimum = *natural = MAX (heading_height, ICON_SIZE) + LINE_GAP + quote_height;
}

static GtkSizeRequestMode
cf_annotation_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw_dot (CfAnnotationRow *self, GtkSnapshot *snapshot, float x, float y)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, DOT_SIZE, DOT_SIZE);
  CfCodeStyle style;
  GskRoundedRect dot;

  cf_code_style_init (&style, get_code (self), cf_is_dark ());
  gsk_rounded_rect_init_from_rect (&dot, &bounds, DOT_SIZE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &style.ink, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_icon (CfAnnotationRow *self,
           GtkSnapshot *snapshot,
           const char *name,
           const GdkRGBA *ink,
           float x,
           float y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
    theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
    gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, ink, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *ink, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
cf_annotation_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfAnnotationRow *self = CF_ANNOTATION_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  float icon_x = (float) (rtl ? 0 : width - ICON_SIZE);
  int heading_height, line_height;
  GdkRGBA ink;

  if (self->annotation == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  lay_out (self, width);
  pango_layout_get_pixel_size (self->heading, NULL, &heading_height);
  line_height = MAX (heading_height, ICON_SIZE);
  draw_dot (self, snapshot, (float) (rtl ? width - DOT_SIZE : 0),
            (float) (line_height - DOT_SIZE) / 2);
  draw_layout (
    snapshot, self->heading, &ink,
    (float) (rtl ? width - DOT_SIZE - GAP - pango_layout_get_width (self->heading) / PANGO_SCALE
                 : DOT_SIZE + GAP),
    (float) (line_height - heading_height) / 2);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].is_shown (self))
      {
        draw_icon (self, snapshot, marks[i].icon, &ink, icon_x,
                   (float) (line_height - ICON_SIZE) / 2);
        icon_x += (float) (rtl ? ICON_SIZE + GAP : -ICON_SIZE - GAP);
      }
  draw_layout (snapshot, self->quote, &ink, 0, (float) (line_height + LINE_GAP));
}

static void
cf_annotation_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_annotation_row_parent_class)->css_changed (widget, change);
  forget_layouts (CF_ANNOTATION_ROW (widget));
}

static void
cf_annotation_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (cf_annotation_row_parent_class)->direction_changed (widget, previous);
  forget_layouts (CF_ANNOTATION_ROW (widget));
}

/* What the marks mean, a line each. */
static char *
describe_marks (CfAnnotationRow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].is_shown (self))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              marks[i].text != NULL
                                ? _ (marks[i].text)
                                : cf_record_get_note (CF_RECORD (self->annotation)));
  return g_string_free (text, FALSE);
}

static gboolean
cf_annotation_row_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CfAnnotationRow *self = CF_ANNOTATION_ROW (widget);
  g_autofree char *text = self->annotation != NULL ? describe_marks (self) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
cf_annotation_row_class_init (CfAnnotationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_annotation_row_dispose;
  widget_class->measure = cf_annotation_row_measure;
  widget_class->get_request_mode = cf_annotation_row_get_request_mode;
  widget_class->snapshot = cf_annotation_row_snapshot;
  widget_class->css_changed = cf_annotation_row_css_changed;
  widget_class->direction_changed = cf_annotation_row_direction_changed;
  widget_class->query_tooltip = cf_annotation_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "annotationrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cf_annotation_row_init (CfAnnotationRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
cf_annotation_row_new (void)
{
  return g_object_new (CF_TYPE_ANNOTATION_ROW, NULL);
}

/* To those who do not see it: the list's item says what the row shows. */
static void
name_item (CfAnnotationRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *quote = make_quote (self->annotation, CF_LIMIT_NAME_SHOWN);
  g_autofree char *name = g_strdup_printf ("%s: %s", get_label (self), quote);
  g_autofree char *description = describe_marks (self);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * cf_annotation_row_set_annotation:
 * @self: a row
 * @annotation: the annotation to show
 * @codebook: the codebook
 * @lost: whether its words are not in the article any more
 */
void
cf_annotation_row_set_annotation (CfAnnotationRow *self,
                                  CfAnnotation *annotation,
                                  CfCodebook *codebook,
                                  gboolean lost)
{
  g_set_object (&self->annotation, annotation);
  g_set_object (&self->codebook, codebook);
  self->lost = lost;
  forget_layouts (self);
  name_item (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
