/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quotations: which mark closes which. */

#include "config.h"

#include "cf-quotation.h"

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

/* A mark in a text. */
typedef struct
{
  guint at;
  guint kind; /* its place in the table */
  gunichar c;
  gboolean is_genitive; /* the countries’ view; until settled: or ‘the countries’ and more */
} Mark;

static gboolean
is_western_letter (gunichar c)
{
  return c < 0x2e80 && g_unichar_isalnum (c);
}

/* China’s, the ’90s: the apostrophe looks like a closing mark. */
static gboolean
is_apostrophe (gunichar before, gunichar c, gunichar after)
{
  return c == 0x2019 && is_western_letter (after) &&
         (is_western_letter (before) || before == 0 || g_unichar_isspace (before));
}

static gboolean
may_be_genitive (gunichar before, gunichar c, const char *behind)
{
  return c == 0x2019 && (before == 's' || before == 'S') && behind[0] == ' ' &&
         is_western_letter (g_utf8_get_char (behind + 1));
}

static GArray *
collect_marks (CfText *text, CfSpan scope)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Mark));
  const char *p = cf_text_pointer (text, scope.start);
  gunichar before = 0;

  for (guint at = scope.start; at < scope.end; at++)
    {
      gunichar c = g_utf8_get_char (p);
      const Marks *pair = find_marks (c);

      p = g_utf8_next_char (p);
      if (pair != NULL && !is_apostrophe (before, c, at + 1 < scope.end ? g_utf8_get_char (p) : 0))
        {
          Mark mark = { at, (guint) (pair - marks), c, FALSE };

          mark.is_genitive = at + 2 < scope.end && may_be_genitive (before, c, p);
          g_array_append_val (found, mark);
        }
      before = c;
    }
  return found;
}

/* What may be a genitive is one if a closing mark follows that would have nothing to close. */
static void
settle_genitives (GArray *found)
{
  gboolean closes_behind = FALSE;

  for (guint i = found->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (found, Mark, i - 1);

      if (mark->c != 0x2018 && mark->c != 0x2019)
        continue;
      if (mark->is_genitive && closes_behind)
        continue;
      closes_behind = mark->c == 0x2019 && !mark->is_genitive;
      mark->is_genitive = FALSE;
    }
}

/* Marks that wait for their fellows, and how many of each kind: so one that closes nothing is known
 * without a search. */
typedef struct
{
  GArray *stack; /* of Mark */
  guint n_open[G_N_ELEMENTS (marks)];
} Opened;

static guint
pop (Opened *opened, guint kind)
{
  while (TRUE)
    {
      Mark last = g_array_index (opened->stack, Mark, opened->stack->len - 1);

      g_array_set_size (opened->stack, opened->stack->len - 1);
      opened->n_open[last.kind]--;
      if (last.kind == kind)
        return last.at;
    }
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
  g_autoptr (GArray) in_text = collect_marks (text, scope);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Mark));
  Opened opened = { stack, { 0 } };

  settle_genitives (in_text);
  for (guint i = 0; i < in_text->len; i++)
    {
      const Mark *mark = &g_array_index (in_text, Mark, i);

      if (mark->is_genitive)
        continue;
      if (mark->c == marks[mark->kind].close && opened.n_open[mark->kind] > 0)
        {
          CfSpan span = { pop (&opened, mark->kind), mark->at + 1 };

          g_array_append_val (found, span);
        }
      else if (mark->c == marks[mark->kind].open)
        {
          g_array_append_val (stack, *mark);
          opened.n_open[mark->kind]++;
        }
    }
  g_array_sort (found, compare_spans);
  return found;
}
