/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in a translation the words stand that translate others.
 *
 * Each end goes where it stands between what both texts share, in proportion, and from there to the nearest edge of
 * a clause, or of a word. */

#include "config.h"

#include "cf-parallel.h"

#include "cf-quotation.h"
#include "cf-segment.h"
#include "cf-trim.h"

/* So near, as a share of what is looked for, an end is that of a clause. */
#define CLAUSE_TOLERANCE 0.25

/* Where an end may be: between two ties; where it stands at one, there. */
typedef struct
{
  guint place;
  CfSpan room;
} Guess;

static Guess
guess_between (const CfTie *before, const CfTie *after, guint offset)
{
  Guess found = { 0, { before->to.end, after->to.start } };
  double share;

  if (offset == before->from.end)
    found.room.end = found.room.start;
  else if (offset == after->from.start)
    found.room.start = found.room.end;
  else
    {
      share = (double) (offset - before->from.end) / (after->from.start - before->from.end);
      found.place = (guint) (share * cf_span_length (found.room) + 0.5);
    }
  found.place += found.room.start;
  return found;
}

/* An end stands before the gap between two sentences, a start behind it, where the gap is empty. */
static gboolean
is_before (const CfTie *tie, guint offset, gboolean is_end)
{
  return tie->from.end <= offset && !(is_end && tie->from.start == offset);
}

static Guess
guess (GArray *ties, guint offset, gboolean is_end, guint from_length, guint to_length)
{
  CfTie before = { { 0, 0 }, { 0, 0 }, 0 };
  CfTie after = { { from_length, from_length }, { to_length, to_length }, 0 };

  for (guint i = 0; i < ties->len && after.from.start == from_length; i++)
    {
      CfTie tie = g_array_index (ties, CfTie, i);

      /* An end within what is shared takes all of it. */
      if (tie.from.start < offset && offset < tie.from.end)
        offset = is_end ? tie.from.end : tie.from.start;
      if (is_before (&tie, offset, is_end))
        before = tie;
      else
        after = tie;
    }
  return guess_between (&before, &after, offset);
}

/* Of the edges in the room the nearest, if it is so near. */
static gboolean
snap_to (GArray *units, gboolean to_end, const Guess *guess, double tolerance, guint *snapped)
{
  double nearest = tolerance;
  gboolean found = FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const CfSpan *unit = &g_array_index (units, CfSpan, i);
      guint edge = to_end ? unit->end : unit->start;
      double distance = ABS ((double) edge - guess->place);

      if (edge < guess->room.start || edge > guess->room.end || distance > nearest)
        continue;
      nearest = distance;
      found = TRUE;
      *snapped = edge;
    }
  return found;
}

static guint
snap (GArray *clauses, GArray *words, gboolean to_end, const Guess *guess, double tolerance)
{
  guint snapped = guess->place;

  if (!snap_to (clauses, to_end, guess, tolerance, &snapped))
    snap_to (words, to_end, guess, G_MAXDOUBLE, &snapped);
  return snapped;
}

/* What follows "that" begins like a clause: what is told, without who tells it. */
static void
add_told (CfText *text, GArray *words, GArray *clauses)
{
  for (guint i = 0; i + 1 < words->len; i++)
    {
      g_autofree char *word = cf_text_slice (text, g_array_index (words, CfSpan, i));
      CfSpan told = { g_array_index (words, CfSpan, i + 1).start, G_MAXUINT };

      if (g_ascii_strcasecmp (word, "that") == 0)
        g_array_append_val (clauses, told);
    }
}

/* Words without the mark that ends their clause or quotation are looked for with it, since it shows where they end. */
static guint
skip_final_mark (CfText *text, CfSpan span)
{
  guint at = span.end, length = cf_text_get_length (text);
  CfSpan clause;

  if (!cf_segment_find (text, (CfSpan){ 0, length }, CF_UNIT_CLAUSE, span.end - 1, &clause))
    return span.end;
  while (at < clause.end && g_unichar_ispunct (cf_text_get_char (text, at)) &&
         !cf_quotation_is_mark (cf_text_get_char (text, at)))
    at++;
  return at == clause.end || cf_quotation_is_mark (cf_text_get_char (text, at)) ? at : span.end;
}

/**
 * cf_parallel_find:
 * @from: a text
 * @span: words of it
 * @to: its translation
 *
 * Returns: what seems to translate them, of whole words, and without a final mark where @span has none; empty only
 *   where the translation is
 */
CfSpan
cf_parallel_find (CfText *from, CfSpan span, CfText *to)
{
  CfSpan scope = { 0, cf_text_get_length (to) }, found;
  g_autoptr (GArray) ties = cf_ties_find (from, to);
  g_autoptr (GArray) clauses = cf_segment (to, scope, CF_UNIT_CLAUSE);
  g_autoptr (GArray) words = cf_segment (to, scope, CF_UNIT_WORD);
  gboolean has_words = span.start < span.end;
  guint length = cf_text_get_length (from);
  Guess start = guess (ties, span.start, FALSE, length, scope.end);
  Guess end =
    guess (ties, has_words ? skip_final_mark (from, span) : span.end, TRUE, length, scope.end);
  double tolerance = CLAUSE_TOLERANCE * (end.place > start.place ? end.place - start.place : 0);

  add_told (to, words, clauses);
  found.start = snap (clauses, words, FALSE, &start, tolerance);
  found.end = snap (clauses, words, TRUE, &end, tolerance);
  if (found.start >= found.end &&
      !cf_segment_find (to, scope, CF_UNIT_WORD, MIN (start.place, scope.end), &found))
    return scope;
  if (has_words && cf_span_equal (cf_trim (from, span, CF_TRIM_PUNCTUATION), span))
    return cf_trim (to, found, CF_TRIM_PUNCTUATION | CF_TRIM_SPACE);
  return cf_segment_trim_space (to, found);
}
