/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the lines of a text view are.
 *
 * The rectangles that a text view gives for characters have the height of the character's font, which
 * differs within a line (an ASCII comma in Chinese). So a line's box is put together from several of its
 * characters, once, and kept, relative to its paragraph, until the lines are laid out anew. So are the
 * edges of characters: asking for them takes most of the time that drawing marks takes.
 *
 * For a frame the lines that are seen are put together in order, and found again by their offset. */

#include "config.h"

#include "cf-line-boxes.h"

#include <unicode/uchar.h>

/* So many code points what looks like one character has at most; more marks than CfCuts lets through. */
#define MAX_CHARACTER 64
/* How many characters of a line are looked at. */
#define SAMPLES 12
/* What is drawn around glyphs stands out by that much above and below. */
#define PADDING 2.0f
/* More edges than this are not kept: some hundred screens of marks. */
#define MAX_EDGES 20000

typedef struct
{
  guint end; /* view offset behind the last character */
  int y;     /* from the top of the paragraph */
  int height;
  float leading;
  gboolean mixed;
} Kept;

typedef struct
{
  int start;
  int end;
} Edges;

struct _CfLineBoxes
{
  GtkTextView *view; /* not owned */
  GHashTable *lines; /* view offset of the line's start -> Kept */
  GHashTable *edges; /* view offset of a character -> Edges */
  GArray *visible;   /* of CfLineBox, in order */
};

CfLineBoxes *
cf_line_boxes_new (GtkTextView *view)
{
  CfLineBoxes *boxes = g_new0 (CfLineBoxes, 1);

  boxes->view = view;
  boxes->lines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  boxes->edges = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  boxes->visible = g_array_new (FALSE, FALSE, sizeof (CfLineBox));
  return boxes;
}

void
cf_line_boxes_free (CfLineBoxes *boxes)
{
  g_hash_table_unref (boxes->lines);
  g_hash_table_unref (boxes->edges);
  g_array_unref (boxes->visible);
  g_free (boxes);
}

/**
 * cf_line_boxes_forget:
 * @boxes: line boxes
 *
 * To be called when width, font, tags or text have changed.
 */
void
cf_line_boxes_forget (CfLineBoxes *boxes)
{
  g_hash_table_remove_all (boxes->lines);
  g_hash_table_remove_all (boxes->edges);
  g_array_set_size (boxes->visible, 0);
}

static void
include (CfLineBoxes *boxes, const GtkTextIter *iter, int *top, int *bottom)
{
  GdkRectangle rect;

  gtk_text_view_get_iter_location (boxes->view, iter, &rect);
  *top = MIN (*top, rect.y);
  *bottom = MAX (*bottom, rect.y + rect.height);
}

/* Whether the line from @start to @end has characters that run to the left. */
static gboolean
is_mixed (const GtkTextIter *start, const GtkTextIter *end)
{
  for (GtkTextIter at = *start; gtk_text_iter_compare (&at, end) < 0;)
    {
      gunichar c = gtk_text_iter_get_char (&at);

      if (u_charDirection ((UChar32) c) == U_RIGHT_TO_LEFT ||
          u_charDirection ((UChar32) c) == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
      if (!gtk_text_iter_forward_char (&at))
        return FALSE;
    }
  return FALSE;
}

/* Where a wrapped line ends the next one starts: GTK gives the place before the line's last character, of however many
 * code points. Its cursor positions would say where that ends; but they are found for a whole paragraph at a time. */
static void
move_to_line_end (CfLineBoxes *boxes, GtkTextIter *iter)
{
  GtkTextIter next;

  if (gtk_text_iter_ends_line (iter))
    return;
  gtk_text_view_forward_display_line_end (boxes->view, iter);
  next = *iter;
  for (guint i = 0; i < MAX_CHARACTER && !gtk_text_iter_ends_line (&next); i++)
    {
      gtk_text_iter_forward_char (&next);
      if (!gtk_text_view_starts_display_line (boxes->view, &next))
        continue;
      *iter = next;
      return;
    }
}

/* How much higher than its font a line is, as its tags say. */
static float
get_line_height (const GtkTextIter *at)
{
  GSList *tags = gtk_text_iter_get_tags (at);
  float line_height = 1;

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, "line-height-set", &is_set, NULL);
      if (is_set)
        g_object_get (l->data, "line-height", &line_height, NULL);
    }
  g_slist_free (tags);
  return MAX (line_height, 0.1f);
}

static Kept *
measure (CfLineBoxes *boxes, const GtkTextIter *start, int paragraph_y)
{
  Kept *kept = g_new0 (Kept, 1);
  GtkTextIter end = *start, at = *start;
  int top = G_MAXINT, bottom = G_MININT;
  int step;

  move_to_line_end (boxes, &end);
  step = MAX (1, (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (start)) / SAMPLES);
  include (boxes, start, &top, &bottom);
  while (gtk_text_iter_forward_chars (&at, step) && gtk_text_iter_compare (&at, &end) < 0)
    include (boxes, &at, &top, &bottom);
  kept->end = (guint) gtk_text_iter_get_offset (&end);
  kept->y = top - paragraph_y;
  kept->height = bottom - top;
  kept->leading = (float) kept->height * (1 - 1 / get_line_height (start));
  kept->mixed = is_mixed (start, &end);
  return kept;
}

/* The box of the line that starts at @start. */
static void
get_box (CfLineBoxes *boxes, const GtkTextIter *start, int paragraph_y, CfLineBox *box)
{
  guint offset = (guint) gtk_text_iter_get_offset (start);
  Kept *kept = g_hash_table_lookup (boxes->lines, GUINT_TO_POINTER (offset));

  if (kept == NULL)
    {
      kept = measure (boxes, start, paragraph_y);
      g_hash_table_insert (boxes->lines, GUINT_TO_POINTER (offset), kept);
    }
  box->view = (CfSpan){ offset, kept->end };
  box->y = paragraph_y + kept->y;
  box->height = kept->height;
  box->leading = kept->leading;
  box->mixed = kept->mixed;
}

/**
 * cf_line_boxes_look:
 * @boxes: line boxes
 * @top: in buffer coordinates
 * @bottom: in buffer coordinates
 *
 * Puts together the lines between: to be called before a frame is drawn, since paragraphs move while those
 * above them are laid out.
 */
void
cf_line_boxes_look (CfLineBoxes *boxes, int top, int bottom)
{
  GtkTextIter at;
  int paragraph_y, paragraph_height;

  g_array_set_size (boxes->visible, 0);
  gtk_text_view_get_iter_at_location (boxes->view, &at, 0, top);
  if (!gtk_text_view_starts_display_line (boxes->view, &at))
    gtk_text_view_backward_display_line_start (boxes->view, &at);
  gtk_text_view_get_line_yrange (boxes->view, &at, &paragraph_y, &paragraph_height);
  while (TRUE)
    {
      CfLineBox box;

      get_box (boxes, &at, paragraph_y, &box);
      if (box.y > bottom)
        return;
      g_array_append_val (boxes->visible, box);
      gtk_text_iter_set_offset (&at, (int) box.view.end);
      if (box.view.end == box.view.start && !gtk_text_iter_ends_line (&at))
        gtk_text_iter_forward_char (&at); /* on, whatever stands there */
      if (!gtk_text_iter_ends_line (&at))
        continue;
      if (!gtk_text_iter_forward_line (&at))
        return;
      gtk_text_view_get_line_yrange (boxes->view, &at, &paragraph_y, &paragraph_height);
    }
}

/**
 * cf_line_boxes_get_visible:
 * @boxes: line boxes that have been looked at
 * @view_offset: a code point of the view
 * @n_lines: (out): how many
 *
 * Returns: (transfer none) (array length=n_lines): the lines that are seen, from the one on which it
 *   stands, or the first behind it
 */
const CfLineBox *
cf_line_boxes_get_visible (CfLineBoxes *boxes, guint view_offset, guint *n_lines)
{
  guint low = 0, high = boxes->visible->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (boxes->visible, CfLineBox, middle).view.end <= view_offset)
        low = middle + 1;
      else
        high = middle;
    }
  *n_lines = boxes->visible->len - low;
  return (const CfLineBox *) (gpointer) boxes->visible->data + low;
}

/**
 * cf_line_boxes_get:
 * @boxes: line boxes
 * @view_offset: a code point of the view
 * @box: (out): the line on which it stands
 */
void
cf_line_boxes_get (CfLineBoxes *boxes, guint view_offset, CfLineBox *box)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (boxes->view);
  GtkTextIter start;
  int paragraph_y, paragraph_height;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view_offset);
  if (!gtk_text_view_starts_display_line (boxes->view, &start))
    gtk_text_view_backward_display_line_start (boxes->view, &start);
  gtk_text_view_get_line_yrange (boxes->view, &start, &paragraph_y, &paragraph_height);
  get_box (boxes, &start, paragraph_y, box);
}

/* Right-to-left characters have a negative width, from their right edge. */
static CfRun
get_character (CfLineBoxes *boxes, const GtkTextIter *at)
{
  GdkRectangle rect;

  gtk_text_view_get_iter_location (boxes->view, at, &rect);
  return rect.width < 0 ? (CfRun){ rect.x + rect.width, -rect.width }
                        : (CfRun){ rect.x, rect.width };
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  return ((const CfRun *) a)->x - ((const CfRun *) b)->x;
}

/* In mixed direction what stands together in the text may stand apart on the line: character by
 * character, joined where they touch. */
static void
get_mixed_runs (CfLineBoxes *boxes, CfSpan view, GArray *runs)
{
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (CfRun));
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (boxes->view), &at,
                                      (int) view.start);
  for (guint i = view.start; i < view.end; i++, gtk_text_iter_forward_char (&at))
    {
      CfRun run = get_character (boxes, &at);

      g_array_append_val (characters, run);
    }
  g_array_sort (characters, compare_runs);
  for (guint i = 0, first = runs->len; i < characters->len; i++)
    {
      CfRun next = g_array_index (characters, CfRun, i);
      CfRun *last = runs->len > first ? &g_array_index (runs, CfRun, runs->len - 1) : NULL;

      if (last != NULL && next.x <= last->x + last->width + 1)
        last->width = MAX (last->width, next.x + next.width - last->x);
      else
        g_array_append_val (runs, next);
    }
}

/**
 * cf_line_boxes_get_runs:
 * @boxes: line boxes
 * @box: a line
 * @view: a stretch of the view that is on this line
 * @runs: (element-type CfRun): where it stands is put at its end
 */
void
cf_line_boxes_get_runs (CfLineBoxes *boxes, const CfLineBox *box, CfSpan view, GArray *runs)
{
  int left, right, unused;
  CfRun run;

  if (box->mixed)
    {
      get_mixed_runs (boxes, view, runs);
      return;
    }
  cf_line_boxes_get_edges (boxes, view.start, &left, &unused);
  cf_line_boxes_get_edges (boxes, MAX (view.end, view.start + 1) - 1, &unused, &right);
  run = (CfRun){ left, right - left };
  g_array_append_val (runs, run);
}

/**
 * cf_line_boxes_get_edges:
 * @boxes: line boxes
 * @view_offset: a code point of the view
 * @start: (out): where it begins, in buffer coordinates; right of @end if it runs to the left
 * @end: (out): where it ends
 */
void
cf_line_boxes_get_edges (CfLineBoxes *boxes, guint view_offset, int *start, int *end)
{
  Edges *edges = g_hash_table_lookup (boxes->edges, GUINT_TO_POINTER (view_offset));

  if (edges == NULL)
    {
      GtkTextIter at;
      GdkRectangle rect;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (boxes->view), &at,
                                          (int) view_offset);
      gtk_text_view_get_iter_location (boxes->view, &at, &rect);
      if (g_hash_table_size (boxes->edges) >= MAX_EDGES)
        g_hash_table_remove_all (boxes->edges);
      edges = g_new (Edges, 1);
      *edges = (Edges){ rect.x, rect.x + rect.width };
      g_hash_table_insert (boxes->edges, GUINT_TO_POINTER (view_offset), edges);
    }
  *start = edges->start;
  *end = edges->end;
}

/**
 * cf_line_box_get_ink:
 * @box: a line
 * @x: the left edge of something on the line
 * @width: its width
 *
 * Returns: between the leading above and below, a little larger than the glyphs
 */
graphene_rect_t
cf_line_box_get_ink (const CfLineBox *box, int x, int width)
{
  return GRAPHENE_RECT_INIT ((float) x - 1, (float) box->y + box->leading / 2 - PADDING,
                             (float) width + 2, (float) box->height - box->leading + 2 * PADDING);
}
