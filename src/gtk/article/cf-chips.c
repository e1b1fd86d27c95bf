/* SPDX-License-Identifier: GPL-3.0-or-later
 * The chips beside the lines.
 *
 * On each line the first chip has the name of its code, further ones its initial; what does not fit is
 * counted. At the corner of a chip stands how many links its annotation has. Those of other people's layers come last, say whose they are, and are outlined instead of filled. They are
 * drawn, and found again by where they were drawn. What a chip looks like is kept, since a screen has dozens that
 * look alike. */

#include "config.h"

#include "cf-chips.h"

#include "cf-code-style.h"
#include "cf-count-badge.h"
#include "cf-font-scale.h"
#include "cf-texture.h"

#include <math.h>

/* In pixels, where the letters of the desktop have their usual size. */
#define INSET 12
#define GAP 4
#define PADDING 8
#define CHIP_HEIGHT 20
#define FONT_SIZE 12
/* About what a chip with an initial, or with a number, needs. */
#define SMALL_WIDTH 27
/* Names do not get less room than this: rather an initial. */
#define NAME_WIDTH 70
#define BADGE 13

typedef struct
{
  CfAnnotation *annotation;
  char *owner; /* NULL for one's own */
  guint n_links;
  int y;
  int height;
  graphene_rect_t rect;
} Chip;

/* How a chip stands out. */
typedef enum
{
  CHOSEN = 1 << 0,
  OTHERS = 1 << 1, /* of somebody else's layer */
} Manner;

/* What it depends on how a chip looks. */
typedef struct
{
  const char *text;
  const CfCode *code; /* NULL for one that the codebook does not know */
  Manner manner;
  guint n_links;
  int room; /* the width that it may have at most; 0 for any */
} Face;

/* What a chip looks like, at the origin. */
typedef struct
{
  GskRenderNode *node;
  int width;
} Look;

struct _CfChips
{
  GtkTextView *view; /* not owned */
  GArray *chips;     /* of Chip */
  GHashTable *looks; /* what it depends on, as text -> Look */
  double scale;      /* how much larger than usual the letters of the desktop are */
  double fit;        /* chips are that much smaller, where lines are low */
  int screen_scale;  /* how many pixels of the screen one of the view's is */
};

/* More are not kept: a codebook has some dozens. */
#define MAX_LOOKS 500

static void
clear_chip (gpointer data)
{
  g_clear_object (&((Chip *) data)->annotation);
  g_clear_pointer (&((Chip *) data)->owner, g_free);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  gsk_render_node_unref (look->node);
  g_free (look);
}

CfChips *
cf_chips_new (GtkTextView *view)
{
  CfChips *chips = g_new0 (CfChips, 1);

  chips->view = view;
  chips->scale = chips->fit = 1;
  chips->screen_scale = 1;
  chips->chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  g_array_set_clear_func (chips->chips, clear_chip);
  chips->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, look_free);
  return chips;
}

void
cf_chips_free (CfChips *chips)
{
  g_array_unref (chips->chips);
  g_hash_table_unref (chips->looks);
  g_free (chips);
}

/**
 * cf_chips_forget:
 * @chips: chips
 *
 * To be called when fonts or colours have changed.
 */
void
cf_chips_forget (CfChips *chips)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (chips->view));

  chips->scale = root != NULL ? cf_font_scale (GTK_WIDGET (root)) : 1;
  g_hash_table_remove_all (chips->looks);
}

void
cf_chips_clear (CfChips *chips)
{
  g_array_set_size (chips->chips, 0);
}

/**
 * cf_chips_add:
 * @chips: chips
 * @annotation: an annotation that begins on this line
 * @owner: (nullable): the short name of whose it is, if it is somebody else's
 * @n_links: how many are to be shown of its links; 0 for none
 * @y: the top of the line, in buffer coordinates
 * @height: its height
 */
void
cf_chips_add (
  CfChips *chips, CfAnnotation *annotation, const char *owner, guint n_links, int y, int height)
{
  Chip chip = { .annotation = g_object_ref (annotation),
                .owner = g_strdup (owner),
                .n_links = n_links,
                .y = y,
                .height = height };

  g_array_append_val (chips->chips, chip);
}

static int
compare_chips (gconstpointer a, gconstpointer b)
{
  const Chip *x = a, *y = b;

  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  if (x->owner == NULL || y->owner == NULL)
    {
      int order = (x->owner != NULL) - (y->owner != NULL);

      if (order != 0)
        return order;
    }
  return cf_annotation_compare (x->annotation, y->annotation);
}

/* The chip of somebody else says whose it is: its colour says the code. */
static char *
make_text (CfCodebook *codebook, const Chip *chip, gboolean full)
{
  CfRecord *record = CF_RECORD (chip->annotation);
  const CfCode *code = cf_codebook_follow_code (codebook, cf_record_get_code (record));
  g_autofree char *initial = NULL;
  const char *name;

  if (code == NULL)
    name = full ? cf_record_get_code (record) : "?";
  else if (full)
    name = cf_code_get_label (code);
  else
    name = initial = cf_code_get_initial (code);
  return g_strconcat (full && chip->owner != NULL ? chip->owner : "",
                      full && chip->owner != NULL ? " · " : "", name,
                      cf_record_get_doubt (record) ? " ?" : "",
                      full && cf_record_get_note (record) != NULL ? " ✎" : "", NULL);
}

static int
scaled (CfChips *chips, int pixels)
{
  return (int) (pixels * chips->scale * chips->fit + 0.5);
}

/* Letters are as large as the desktop's, not as the article's: the margin has no room for more. */
static PangoLayout *
new_layout (CfChips *chips, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (chips->view), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute (scaled (chips, FONT_SIZE * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_family_new ("sans"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

typedef struct
{
  float width, height;
  const GdkRGBA *colour;
} Pill;

static void
draw_pill (cairo_t *cr, gpointer user_data)
{
  const Pill *pill = user_data;
  double radius = pill->height / 2;

  gdk_cairo_set_source_rgba (cr, pill->colour);
  cairo_arc (cr, radius, radius, radius, G_PI / 2, G_PI * 3 / 2);
  cairo_arc (cr, pill->width - radius, radius, radius, -G_PI / 2, G_PI / 2);
  cairo_fill (cr);
}

static void
append_pill (CfChips *chips,
             GtkSnapshot *snapshot,
             const graphene_rect_t *rect,
             const CfCodeStyle *style,
             Manner manner)
{
  const GdkRGBA none = { 0, 0, 0, 0 };
  float width = (manner & CHOSEN) != 0 && (cf_is_high_contrast () || manner != CHOSEN) ? 2 : 1;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colours[4] = { style->ink, style->ink, style->ink, style->ink };
  Pill pill = { rect->size.width, rect->size.height,
                (manner & CHOSEN) != 0   ? &style->strong_tint
                : (manner & OTHERS) != 0 ? &none
                                         : &style->tint };
  g_autoptr (GdkTexture) texture = cf_texture_draw ((int) pill.width, (int) pill.height,
                                                    chips->screen_scale, draw_pill, &pill);
  GskRoundedRect outline;

  gtk_snapshot_append_texture (snapshot, texture, rect);
  gsk_rounded_rect_init_from_rect (&outline, rect, rect->size.height / 2);
  if (manner != 0 || cf_is_high_contrast ())
    gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* At the upper corner, away from the text. */
static void
append_badge (
  CfChips *chips, GtkSnapshot *snapshot, guint n_links, const CfCodeStyle *style, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (chips->view)) == GTK_TEXT_DIR_RTL;
  float diameter = (float) scaled (chips, BADGE);
  float inset = diameter / 8;

  if (n_links > 0)
    cf_count_badge_append (snapshot, GTK_WIDGET (chips->view), n_links, &style->ink,
                           GRAPHENE_POINT_INIT (rtl ? inset : (float) width - inset, 2 * inset),
                           diameter);
}

static Look *
make_look (CfChips *chips, const Face *face)
{
  g_autoptr (PangoLayout) layout = new_layout (chips, face->text);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Look *look = g_new0 (Look, 1);
  CfCodeStyle style;
  GdkRGBA ink;
  int width, height, padding = scaled (chips, PADDING), pill = scaled (chips, CHIP_HEIGHT);

  cf_code_style_init (&style, face->code, cf_is_dark ());
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (chips->view)), &ink);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (face->room > 0 && width + 2 * padding > face->room)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (face->room - 2 * padding) * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  look->width = width + 2 * padding;
  append_pill (chips, snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) look->width, (float) pill),
               &style, face->manner);
  append_badge (chips, snapshot, face->n_links, &style, look->width);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) padding, (float) (pill - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  look->node = gtk_snapshot_free_to_node (snapshot);
  return look;
}

static const Look *
get_look (CfChips *chips, const Face *face)
{
  g_autofree char *key =
    g_strdup_printf ("%s\n%s %d %u %d %d", face->text, face->code != NULL ? face->code->id : "",
                     (int) face->manner, face->n_links, face->room, cf_is_dark ());
  Look *look = g_hash_table_lookup (chips->looks, key);

  if (look != NULL)
    return look;
  if (g_hash_table_size (chips->looks) >= MAX_LOOKS)
    g_hash_table_remove_all (chips->looks);
  look = make_look (chips, face);
  g_hash_table_insert (chips->looks, g_steal_pointer (&key), look);
  return look;
}

static void
draw_chip (GtkSnapshot *snapshot, const Chip *chip, const Look *look)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &chip->rect.origin);
  gtk_snapshot_append_node (snapshot, look->node);
  gtk_snapshot_restore (snapshot);
}

/* Where chips may stand: the margin at the end of the lines. */
static void
get_margin (CfChips *chips, int margin, float *left, float *right)
{
  GdkRectangle visible;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (chips->view)) == GTK_TEXT_DIR_RTL;
  int inset = scaled (chips, INSET);

  gtk_text_view_get_visible_rect (chips->view, &visible);
  *left = (float) visible.x + (rtl ? 0 : (float) (visible.width - margin + inset));
  *right = rtl ? (float) (visible.x + margin - inset) : (float) (visible.x + visible.width);
}

static void
draw_line_of_chips (CfChips *chips,
                    GtkSnapshot *snapshot,
                    guint first,
                    guint n,
                    CfCodebook *codebook,
                    CfAnnotation *chosen,
                    int margin)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (chips->view)) == GTK_TEXT_DIR_RTL;
  int height = scaled (chips, CHIP_HEIGHT), gap = scaled (chips, GAP);
  float left, right, x;
  gboolean has_names;

  get_margin (chips, margin, &left, &right);
  has_names = right - left >= (float) (NAME_WIDTH * chips->scale);
  x = left;
  for (guint i = 0; i < n; i++)
    {
      Chip *chip = &g_array_index (chips->chips, Chip, first + i);
      gboolean left_over =
        i > 0 && i + 1 < n && x + (float) (2 * scaled (chips, SMALL_WIDTH) + gap) > right;
      g_autofree char *text = left_over ? g_strdup_printf ("+%u", n - i)
                                        : make_text (codebook, chip, i == 0 && has_names);
      CfRecord *record = CF_RECORD (chip->annotation);
      Face face = { .text = text,
                    .code = cf_codebook_follow_code (codebook, cf_record_get_code (record)),
                    .manner = (chip->annotation == chosen ? CHOSEN : 0) |
                              (chip->owner != NULL ? OTHERS : 0),
                    .n_links = left_over ? 0 : chip->n_links,
                    .room = i == 0 ? (int) (right - x) : 0 };
      const Look *look = get_look (chips, &face);

      /* From the text outwards. */
      graphene_rect_init (&chip->rect, rtl ? left + right - x - (float) look->width : x,
                          roundf ((float) chip->y + (float) (chip->height - height) / 2),
                          (float) look->width, (float) height);
      draw_chip (snapshot, chip, look);
      if (left_over)
        return;
      x += chip->rect.size.width + (float) gap;
    }
}

/* Chips on one line do not cover those on the next. */
static void
fit_lines (CfChips *chips)
{
  int screen_scale = gtk_widget_get_scale_factor (GTK_WIDGET (chips->view));
  double fit = 1;

  for (guint i = 0; i < chips->chips->len; i++)
    fit = MIN (fit, g_array_index (chips->chips, Chip, i).height / (CHIP_HEIGHT * chips->scale));
  if (fit == chips->fit && screen_scale == chips->screen_scale)
    return;
  chips->fit = fit;
  chips->screen_scale = screen_scale;
  g_hash_table_remove_all (chips->looks);
}

/**
 * cf_chips_draw:
 * @chips: chips
 * @snapshot: where to, in buffer coordinates
 * @codebook: says how codes look
 * @chosen: (nullable): whose chip is outlined
 * @margin: the width of the margin
 */
void
cf_chips_draw (
  CfChips *chips, GtkSnapshot *snapshot, CfCodebook *codebook, CfAnnotation *chosen, int margin)
{
  guint n = chips->chips->len;

  if (margin <= 0)
    return;
  fit_lines (chips);
  g_array_sort (chips->chips, compare_chips);
  for (guint first = 0; first < n;)
    {
      guint end = first + 1;

      while (end < n && g_array_index (chips->chips, Chip, end).y ==
                          g_array_index (chips->chips, Chip, first).y)
        end++;
      draw_line_of_chips (chips, snapshot, first, end - first, codebook, chosen, margin);
      first = end;
    }
}

/**
 * cf_chips_find:
 * @chips: chips
 * @x: a place, in buffer coordinates
 * @y: a place, in buffer coordinates
 *
 * Returns: (transfer none) (nullable): the annotation whose chip was last drawn there
 */
CfAnnotation *
cf_chips_find (CfChips *chips, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (guint i = 0; i < chips->chips->len; i++)
    {
      Chip *chip = &g_array_index (chips->chips, Chip, i);

      if (graphene_rect_contains_point (&chip->rect, &point))
        return chip->annotation;
    }
  return NULL;
}
