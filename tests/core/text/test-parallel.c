/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the words of one language stand in the other. */

#include "config.h"

#include "cf-parallel.h"
#include "cf-test.h"

#include <string.h>

/* Takes [ and ] out of a line. */
static CfText *
read_marked (const char *line, CfSpan *span)
{
  const char *open = strchr (line, '['), *close = strchr (line, ']');
  GString *plain = g_string_new (NULL);

  g_assert_nonnull (open);
  g_assert_nonnull (close);
  g_string_append_len (plain, line, open - line);
  span->start = (guint) g_utf8_strlen (plain->str, -1);
  g_string_append_len (plain, open + 1, close - open - 1);
  span->end = (guint) g_utf8_strlen (plain->str, -1);
  g_string_append (plain, close + 1);
  return cf_text_new_take (g_string_free (plain, FALSE), strlen (line) - 2);
}

static char *
mark (CfText *text, CfSpan span)
{
  g_autofree char *before = cf_text_slice (text, (CfSpan){ 0, span.start });
  g_autofree char *inside = cf_text_slice (text, span);
  g_autofree char *behind = cf_text_slice (text, (CfSpan){ span.end, cf_text_get_length (text) });

  return g_strdup_printf ("%s[%s]%s\n", before, inside, behind);
}

/* The first line is a text with words in [ ], the second its translation. */
static char *
run (const char *path, GBytes *bytes)
{
  g_autofree char *utf8 = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (utf8, "\n", 3);
  CfSpan span;
  g_autoptr (CfText) from = read_marked (lines[0], &span);
  g_autoptr (CfText) to = cf_text_new (lines[1], -1);

  return mark (to, cf_parallel_find (from, span, to));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  cf_test_add_cases ("/parallel", "text/parallel", run);
  return g_test_run ();
}
