/* SPDX-License-Identifier: GPL-3.0-or-later
 * A unified diff of two texts: a long text that differs is found by looking at the difference. */

#include "config.h"

#include "cf-test.h"

#include <string.h>

#define CONTEXT 3
/* Past so many lines the table of the longest common part is too large: heads and tails are cut. */
#define MAX_LINES 3000

typedef struct
{
  char **lines[2];
  guint n[2];
  guint *common; /* (n[0] + 1) x (n[1] + 1): lines in common from there on */
} Diff;

typedef struct
{
  char mark; /* ' ', '-' or '+' */
  const char *line;
} Row;

static guint *
cell (Diff *diff, guint a, guint b)
{
  return &diff->common[(gsize) a * (diff->n[1] + 1) + b];
}

static void
fill (Diff *diff)
{
  diff->common = g_new0 (guint, (gsize) (diff->n[0] + 1) * (diff->n[1] + 1));
  for (guint a = diff->n[0]; a-- > 0;)
    for (guint b = diff->n[1]; b-- > 0;)
      *cell (diff, a, b) = g_str_equal (diff->lines[0][a], diff->lines[1][b])
                             ? *cell (diff, a + 1, b + 1) + 1
                             : MAX (*cell (diff, a + 1, b), *cell (diff, a, b + 1));
}

static GArray *
make_rows (Diff *diff)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  guint a = 0, b = 0;

  while (a < diff->n[0] || b < diff->n[1])
    {
      Row row;

      if (a < diff->n[0] && b < diff->n[1] && g_str_equal (diff->lines[0][a], diff->lines[1][b]))
        row = (Row){ ' ', diff->lines[0][a++] }, b++;
      else if (b == diff->n[1] ||
               (a < diff->n[0] && *cell (diff, a + 1, b) >= *cell (diff, a, b + 1)))
        row = (Row){ '-', diff->lines[0][a++] };
      else
        row = (Row){ '+', diff->lines[1][b++] };
      g_array_append_val (rows, row);
    }
  return rows;
}

static gboolean
is_near_change (GArray *rows, guint at)
{
  guint first = at > CONTEXT ? at - CONTEXT : 0;

  for (guint i = first; i < MIN (at + CONTEXT + 1, rows->len); i++)
    if (g_array_index (rows, Row, i).mark != ' ')
      return TRUE;
  return FALSE;
}

/**
 * cf_test_diff:
 * @expected: a text
 * @got: another
 * @name: what they are of
 *
 * Returns: (transfer full): the difference
 */
char *
cf_test_diff (const char *expected, const char *got, const char *name)
{
  Diff diff = { 0 };
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  gboolean shown = TRUE;

  diff.lines[0] = g_strsplit (expected, "\n", MAX_LINES);
  diff.lines[1] = g_strsplit (got, "\n", MAX_LINES);
  for (guint i = 0; i < 2; i++)
    diff.n[i] = g_strv_length (diff.lines[i]);
  fill (&diff);
  rows = make_rows (&diff);
  g_string_append_printf (out, "--- %s, expected\n+++ %s, got\n", name, name);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gboolean near = is_near_change (rows, i);

      if (near && !shown)
        g_string_append (out, "@@\n");
      shown = near;
      if (near)
        g_string_append_printf (out, "%c%s\n", row->mark, row->line);
    }
  g_strfreev (diff.lines[0]);
  g_strfreev (diff.lines[1]);
  g_free (diff.common);
  return g_string_free (out, FALSE);
}

/**
 * cf_test_assert_same_text:
 * @expected: a text
 * @got: what ought to be the same
 * @name: what they are of
 *
 * Fails the test and prints a diff unless they are.
 */
void
cf_test_assert_same_text (const char *expected, const char *got, const char *name)
{
  g_autofree char *diff = NULL;

  if (g_strcmp0 (expected, got) == 0)
    return;
  diff = cf_test_diff (expected, got, name);
  g_test_message ("%s", diff);
  g_test_fail_printf ("%s differs", name);
}
