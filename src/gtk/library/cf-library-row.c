/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article as a row of the library: title, outlet, date, languages, and a bar of codes.
 *
 * It draws all of it itself: GtkListView makes two hundred rows at a time, and with widgets in them that
 * takes a tenth of a second. Text is laid out when it is drawn. */

#include "config.h"

#include "cf-library-row.h"

#include "cf-code-bar.h"
#include "cf-code-style.h"
#include "cf-font-language.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

#include <string.h>

#define GAP 6.0f
#define LINE_GAP 3
#define CHIP_PADDING 7.0f
#define MARK_SIZE 12.0f
#define MIN_WIDTH 100

struct _CfLibraryRow
{
  GtkWidget parent_instance;

  CfLibraryLook *look; /* not owned */
  CfArticleEntry *entry;
  CfCodebook *codebook;
  PangoLayout *title; /* the layouts are NULL until they are drawn */
  PangoLayout *subtitle;
  PangoLayout *languages;
};

/* What is drawn with, on the second line: from both ends inward. */
typedef struct
{
  GtkSnapshot *snapshot;
  gboolean rtl;
  float width; /* of the row */
  float start, end;
  float y, height; /* of the line */
  GdkRGBA colour, dim, faint;
} Pen;

G_DEFINE_FINAL_TYPE (CfLibraryRow, cf_library_row, GTK_TYPE_WIDGET)

static void
forget_layouts (CfLibraryRow *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  g_clear_object (&self->languages);
}

static void
cf_library_row_dispose (GObject *object)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (object);

  cf_library_row_set_entry (self, NULL, NULL);
  G_OBJECT_CLASS (cf_library_row_parent_class)->dispose (object);
}

static void
cf_library_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (widget);

  cf_library_look_update (self->look, widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? MIN_WIDTH
                          : self->look->title_height + LINE_GAP + self->look->small_height;
}

static char *
make_subtitle (const CfEntryInfo *info)
{
  const char *outlet = cf_entry_info_get_value (info, CF_FIELD_OUTLET);
  g_autofree char *date = cf_time_text_date (cf_entry_info_get_value (info, CF_FIELD_PUBLISHED));

  if (cf_entry_info_get_error (info) != NULL)
    return g_strdup (cf_entry_info_get_error (info));
  if (!cf_entry_info_is_read (info))
    return g_strdup ("…");
  if (outlet != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", outlet, date);
  if (outlet != NULL || date != NULL)
    return g_strdup (outlet != NULL ? outlet : date);
  return g_strdup (_ ("No outlet or date"));
}

/* `en zh-Hans` as `en + zh`: of several the script has no room. */
static char *
make_languages (const CfEntryInfo *info)
{
  const char *languages = cf_entry_info_get_value (info, CF_FIELD_LANGUAGES);
  g_auto (GStrv) tags = languages != NULL ? g_strsplit (languages, " ", -1) : NULL;

  for (guint i = 0; tags != NULL && tags[1] != NULL && tags[i] != NULL; i++)
    tags[i][strcspn (tags[i], "-")] = '\0';
  return tags != NULL ? g_strjoinv (" + ", tags) : NULL;
}

static PangoLayout *
lay_out (CfLibraryRow *self, const char *text, const PangoFontDescription *font)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
ensure_layouts (CfLibraryRow *self)
{
  const CfEntryInfo *info = cf_article_entry_get_info (self->entry);
  g_autofree char *subtitle = NULL;
  g_autofree char *languages = NULL;

  cf_library_look_update (self->look, GTK_WIDGET (self));
  if (self->title != NULL)
    return;
  subtitle = make_subtitle (info);
  languages = make_languages (info);
  self->title = lay_out (self, cf_entry_info_get_title (info), self->look->title_font);
  cf_font_language_apply (self->title);
  self->subtitle = lay_out (self, subtitle, self->look->small_font);
  if (languages != NULL)
    self->languages = lay_out (self, languages, self->look->small_font);
}

/* From where a thing of that width begins, counted from the side where reading does. */
static float
to_x (const Pen *pen, float start, float width)
{
  return pen->rtl ? pen->width - start - width : start;
}

/* At most @room wide; gives the width that it takes. */
static float
draw_text (const Pen *pen, PangoLayout *layout, float start, float room, const GdkRGBA *colour)
{
  PangoRectangle extents;
  float width;

  pango_layout_set_width (layout, (int) MAX (room, 0) * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  width = MIN ((float) extents.width, room);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (
    pen->snapshot, &GRAPHENE_POINT_INIT (to_x (pen, start, width) - (float) extents.x,
                                         pen->y + (pen->height - (float) extents.height) / 2));
  gtk_snapshot_append_layout (pen->snapshot, layout, colour);
  gtk_snapshot_restore (pen->snapshot);
  return width;
}

static void
draw_bar (CfLibraryRow *self, Pen *pen)
{
  const CfEntryInfo *info = cf_article_entry_get_info (self->entry);
  float width = self->codebook != NULL ? cf_code_bar_measure (info, self->codebook) : 0;

  if (width <= 0)
    return;
  pen->end -= width;
  cf_code_bar_snapshot (info, self->codebook, pen->snapshot, to_x (pen, pen->end, width),
                        pen->y + (pen->height - CF_CODE_BAR_HEIGHT) / 2, width);
  pen->end -= GAP;
}

static float
measure_chip (CfLibraryRow *self)
{
  int width;

  if (self->languages == NULL)
    return 0;
  pango_layout_set_width (self->languages, -1);
  pango_layout_get_pixel_size (self->languages, &width, NULL);
  return (float) width + 2 * CHIP_PADDING;
}

static void
draw_chip (CfLibraryRow *self, Pen *pen, float width)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (
    &pill, &GRAPHENE_RECT_INIT (to_x (pen, pen->start, width), pen->y, width, pen->height),
    pen->height / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &pill);
  gtk_snapshot_append_color (pen->snapshot, &pen->faint, &pill.bounds);
  gtk_snapshot_pop (pen->snapshot);
  draw_text (pen, self->languages, pen->start + CHIP_PADDING, width - 2 * CHIP_PADDING,
             &pen->colour);
  pen->start += width + GAP;
}

static void
draw_mark (CfLibraryRow *self, const Pen *pen)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colours[4] = { pen->colour, pen->colour, pen->colour, pen->colour };

  gtk_style_context_lookup_color (style, "success_color", &colours[0]);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT (to_x (pen, pen->start, MARK_SIZE),
                                                pen->y + (pen->height - MARK_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->look->finished),
                                            pen->snapshot, MARK_SIZE, MARK_SIZE, colours,
                                            G_N_ELEMENTS (colours));
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_second_line (CfLibraryRow *self, Pen *pen)
{
  const CfEntryInfo *info = cf_article_entry_get_info (self->entry);
  gboolean finished = cf_entry_info_get_status (info) == CF_ENTRY_FINISHED;
  float chip = measure_chip (self);
  float room;

  draw_bar (self, pen);
  room = pen->end - pen->start - (finished ? MARK_SIZE + GAP : 0);
  chip = MIN (chip, room * 0.7f);
  room -= chip > 0 ? chip + GAP : 0;
  pen->start += draw_text (pen, self->subtitle, pen->start, room, &pen->dim) + GAP;
  if (chip > 0)
    draw_chip (self, pen, chip);
  if (finished)
    draw_mark (self, pen);
}

static void
cf_library_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (widget);
  Pen pen = { .snapshot = snapshot,
              .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
              .width = (float) gtk_widget_get_width (widget),
              .end = (float) gtk_widget_get_width (widget) };

  if (self->entry == NULL)
    return;
  ensure_layouts (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen.colour);
  pen.dim = pen.faint = pen.colour;
  pen.dim.alpha *= cf_get_dim_alpha ();
  pen.faint.alpha *= 0.1f;
  pen.height = (float) self->look->title_height;
  draw_text (&pen, self->title, 0, pen.width, &pen.colour);
  pen.y = pen.height + LINE_GAP;
  pen.height = (float) self->look->small_height;
  draw_second_line (self, &pen);
}

static void
cf_library_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_library_row_parent_class)->css_changed (widget, change);
  forget_layouts (CF_LIBRARY_ROW (widget));
}

/* The size of text may be another. */
static void
cf_library_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (widget);

  GTK_WIDGET_CLASS (cf_library_row_parent_class)->system_setting_changed (widget, setting);
  cf_library_look_forget (self->look);
  forget_layouts (self);
  gtk_widget_queue_resize (widget);
}

static void
cf_library_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (cf_library_row_parent_class)->direction_changed (widget, previous);
  forget_layouts (CF_LIBRARY_ROW (widget));
}

/* What has no room in the row, and what the bar means. */
static gboolean
cf_library_row_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (widget);
  g_autofree char *codes = NULL;
  g_autofree char *text = NULL;

  if (self->entry == NULL || self->title == NULL)
    return FALSE;
  if (self->codebook != NULL)
    codes = cf_code_bar_describe (cf_article_entry_get_info (self->entry), self->codebook);
  text = g_strdup_printf ("%s\n%s%s%s", pango_layout_get_text (self->title),
                          pango_layout_get_text (self->subtitle),
                          codes != NULL && *codes != '\0' ? "\n" : "", codes != NULL ? codes : "");
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
cf_library_row_class_init (CfLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_row_dispose;
  widget_class->measure = cf_library_row_measure;
  widget_class->snapshot = cf_library_row_snapshot;
  widget_class->css_changed = cf_library_row_css_changed;
  widget_class->system_setting_changed = cf_library_row_system_setting_changed;
  widget_class->direction_changed = cf_library_row_direction_changed;
  widget_class->query_tooltip = cf_library_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "libraryrow");
}

static void
cf_library_row_init (CfLibraryRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * cf_library_row_new:
 * @look: (transfer none): what rows have in common; it outlives the row
 *
 * Returns: (transfer floating): a row of nothing
 */
GtkWidget *
cf_library_row_new (CfLibraryLook *look)
{
  CfLibraryRow *self = g_object_new (CF_TYPE_LIBRARY_ROW, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

/* A row of GtkListView takes its accessible name from nowhere: it is set on the child's parent. */
static void
name_row (CfLibraryRow *self)
{
  const CfEntryInfo *info = cf_article_entry_get_info (self->entry);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *subtitle = make_subtitle (info);
  const char *languages = cf_entry_info_get_value (info, CF_FIELD_LANGUAGES);
  g_autofree char *codes = NULL;
  g_autoptr (GString) text = g_string_new (cf_entry_info_get_title (info));

  if (self->codebook != NULL)
    codes = cf_code_bar_describe (info, self->codebook);
  g_string_append_printf (text, ", %s", subtitle);
  if (languages != NULL)
    g_string_append_printf (text, ", %s", languages);
  if (cf_entry_info_get_status (info) == CF_ENTRY_FINISHED)
    g_string_append_printf (text, ", %s", _ ("Finished"));
  if (codes != NULL && *codes != '\0')
    g_string_append_printf (text, ", %s", codes);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text->str, -1);
}

static void
update (CfLibraryRow *self)
{
  forget_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  name_row (self);
}

/**
 * cf_library_row_set_entry:
 * @self: a row
 * @entry: (nullable): the article to show
 * @codebook: (nullable): its codebook
 */
void
cf_library_row_set_entry (CfLibraryRow *self, CfArticleEntry *entry, CfCodebook *codebook)
{
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, update, self);
  g_set_object (&self->entry, entry);
  g_set_object (&self->codebook, codebook);
  forget_layouts (self);
  if (entry == NULL)
    return;
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CfLibraryLook *look)
{
  gtk_list_item_set_child (item, cf_library_row_new (look));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CfSession *session)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  cf_library_row_set_entry (CF_LIBRARY_ROW (row), gtk_list_item_get_item (item),
                            cf_session_get_codebook (session));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cf_library_row_set_entry (CF_LIBRARY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/**
 * cf_library_row_factory_new:
 * @look: how rows look; it outlives them
 * @session: whose codebook they are drawn with
 *
 * Returns: (transfer full): what makes rows for a list of articles
 */
GtkListItemFactory *
cf_library_row_factory_new (CfLibraryLook *look, CfSession *session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), look);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), session, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
