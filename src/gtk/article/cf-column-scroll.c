/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two views that scroll as one, and whose rows stand at one height.
 *
 * Each has an adjustment of its own: shared, or with one value, they drift, since lines that have not been laid out
 * have no height yet. One leads, and the other is put where the row at its upper edge stands at the same height. The
 * first one leads, which the scroll bar moves; the second while the keys or a search move it. */

#include "config.h"

#include "cf-column-scroll.h"

#include "cf-row-aligner.h"

/* Lines that are laid out on the way change heights: so often it is looked again. */
#define ROUNDS 6
/* And so often they are allocated, where that lays lines out. */
#define ALLOCATIONS 4
/* And it is looked for so many frames after the last change. */
#define FRAMES 3

struct _CfColumnScroll
{
  CfArticleView *views[2]; /* not owned: the first owns the tick */
  CfRowAligner *aligner;   /* NULL while they do not stand side by side */
  gboolean measured;       /* its rows have been, for the width that the views have */
  guint serials[2];        /* of the fonts for which rows were measured */
  guint leader;
  gboolean moving;     /* the other view, by us */
  gboolean allocating; /* what GTK moves then is put right before it is painted */
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

/* By which row both are put at one height: rather one that begins where it is seen, since a row that begins above may
 * have been laid out in the one view and not in the other. */
static gboolean
find_common (CfColumnScroll *scroll, guint offsets[2])
{
  GtkTextView *leader = get_view (scroll, scroll->leader);
  guint top = find_top_row (scroll);

  if (cf_row_aligner_find_common (scroll->aligner, top + 1, TRUE, offsets) &&
      get_distance (leader, offsets[scroll->leader]) < gtk_widget_get_height (GTK_WIDGET (leader)))
    return TRUE;
  return cf_row_aligner_find_common (scroll->aligner, top, FALSE, offsets) ||
         cf_row_aligner_find_common (scroll->aligner, top, TRUE, offsets);
}

/* Returns: whether the follower moved */
static gboolean
move (CfColumnScroll *scroll)
{
  guint follower = 1 - scroll->leader, offsets[2];
  GtkAdjustment *adjustment = get_adjustment (scroll, follower);
  double before = gtk_adjustment_get_value (adjustment);
  int distance;

  if (!find_common (scroll, offsets))
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

/* Aligns the rows that are seen, and those that may be soon. @height is that of the views, or what it will be in this
 * frame. Returns: whether lines have another height, which they get when the views are allocated */
static gboolean
look (CfColumnScroll *scroll, int height)
{
  return cf_row_aligner_look (scroll->aligner, find_top_row (scroll), height, 3 * height);
}

/* GTK lays lines out when it allocates their view: not only the view that is moved is to be. */
static void
queue_allocate (CfColumnScroll *scroll)
{
  for (guint side = 0; side < 2; side++)
    gtk_widget_queue_allocate (GTK_WIDGET (scroll->views[side]));
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (scroll->views[0])));
}

/* Puts the one where the other is. Returns: whether it was elsewhere, or lines are to be laid out first */
static gboolean
follow (CfColumnScroll *scroll)
{
  int height = gtk_widget_get_height (GTK_WIDGET (scroll->views[0]));

  if (!scroll->measured || gtk_widget_get_height (GTK_WIDGET (scroll->views[1])) == 0)
    return FALSE;
  for (guint i = 0; i < ROUNDS; i++)
    {
      if (look (scroll, height))
        {
          queue_allocate (scroll);
          return TRUE;
        }
      if (!move (scroll))
        return i > 0;
    }
  return TRUE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfColumnScroll *scroll = user_data;

  follow (scroll);
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
  if (scroll->tick == 0 && scroll->measured)
    scroll->tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (scroll->views[0]), on_tick, scroll, NULL);
}

static void
on_first_moved (CfColumnScroll *scroll)
{
  if (!scroll->measured || scroll->moving || scroll->allocating)
    return;
  scroll->leader = 0;
  follow (scroll);
  cf_column_scroll_queue (scroll);
}

/* The second is moved by GTK too, when lines above are laid out. */
static void
on_second_moved (CfColumnScroll *scroll)
{
  if (!scroll->measured || scroll->moving || scroll->allocating)
    return;
  if (gtk_widget_has_focus (GTK_WIDGET (scroll->views[1])) ||
      cf_article_view_is_revealing (scroll->views[1]))
    {
      scroll->leader = 1;
      follow (scroll);
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

/* From here on rows have to be measured anew: those that are not seen are when there is time. */
static void
restart (CfColumnScroll *scroll)
{
  stop (scroll);
  scroll->leader = 0;
  scroll->measured = TRUE;
  scroll->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, on_idle, scroll, NULL);
  cf_column_scroll_queue (scroll);
}

/**
 * cf_column_scroll_part:
 * @scroll: columns, side by side or not
 *
 * From now on each of the views is for itself.
 */
void
cf_column_scroll_part (CfColumnScroll *scroll)
{
  stop (scroll);
  scroll->leader = 0;
  scroll->measured = FALSE;
  g_clear_pointer (&scroll->aligner, cf_row_aligner_free);
}

/**
 * cf_column_scroll_join:
 * @scroll: columns that have been parted
 * @article: what the two views show, each another language of it
 *
 * From now on they stand side by side.
 */
void
cf_column_scroll_join (CfColumnScroll *scroll, CfArticle *article)
{
  scroll->aligner = cf_row_aligner_new (article, scroll->views[0], scroll->views[1]);
  cf_column_scroll_forget (scroll);
}

/**
 * cf_column_scroll_is_joined:
 * @scroll: columns
 *
 * Returns: whether they stand side by side
 */
gboolean
cf_column_scroll_is_joined (CfColumnScroll *scroll)
{
  return scroll->aligner != NULL;
}

/**
 * cf_column_scroll_forget:
 * @scroll: columns
 *
 * To be called when lines have another height: rows are measured anew.
 */
void
cf_column_scroll_forget (CfColumnScroll *scroll)
{
  scroll->serials[0] = scroll->serials[1] = 0;
}

/* Where letters are others than before, rows are measured anew. */
static void
prepare (CfColumnScroll *scroll, int width, int height)
{
  gboolean changed = FALSE;

  cf_row_aligner_set_top (scroll->aligner, cf_article_view_get_top (scroll->views[0]));
  for (guint i = 0; i < 2; i++)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (scroll->views[i]));
      guint serial = pango_context_get_serial (context);

      cf_article_view_prepare (scroll->views[i], width);
      changed = changed || serial != scroll->serials[i];
      scroll->serials[i] = serial;
    }
  if (changed)
    cf_row_aligner_forget (scroll->aligner);
  if (cf_row_aligner_set_widths (scroll->aligner, width, width) || changed)
    restart (scroll);
  look (scroll, height);
}

/**
 * cf_column_scroll_allocate:
 * @scroll: columns that stand side by side
 * @around: how wide the widget is that has them; they stand in its middle
 * @width: how wide each is to be
 * @height: how high
 *
 * Gives them their places, and puts both at one height before they are painted.
 */
void
cf_column_scroll_allocate (CfColumnScroll *scroll, int around, int width, int height)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (scroll->views[0]));
  gboolean rtl = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;

  scroll->allocating = TRUE;
  prepare (scroll, width, height);
  /* A view whose place stays would else be laid out when it is painted, and move the scroll bar then. */
  for (guint side = 0; side < 2; side++)
    gtk_widget_queue_allocate (GTK_WIDGET (scroll->views[side]));
  for (guint i = 0; i < ALLOCATIONS; i++)
    {
      cf_article_view_allocate (scroll->views[0], around / 2 - (rtl ? 0 : width), width, height);
      cf_article_view_allocate (scroll->views[1], around / 2 - (rtl ? width : 0), width, height);
      if (i + 1 < ALLOCATIONS && !follow (scroll))
        break;
    }
  scroll->allocating = FALSE;
  cf_column_scroll_queue (scroll);
}

void
cf_column_scroll_free (CfColumnScroll *scroll)
{
  cf_column_scroll_part (scroll);
  for (guint side = 0; side < 2; side++)
    if (get_adjustment (scroll, side) != NULL)
      g_signal_handlers_disconnect_by_data (get_adjustment (scroll, side), scroll);
  g_signal_handlers_disconnect_by_data (scroll->views[0], scroll);
  g_free (scroll);
}
