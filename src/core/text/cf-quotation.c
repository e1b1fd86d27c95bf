/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quotations: which mark closes which. */

#include "config.h"

#include "cf-segment.h"

typedef struct
{
  gunichar open;
  gunichar close;
} Marks;

static const Marks marks[] = {
  { 0x201c, 0x201d }, /* “ ” */
  { 0x2018, 0x2019 }, /* ‘ ’ */
  { 0x300c, 0x300d }, /* 「 」 */
  { 0x300e, 0x300f }, /* 『 』 */
  { 0x300a, 0x300b }, /* 《 》 */
  { '"', '"' },
};

typedef struct
{
  gunichar close; /* what would end it */
  guint start;
} Open;

static const Marks *
find_marks (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].open == c || marks[i].close == c)
      return &marks[i];
  return NULL;
}

/**
 * cf_quotation_is_mark:
 * @c: a character
 *
 * Returns: whether it opens or closes a quotation
 */
gboolean
cf_quotation_is_mark (gunichar c)
{
  return find_marks (c) != NULL;
}

/* China’s: the apostrophe looks like a closing mark. */
static gboolean
is_apostrophe (gunichar before, gunichar c, gunichar after)
{
  return c == 0x2019 && g_unichar_isalpha (before) && g_unichar_isalpha (after) &&
         before < 0x2e80 && after < 0x2e80;
}

/* The innermost open quotation that @c ends, or -1. */
static int
find_opened (GArray *stack, gunichar c)
{
  for (int i = (int) stack->len - 1; i >= 0; i--)
    if (g_array_index (stack, Open, i).close == c)
      return i;
  return -1;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return cf_span_compare (*(const CfSpan *) a, *(const CfSpan *) b);
}

/**
 * cf_quotation_find_all:
 * @text: a text
 * @scope: a block of it
 *
 * Nested quotations are found as well; a mark without its fellow is passed over.
 *
 * Returns: (transfer full) (element-type CfSpan): the quotations with their marks, by start, the
 *   longer one first
 */
GArray *
cf_quotation_find_all (CfText *text, CfSpan scope)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  const char *p = cf_text_pointer (text, scope.start);
  gunichar before = 0;

  for (guint at = scope.start; at < scope.end; at++)
    {
      gunichar c = g_utf8_get_char (p);
      const Marks *pair = find_marks (c);
      gunichar after;
      int opened;

      p = g_utf8_next_char (p);
      after = at + 1 < scope.end ? g_utf8_get_char (p) : 0;
      opened = pair != NULL ? find_opened (stack, c) : -1;
      if (pair == NULL || is_apostrophe (before, c, after))
        {
          before = c;
          continue;
        }
      before = c;
      if (opened >= 0)
        {
          CfSpan span = { g_array_index (stack, Open, opened).start, at + 1 };

          g_array_append_val (found, span);
          g_array_set_size (stack, (guint) opened);
        }
      else if (c == pair->open)
        {
          Open open = { pair->close, at };

          g_array_append_val (stack, open);
        }
    }
  g_array_sort (found, compare_spans);
  return found;
}
