/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window, or any other, driven from within and measured frame by frame.
 *
 * What a key does is done by calling what GTK would call, and then the main loop runs until the next frame
 * has been painted. Only what the main thread computes counts: not the wait for the frame, nor what other
 * programs do on the machine. The main loop is busy from when it wakes until it waits again. */

#include "config.h"

#include "cf-bench-window.h"

#include <string.h>

/* Nothing is happening any more when hardly anything has happened for so long. */
#define SETTLED_MS 400
#define REST_MS 80
#define FRAME_AT_LATEST_MS 500

static double woken_at_ms;
static double longest_block_ms;

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  longest_block_ms = MAX (longest_block_ms, cf_bench_cpu_ms () - woken_at_ms);
  result = g_poll (fds, n_fds, timeout);
  woken_at_ms = cf_bench_cpu_ms ();
  return result;
}

/**
 * cf_bench_window_init:
 *
 * To be called once, before the main loop runs.
 */
void
cf_bench_window_init (void)
{
  woken_at_ms = cf_bench_cpu_ms ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

static gboolean
on_time_out (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_until_quiet (guint quiet_ms)
{
  double before = cf_bench_all_cpu_ms (), now;

  while (TRUE)
    {
      gboolean passed = FALSE;

      g_timeout_add (quiet_ms, on_time_out, &passed);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
      now = cf_bench_all_cpu_ms ();
      if (now - before < quiet_ms / 20.0)
        return;
      before = now;
    }
}

/**
 * cf_bench_settle:
 *
 * Runs the main loop until all is done that was to do, in threads too.
 */
void
cf_bench_settle (void)
{
  run_until_quiet (SETTLED_MS);
}

/**
 * cf_bench_rest:
 *
 * Runs the main loop for as long as nobody notices: what a key leaves to be done later is done.
 */
void
cf_bench_rest (void)
{
  run_until_quiet (REST_MS);
}

void
cf_stopwatch_start (CfStopwatch *watch)
{
  watch->wall_ms = cf_bench_wall_ms ();
  watch->cpu_ms = cf_bench_cpu_ms ();
  woken_at_ms = watch->cpu_ms;
  longest_block_ms = 0;
}

void
cf_stopwatch_stop (CfStopwatch *watch)
{
  double now = cf_bench_cpu_ms ();

  watch->block_ms = MAX (longest_block_ms, now - woken_at_ms);
  watch->cpu_ms = now - watch->cpu_ms;
  watch->wall_ms = cf_bench_wall_ms () - watch->wall_ms;
}

static void
on_after_paint (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/**
 * cf_stopwatch_run_to_frame:
 * @watch: a stopwatch that runs; stopped afterwards
 * @widget: a widget of the window
 *
 * Returns: whether a frame was painted; otherwise there was nothing to paint
 */
gboolean
cf_stopwatch_run_to_frame (CfStopwatch *watch, GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE, too_late = FALSE;
  guint timeout = g_timeout_add (FRAME_AT_LATEST_MS, on_time_out, &too_late);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &painted);

  while (!painted && !too_late)
    g_main_context_iteration (NULL, TRUE);
  cf_stopwatch_stop (watch);
  g_signal_handler_disconnect (clock, handler);
  if (!too_late)
    g_source_remove (timeout);
  return painted;
}

/**
 * cf_bare_view_new:
 * @text: what it shows
 * @width: of the text
 * @height: of the window
 *
 * The peer: nothing but a text view with the article's font in a scrolled window.
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWidget *
cf_bare_view_new (const char *text, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "article");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  return window;
}

GtkTextView *
cf_bare_view_get_view (GtkWidget *window)
{
  GtkWidget *scrolled = gtk_window_get_child (GTK_WINDOW (window));

  return GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)));
}
