/* SPDX-License-Identifier: GPL-3.0-or-later
 * Markdown from outside, made into HTML within bounds.
 *
 * cmark ends the program when it gets no memory, and a page of 16 MB of brackets asks for gigabytes. So
 * it gets an arena, as gumbo does (cf-html.c), and is left by longjmp when that is used up. Its
 * allocator knows no user data: whose arena it is, is known by the thread. The only file that calls
 * cmark. */

#include "config.h"

#include "cf-markdown.h"

#include "cf-arena.h"
#include "cf-error.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <cmark.h>
#include <setjmp.h>
#include <string.h>

typedef struct
{
  CfArena *arena;
  jmp_buf out;
  char *html; /* in the arena */
} Conversion;

/* What stands before each piece: cmark asks for more room without saying how much there was. */
typedef union
{
  gsize size;
  char room[16];
} Head;

static __thread Conversion *current;

static void *
allocate (size_t n, size_t size)
{
  Head *head = NULL;

  if (size == 0 || n <= (G_MAXSIZE - sizeof *head) / size)
    head = cf_arena_allocate (current->arena, n * size + sizeof *head);
  if (head == NULL)
    longjmp (current->out, 1);
  head->size = n * size;
  return memset (head + 1, 0, n * size);
}

static void *
reallocate (void *memory, size_t size)
{
  void *grown = allocate (1, size);

  if (memory != NULL)
    memcpy (grown, memory, MIN (size, ((Head *) memory)[-1].size));
  return grown;
}

static void
deallocate (void *memory)
{
}

/* All that is changed between setjmp and longjmp lives in @conversion. */
static gboolean
convert (Conversion *conversion, const char *utf8, gsize length)
{
  static cmark_mem memory = { allocate, reallocate, deallocate };
  cmark_parser *parser;

  if (setjmp (conversion->out) != 0)
    return FALSE;
  parser = cmark_parser_new_with_mem (CMARK_OPT_DEFAULT, &memory);
  cmark_parser_feed (parser, utf8, length);
  conversion->html = cmark_render_html (cmark_parser_finish (parser), CMARK_OPT_DEFAULT);
  return TRUE;
}

/**
 * cf_markdown_to_html:
 * @utf8: a text
 * @length: its bytes
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when it passes a limit
 *
 * Returns: (transfer full) (nullable): what CommonMark makes of it, without the HTML that stands in it
 */
char *
cf_markdown_to_html (const char *utf8, gsize length, const char *name, GError **error)
{
  g_autoptr (CfArena) arena = cf_arena_new (CF_LIMIT_MARKDOWN_ARENA_BYTES,
                                            CF_LIMIT_MARKDOWN_SECONDS * (gint64) G_USEC_PER_SEC);
  Conversion conversion = { .arena = arena };
  g_autofree char *shown = NULL;
  gboolean ok;

  current = &conversion;
  ok = convert (&conversion, utf8, length);
  current = NULL;
  if (ok)
    return g_strdup (conversion.html);
  shown = g_filename_display_name (name);
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG,
               _ ("%s is too complex to show: its Markdown passes a limit (%u MiB, %u s)"), shown,
               CF_LIMIT_MARKDOWN_ARENA_BYTES >> 20, (guint) CF_LIMIT_MARKDOWN_SECONDS);
  return NULL;
}
