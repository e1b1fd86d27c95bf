/* SPDX-License-Identifier: GPL-3.0-or-later
 * Preloaded into a GTK program: ends it when it has painted the text that it opened.
 *
 * The text is there when a text buffer was given at least as many bytes as FIRST_FRAME_BYTES says, and is seen
 * when glyphs have been drawn after that and the program waits again. So any two programs that show a text are
 * stopped at the same moment, whoever wrote them. Says on stderr, in one line, how many milliseconds after
 * FIRST_FRAME_START (of the monotonic clock, in nanoseconds) that was, how much memory the program has, and how
 * many glyphs were drawn.
 *
 * FIRST_FRAME_SLOWNESS says how many times slower the program runs, under an emulator that counts instructions:
 * its waits are made longer alike, so that it does what it does without. */

#include <dlfcn.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* More than a window without a text draws anew at once. */
#define MIN_GLYPHS 200

static long filled_bytes;
static long n_glyphs;

/* The functions that stand in the place of GTK's, cairo's and the C library's. */
void gtk_text_buffer_set_text (void *buffer, const char *text, int length);
void gtk_text_buffer_insert (void *buffer, void *iter, const char *text, int length);
void cairo_show_glyphs (void *cr, const void *glyphs, int n);
unsigned int
g_timeout_add_full (int priority, unsigned int ms, void *function, void *data, void *destroy);
unsigned int g_timeout_add (unsigned int ms, void *function, void *data);

static void *
find (const char *name)
{
  void *function = dlsym (RTLD_NEXT, name);

  if (function == NULL)
    abort ();
  return function;
}

static void
note_text (const char *text, int length)
{
  filled_bytes += length < 0 ? (long) strlen (text) : length;
}

void
gtk_text_buffer_set_text (void *buffer, const char *text, int length)
{
  static void (*real) (void *, const char *, int);

  if (real == NULL)
    real = (void (*) (void *, const char *, int)) find ("gtk_text_buffer_set_text");
  note_text (text, length);
  real (buffer, text, length);
}

void
gtk_text_buffer_insert (void *buffer, void *iter, const char *text, int length)
{
  static void (*real) (void *, void *, const char *, int);

  if (real == NULL)
    real = (void (*) (void *, void *, const char *, int)) find ("gtk_text_buffer_insert");
  note_text (text, length);
  real (buffer, iter, text, length);
}

void
cairo_show_glyphs (void *cr, const void *glyphs, int n)
{
  static void (*real) (void *, const void *, int);
  static long wanted;

  if (real == NULL)
    {
      const char *bytes = getenv ("FIRST_FRAME_BYTES");

      real = (void (*) (void *, const void *, int)) find ("cairo_show_glyphs");
      wanted = bytes != NULL ? strtol (bytes, NULL, 10) : 1;
    }
  if (filled_bytes >= wanted)
    n_glyphs += n;
  real (cr, glyphs, n);
}

unsigned int
g_timeout_add_full (int priority, unsigned int ms, void *function, void *data, void *destroy)
{
  static unsigned int (*real) (int, unsigned int, void *, void *, void *);
  static long slowness = 1;

  if (real == NULL)
    {
      const char *text = getenv ("FIRST_FRAME_SLOWNESS");

      real =
        (unsigned int (*) (int, unsigned int, void *, void *, void *)) find ("g_timeout_add_full");
      slowness = text != NULL ? strtol (text, NULL, 10) : 1;
    }
  return real (priority, ms * (unsigned int) slowness, function, data, destroy);
}

unsigned int
g_timeout_add (unsigned int ms, void *function, void *data)
{
  return g_timeout_add_full (0, ms, function, data, NULL);
}

static long
read_rss_kb (void)
{
  FILE *file = fopen ("/proc/self/statm", "re");
  long total = 0, resident = 0;

  if (file == NULL || fscanf (file, "%ld %ld", &total, &resident) != 2)
    return 0;
  return resident * (sysconf (_SC_PAGESIZE) / 1024);
}

int
poll (struct pollfd *fds, nfds_t n, int timeout)
{
  static int (*real) (struct pollfd *, nfds_t, int);

  if (real == NULL)
    real = (int (*) (struct pollfd *, nfds_t, int)) find ("poll");
  if (n_glyphs >= MIN_GLYPHS)
    {
      const char *start = getenv ("FIRST_FRAME_START");
      struct timespec now;
      double ns;

      clock_gettime (CLOCK_MONOTONIC, &now);
      ns = (double) now.tv_sec * 1e9 + (double) now.tv_nsec - (start != NULL ? atof (start) : 0);
      fprintf (stderr, "first-frame %.3f %ld %ld\n", ns / 1e6, read_rss_kb (), n_glyphs);
      _exit (0);
    }
  return real (fds, n, timeout);
}
