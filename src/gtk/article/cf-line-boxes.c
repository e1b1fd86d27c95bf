/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the lines of a text view are.
 *
 * The rectangles that a text view gives for characters have the height of the character's font, which
 * differs within a line (an ASCII comma in Chinese). So a line's box is put together from several of its
 * characters, once, and kept, relative to its paragraph, until the lines are laid out anew. */

#include "config.h"

#include "cf-line-boxes.h"

/* How many characters of a line are looked at. */
#define SAMPLES 12

typedef struct
{
  guint end; /* view offset behind the last character */
  int y;     /* from the top of the paragraph */
  int height;
} Kept;

struct _CfLineBoxes
{
  GtkTextView *view; /* not owned */
  GHashTable *lines; /* view offset of the line's start -> Kept */
};

CfLineBoxes *
cf_line_boxes_new (GtkTextView *view)
{
  CfLineBoxes *boxes = g_new0 (CfLineBoxes, 1);

  boxes->view = view;
  boxes->lines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return boxes;
}

void
cf_line_boxes_free (CfLineBoxes *boxes)
{
  g_hash_table_unref (boxes->lines);
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
}

static void
include (CfLineBoxes *boxes, const GtkTextIter *iter, int *top, int *bottom)
{
  GdkRectangle rect;

  gtk_text_view_get_iter_location (boxes->view, iter, &rect);
  *top = MIN (*top, rect.y);
  *bottom = MAX (*bottom, rect.y + rect.height);
}

static Kept *
measure (CfLineBoxes *boxes, const GtkTextIter *start, int paragraph_y)
{
  Kept *kept = g_new0 (Kept, 1);
  GtkTextIter end = *start, at = *start;
  int top = G_MAXINT, bottom = G_MININT;
  int step;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_view_forward_display_line_end (boxes->view, &end);
  step = MAX (1, (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (start)) / SAMPLES);
  include (boxes, start, &top, &bottom);
  while (gtk_text_iter_forward_chars (&at, step) && gtk_text_iter_compare (&at, &end) < 0)
    include (boxes, &at, &top, &bottom);
  kept->end = (guint) gtk_text_iter_get_offset (&end);
  kept->y = top - paragraph_y;
  kept->height = bottom - top;
  return kept;
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
  guint offset;
  Kept *kept;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view_offset);
  if (!gtk_text_view_starts_display_line (boxes->view, &start))
    gtk_text_view_backward_display_line_start (boxes->view, &start);
  gtk_text_view_get_line_yrange (boxes->view, &start, &paragraph_y, &paragraph_height);
  offset = (guint) gtk_text_iter_get_offset (&start);
  kept = g_hash_table_lookup (boxes->lines, GUINT_TO_POINTER (offset));
  if (kept == NULL)
    {
      kept = measure (boxes, &start, paragraph_y);
      g_hash_table_insert (boxes->lines, GUINT_TO_POINTER (offset), kept);
    }
  box->view = (CfSpan){ offset, kept->end };
  box->y = paragraph_y + kept->y;
  box->height = kept->height;
}

static gboolean
is_right_to_left (GtkTextBuffer *buffer, CfSpan view)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) view.start);
  for (guint i = view.start; i < view.end; i++, gtk_text_iter_forward_char (&at))
    {
      gunichar c = gtk_text_iter_get_char (&at);

      if (c >= 0x590 && c < 0x900)
        return TRUE;
    }
  return FALSE;
}

/* In mixed direction what stands together in the text may stand apart on the line: from the leftmost to
 * the rightmost of its characters. */
static void
get_extent (CfLineBoxes *boxes, CfSpan view, int *x, int *width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (boxes->view);
  GtkTextIter at;
  int left = G_MAXINT, right = G_MININT;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) view.start);
  for (guint i = view.start; i < view.end; i++, gtk_text_iter_forward_char (&at))
    {
      GdkRectangle rect;

      gtk_text_view_get_iter_location (boxes->view, &at, &rect);
      /* Right-to-left characters have a negative width, from their right edge. */
      left = MIN (left, MIN (rect.x, rect.x + rect.width));
      right = MAX (right, MAX (rect.x, rect.x + rect.width));
    }
  *x = left;
  *width = right - left;
}

/**
 * cf_line_boxes_get_x:
 * @boxes: line boxes
 * @box: a line
 * @view: a stretch of the view that is on this line
 * @x: (out): its left edge, in buffer coordinates
 * @width: (out): its width
 */
void
cf_line_boxes_get_x (CfLineBoxes *boxes, const CfLineBox *box, CfSpan view, int *x, int *width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (boxes->view);
  GtkTextIter start, last;
  GdkRectangle first_rect, last_rect;

  if (is_right_to_left (buffer, box->view))
    {
      get_extent (boxes, view, x, width);
      return;
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) MAX (view.end, view.start + 1) - 1);
  gtk_text_view_get_iter_location (boxes->view, &start, &first_rect);
  gtk_text_view_get_iter_location (boxes->view, &last, &last_rect);
  *x = first_rect.x;
  *width = last_rect.x + last_rect.width - first_rect.x;
}
