/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window with a bilingual article side by side: tool-columns ARTICLE. It is opened, scrolled, resized, its
 * letters are made larger and smaller, a pair is taken apart and put together, places are gone to: in every frame that is
 * painted the paragraphs that begin with one number must begin at one height, and nothing moves any more once the frame has
 * been laid out, since the scroll bar has its place then. Prints each that does not, and how many frames and pairs were
 * looked at. */

#include "config.h"

#include "cf-application.h"
#include "cf-window.h"

#include <stdlib.h>

#define AT_LATEST_MS 60000
#define SETTLE_MS 100
#define SETTLE_ROUNDS 300

typedef struct
{
  CfWindow *window;
  GtkTextView *views[2];
  GHashTable *lines[2]; /* number of a paragraph -> its line + 1 */
  const char *doing;
  gboolean looks;   /* at each frame */
  gboolean is_laid; /* what is painted next */
  guint n_frames, n_pairs, n_wrong, n_late;
} Test;

static CfArticleColumns *
get_columns (Test *test)
{
  return cf_article_pane_get_columns (cf_window_get_article_pane (test->window));
}

/* Paragraphs are known by the number that they begin with. */
static void
read_numbers (Test *test, guint side)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (test->views[side]);

  test->lines[side] = g_hash_table_new (NULL, NULL);
  for (int line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = start;
      gtk_text_iter_forward_to_line_end (&end);
      text = gtk_text_iter_get_text (&start, &end);
      if (atoi (text) > 0)
        g_hash_table_insert (test->lines[side], GINT_TO_POINTER (atoi (text)),
                             GINT_TO_POINTER (line + 1));
    }
}

/* Returns: whether its start is seen */
static gboolean
find_height (GtkTextView *view, int line, int *y)
{
  GtkTextIter start;
  int height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &start, line);
  gtk_text_view_get_line_yrange (view, &start, y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, *y, NULL, y);
  return *y >= 0 && *y < gtk_widget_get_height (GTK_WIDGET (view));
}

static void
look (Test *test)
{
  GHashTableIter iter;
  gpointer number, line;

  g_hash_table_iter_init (&iter, test->lines[0]);
  while (g_hash_table_iter_next (&iter, &number, &line))
    {
      int other = GPOINTER_TO_INT (g_hash_table_lookup (test->lines[1], number)), a, b;
      gboolean seen;

      if (other == 0)
        continue;
      seen = find_height (test->views[0], GPOINTER_TO_INT (line) - 1, &a);
      if (!find_height (test->views[1], other - 1, &b) && !seen)
        continue;
      test->n_pairs++;
      if (a == b)
        continue;
      test->n_wrong++;
      g_print ("# %s, frame %u: paragraph %d at %d and %d\n", test->doing, test->n_frames,
               GPOINTER_TO_INT (number), a, b);
    }
}

static void
on_layout (GdkFrameClock *clock, Test *test)
{
  test->is_laid = TRUE;
}

static void
on_moved (Test *test)
{
  if (!test->is_laid)
    return;
  test->n_late++;
  g_print ("# %s, frame %u: moved while it was painted\n", test->doing, test->n_frames);
}

static void
on_after_paint (GdkFrameClock *clock, Test *test)
{
  test->is_laid = FALSE;
  test->n_frames++;
  if (test->looks)
    look (test);
}

static gboolean
on_time_out (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, on_time_out, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static double
get_upper (Test *test, guint side)
{
  return gtk_adjustment_get_upper (
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->views[side])));
}

/* GTK lays out what is not seen when there is nothing else to do: then both are equally high, and stay so. */
static void
settle_and_look (Test *test)
{
  double before = 0;
  guint n_same = 0;

  for (guint i = 0; i < SETTLE_ROUNDS && n_same < 5; i++)
    {
      double now = get_upper (test, 0);

      n_same = now == before && now == get_upper (test, 1) ? n_same + 1 : 0;
      before = now;
      run_for (SETTLE_MS);
    }
  g_assert_cmpuint (n_same, >=, 5);
  look (test);
}

/* What is done is done in frames of its own, not all at once. */
static void
run_frames (Test *test, guint n)
{
  guint until = test->n_frames + n;
  gboolean too_late = FALSE;
  guint timeout = g_timeout_add (2000, on_time_out, &too_late);

  while (test->n_frames < until && !too_late)
    {
      gtk_widget_queue_draw (GTK_WIDGET (test->window));
      g_main_context_iteration (NULL, TRUE);
    }
  if (!too_late)
    g_source_remove (timeout);
}

static void
scroll (Test *test)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->views[0]));
  static const double steps[] = { 37, 90, 400, 1500, -37, -700, 8000, -3000, 45, 0.4 };

  test->doing = "scrolled";
  test->looks = TRUE;
  for (guint i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                              steps[i % G_N_ELEMENTS (steps)]);
      run_frames (test, 1);
    }
  test->doing = "scrolled to the end";
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  run_frames (test, 5);
  test->doing = "scrolled back";
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 3);
  run_frames (test, 5);
}

static void
resize (Test *test)
{
  static const int widths[] = { 1500, 1490, 1300, 1100, 1405, 1800, 1555 };

  test->doing = "resized";
  test->looks = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), widths[i], 800);
      run_frames (test, 12);
      settle_and_look (test);
    }
}

/* Nobody waits until all has been laid out. */
static void
hurry (Test *test)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->views[0]));
  GSettings *settings = cf_window_get_settings (test->window);

  test->doing = "resized and scrolled at once";
  for (guint i = 0; i < 24; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), 1300 + 37 * (int) (i % 9), 800);
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + 600 - 1700 * (i % 3 == 2));
      run_frames (test, 1);
    }
  test->doing = "letters of another size, scrolled at once";
  for (guint i = 0; i < 24; i++)
    {
      g_settings_set_double (settings, "text-size", 1 + 0.1 * (i % 5));
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + 900 - 2500 * (i % 3 == 2));
      run_frames (test, 1);
    }
  settle_and_look (test);
}

/* Where a paragraph begins that is seen in a column. */
static guint
find_seen (Test *test, guint side)
{
  GtkTextIter iter;
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (test->views[side], &visible);
  gtk_text_view_get_line_at_y (test->views[side], &iter, visible.y + 400, NULL);
  return cf_projection_to_text (
    cf_article_view_get_projection (CF_ARTICLE_VIEW (test->views[side])),
    (guint) gtk_text_iter_get_offset (&iter));
}

/* Places are gone to in both columns, and pairs are changed: nobody waits for any of it. */
static void
jump (Test *test)
{

  CfSession *session = cf_window_get_session (test->window);
  guint length = cf_text_get_length (cf_document_get_text (cf_session_get_document (session)));

  test->doing = "gone to a place";
  test->looks = FALSE;
  for (guint i = 0; i < 40; i++)
    {
      guint to = i * 7919 % length;

      cf_session_set_selection (session, (CfSpan){ to, to }, FALSE);
      cf_session_reveal (session, (CfSpan){ to, to });
      run_frames (test, 1 + i % 3);
    }
  test->doing = "pairs moved";
  for (guint i = 0; i < 20; i++)
    {
      guint to = find_seen (test, i % 2);

      cf_session_set_selection (session, (CfSpan){ to, to }, FALSE);
      if (cf_session_mend_pairs (session, i % 3 == 0 ? CF_MEND_SHIFT_DOWN : CF_MEND_SPLIT))
        {
          run_frames (test, 1 + i % 2);
          cf_session_undo (session);
        }
      run_frames (test, 1 + i % 2);
    }
  run_frames (test, 12);
  settle_and_look (test);
}

/* A pair that is seen is taken apart, and put together again. */
static void
mend (Test *test)
{
  CfSession *session = cf_window_get_session (test->window);
  guint offset = find_seen (test, 0);
  int number;
  g_autofree char *words = NULL;

  test->doing = "mended";
  words = cf_text_slice (cf_document_get_text (cf_session_get_document (session)),
                         (CfSpan){ offset, offset + 4 });
  number = atoi (words);
  cf_session_set_selection (session, (CfSpan){ offset, offset }, FALSE);
  g_assert_true (cf_session_mend_pairs (session, CF_MEND_SPLIT));
  g_hash_table_remove (test->lines[0], GINT_TO_POINTER (number));
  run_frames (test, 12);
  settle_and_look (test);
  test->doing = "mended back";
  cf_session_undo (session);
  run_frames (test, 12);
  settle_and_look (test);
}

static void
enlarge (Test *test)
{
  static const double sizes[] = { 1.2, 0.8, 1.5, 1.1 }, heights[] = { 1.2, 2.0, 1.6 };
  GSettings *settings = cf_window_get_settings (test->window);

  test->doing = "letters of another size";
  test->looks = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_settings_set_double (settings, "text-size", sizes[i]);
      run_frames (test, 12);
      settle_and_look (test);
    }
  test->doing = "lines of another height";
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_settings_set_double (settings, "line-height", heights[i]);
      run_frames (test, 12);
      settle_and_look (test);
    }
}

static void
open_article (Test *test, const char *path)
{
  gboolean too_late = FALSE;
  guint timeout = g_timeout_add (AT_LATEST_MS, on_time_out, &too_late);
  GtkAdjustment *adjustment;

  cf_window_open_path (test->window, path);
  while (cf_article_columns_get_shown (get_columns (test)) != CF_READING_SIDE_BY_SIDE && !too_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (too_late);
  g_source_remove (timeout);
  for (guint side = 0; side < 2; side++)
    {
      test->views[side] = GTK_TEXT_VIEW (cf_article_columns_get_view (get_columns (test), side));
      read_numbers (test, side);
      adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->views[side]));
      g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (on_moved), test);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_moved), test);
    }
  test->looks = TRUE;
  run_frames (test, 30);
}

int
main (int argc, char **argv)
{
  g_autoptr (CfApplication) application = cf_application_new ();
  Test test = { .doing = "opened" };
  GdkFrameClock *clock;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  test.window = CF_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_settings_set_string (cf_window_get_settings (test.window), "reading", "side-by-side");
  g_settings_set_boolean (cf_window_get_settings (test.window), "library-visible", FALSE);
  g_settings_set_boolean (cf_window_get_settings (test.window), "inspector-visible", FALSE);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 1500, 800);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (test.window));
  g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout), &test);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &test);
  open_article (&test, argv[1]);
  settle_and_look (&test);
  for (guint round = 0; round < 2; round++)
    {
      scroll (&test);
      resize (&test);
      enlarge (&test);
      hurry (&test);
      mend (&test);
      jump (&test);
    }
  g_print ("%u frames, %u pairs, %u wrong, %u late\n", test.n_frames, test.n_pairs, test.n_wrong,
           test.n_late);
  gtk_window_destroy (GTK_WINDOW (test.window));
  g_hash_table_unref (test.lines[0]);
  g_hash_table_unref (test.lines[1]);
  return test.n_wrong + test.n_late == 0 ? 0 : 1;
}
