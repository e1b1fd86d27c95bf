/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two views that scroll as one.
 *
 * Each has an adjustment of its own: shared, or with one value, they drift, since lines that have not been laid out
 * have no height yet. One leads, and the other is put where the row at its upper edge stands at the same height. The
 * first one leads, which the scroll bar moves; the second while the keys or a search move it. */

#include "config.h"

#include "cf-column-scroll.h"

/* Lines that are laid out on the way change heights: so often it is looked again. */
#define ROUNDS 6
/* And for so many frames after the last change. */
#define FRAMES 3

struct _CfColumnScroll
{
  CfArticleView *views[2]; /* not owned: the first owns the tick */
  CfRowAligner *aligner;   /* not owned; NULL while they do not stand side by side */
  guint leader;
  gboolean moving; /* the other view, by us */
  guint tick;
  guint frames;
  guint idle;
};

static GtkTextView *
get_view (CfColumnScroll *scroll, guint side)
{
  return GTK_TEXT_VIEW (scroll->views[side]);
}

static GtkAdjustment *
get_adjustment (CfColumnScroll *scroll, guint side)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroll->views[side]));
}

/* The row at the upper edge of the leader. */
static guint
find_top_row (CfColumnScroll *scroll)
{
  GtkTextView *view = get_view (scroll, scroll->leader);
  GdkRectangle visible;
  GtkTextIter at;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, MAX (visible.y, 0), NULL);
  return cf_row_aligner_find_row (scroll->aligner, scroll->leader,
                                  (guint) gtk_text_iter_get_offset (&at));
}

/* Where a paragraph begins, from the upper edge of the view. */
static int
get_distance (GtkTextView *view, guint offset)
{
  GdkRectangle visible;
  GtkTextIter at;
  int y, height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at, (int) offset);
  gtk_text_view_get_line_yrange (view, &at, &y, &height);
  gtk_text_view_get_visible_rect (view, &visible);
  return y - visible.y;
}

/* Returns: whether the follower moved */
static gboolean
move (CfColumnScroll *scroll)
{
  guint follower = 1 - scroll->leader, offsets[2];
  GtkAdjustment *adjustment = get_adjustment (scroll, follower);
  double before = gtk_adjustment_get_value (adjustment);
  int distance;

  if (!cf_row_aligner_find_common (scroll->aligner, find_top_row (scroll), offsets))
    return FALSE;
  distance = get_distance (get_view (scroll, follower), offsets[follower]) -
             get_distance (get_view (scroll, scroll->leader), offsets[scroll->leader]);
  if (distance == 0)
    return FALSE;
  scroll->moving = TRUE;
  gtk_adjustment_set_value (adjustment, before + distance);
  scroll->moving = FALSE;
  return gtk_adjustment_get_value (adjustment) != before;
}

/**
 * cf_column_scroll_look:
 * @scroll: columns that stand side by side
 * @height: of the views, or what it will be in this frame
 *
 * Aligns the rows that are seen, and those that may be soon.
 */
void
cf_column_scroll_look (CfColumnScroll *scroll, int height)
{
  cf_row_aligner_look (scroll->aligner, find_top_row (scroll), height, 3 * height);
}

/**
 * cf_column_scroll_follow:
 * @scroll: columns, side by side or not
 *
 * Puts the one where the other is.
 */
void
cf_column_scroll_follow (CfColumnScroll *scroll)
{
  if (scroll->aligner == NULL || gtk_widget_get_height (GTK_WIDGET (scroll->views[1])) == 0)
    return;
  for (guint i = 0; i < ROUNDS; i++)
    {
      cf_column_scroll_look (scroll, gtk_widget_get_height (GTK_WIDGET (scroll->views[0])));
      if (!move (scroll))
        return;
    }
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfColumnScroll *scroll = user_data;

  cf_column_scroll_follow (scroll);
  if (scroll->frames-- > 0)
    return G_SOURCE_CONTINUE;
  scroll->tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * cf_column_scroll_queue:
 * @scroll: columns
 *
 * To be called when lines may stand elsewhere: in the next frames it is looked whether both stand alike.
 */
void
cf_column_scroll_queue (CfColumnScroll *scroll)
{
  scroll->frames = FRAMES;
  if (scroll->tick == 0 && scroll->aligner != NULL)
    scroll->tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (scroll->views[0]), on_tick, scroll, NULL);
}

static void
on_first_moved (CfColumnScroll *scroll)
{
  if (scroll->aligner == NULL || scroll->moving)
    return;
  scroll->leader = 0;
  cf_column_scroll_follow (scroll);
  cf_column_scroll_queue (scroll);
}

/* The second is moved by GTK too, when lines above are laid out. */
static void
on_second_moved (CfColumnScroll *scroll)
{
  if (scroll->aligner == NULL || scroll->moving)
    return;
  if (gtk_widget_has_focus (GTK_WIDGET (scroll->views[1])) ||
      cf_article_view_is_revealing (scroll->views[1]))
    {
      scroll->leader = 1;
      cf_column_scroll_follow (scroll);
    }
  cf_column_scroll_queue (scroll);
}

static void
connect_adjustment (CfColumnScroll *scroll, guint side)
{
  GtkAdjustment *adjustment = get_adjustment (scroll, side);

  if (adjustment == NULL)
    return;
  g_signal_handlers_disconnect_by_data (adjustment, scroll);
  g_signal_connect_swapped (adjustment, "value-changed",
                            side == 0 ? G_CALLBACK (on_first_moved) : G_CALLBACK (on_second_moved),
                            scroll);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (cf_column_scroll_queue), scroll);
}

static void
on_first_adjusted (CfColumnScroll *scroll)
{
  connect_adjustment (scroll, 0);
}

/**
 * cf_column_scroll_new:
 * @first: the view that the scroll bar moves
 * @second: the view beside it, with an adjustment of its own
 *
 * Returns: (transfer full): to be freed before the views
 */
CfColumnScroll *
cf_column_scroll_new (CfArticleView *first, CfArticleView *second)
{
  CfColumnScroll *scroll = g_new0 (CfColumnScroll, 1);

  scroll->views[0] = first;
  scroll->views[1] = second;
  g_signal_connect_swapped (first, "notify::vadjustment", G_CALLBACK (on_first_adjusted), scroll);
  connect_adjustment (scroll, 1);
  return scroll;
}

static gboolean
on_idle (gpointer data)
{
  CfColumnScroll *scroll = data;
  gboolean more = cf_row_aligner_go_on (scroll->aligner);

  cf_column_scroll_queue (scroll);
  if (!more)
    scroll->idle = 0;
  return more;
}

static void
stop (CfColumnScroll *scroll)
{
  if (scroll->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (scroll->views[0]), scroll->tick);
  scroll->tick = 0;
  g_clear_handle_id (&scroll->idle, g_source_remove);
}

void
cf_column_scroll_free (CfColumnScroll *scroll)
{
  stop (scroll);
  for (guint side = 0; side < 2; side++)
    if (get_adjustment (scroll, side) != NULL)
      g_signal_handlers_disconnect_by_data (get_adjustment (scroll, side), scroll);
  g_signal_handlers_disconnect_by_data (scroll->views[0], scroll);
  g_free (scroll);
}

/**
 * cf_column_scroll_set_aligner:
 * @scroll: columns
 * @aligner: (nullable): aligns the rows of the two views; %NULL while they are not side by side
 *
 * To be called again when rows have to be measured anew: those that are not seen are when there is time.
 */
void
cf_column_scroll_set_aligner (CfColumnScroll *scroll, CfRowAligner *aligner)
{
  stop (scroll);
  scroll->aligner = aligner;
  scroll->leader = 0;
  if (aligner == NULL)
    return;
  scroll->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, on_idle, scroll, NULL);
  cf_column_scroll_queue (scroll);
}
