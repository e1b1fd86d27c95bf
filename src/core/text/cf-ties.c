/* SPDX-License-Identifier: GPL-3.0-or-later
 * What two texts that translate each other visibly share, in the order of both: names in Latin letters, numbers,
 * quotations and sentences. No dictionary is asked, so it is the same for all languages, and wrong at times. */

#include "config.h"

#include "cf-parallel.h"
#include "cf-quotation.h"
#include "cf-segment.h"

/* What a paragraph has; of longer texts the rest is found by its place alone. */
#define MAX_MARKS 512
#define MAX_TIES 4096

/* What stands at another place of the whole by more than this share belongs to something else. */
#define FAR 0.4
#define NEAR 0.12

#define WEIGHT_WORD 1.0
#define WEIGHT_QUOTATION 2.0
#define WEIGHT_SENTENCE 3.0

/* A translation of a quotation has its share of the length, within this factor. */
#define QUOTATION_FACTOR 2.0

/* A name or number, folded. */
typedef struct
{
  char *key;
  CfSpan span;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->key);
}

static gboolean
is_latin (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

/* Full-width letters and digits are those that they look like. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  return g_unichar_isdigit (c) ? '0' + (gunichar) g_unichar_digit_value (c) : g_unichar_tolower (c);
}

/* The comma of 1,000. */
static gboolean
is_separator (CfText *text, guint at, guint length)
{
  gunichar c = fold (cf_text_get_char (text, at));

  return (c == ',' || c == '.') && at > 0 && at + 1 < length &&
         g_unichar_isdigit (cf_text_get_char (text, at - 1)) &&
         g_unichar_isdigit (cf_text_get_char (text, at + 1));
}

/* Takes the letters and digits from @at on. Words of small letters are of the language, and no names. */
static guint
take_word (CfText *text, guint at, guint length, GArray *words)
{
  GString *key = g_string_new (NULL);
  guint start = at;
  gboolean telling = FALSE;

  for (; at < length; at++)
    {
      gunichar c = cf_text_get_char (text, at);

      if (is_separator (text, at, length))
        {
          if (fold (c) == '.')
            g_string_append_c (key, '.');
          continue;
        }
      if (!is_latin (c) && !g_unichar_isdigit (c))
        break;
      telling = telling || !is_latin (c) || g_unichar_isupper (c);
      g_string_append_unichar (key, fold (c));
    }
  if (telling)
    {
      Word word = { g_string_free (key, FALSE), { start, at } };

      g_array_append_val (words, word);
    }
  else
    g_string_free (key, TRUE);
  return at;
}

static GArray *
find_words (CfText *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint length = cf_text_get_length (text);

  g_array_set_clear_func (words, word_clear);
  for (guint at = 0; at < length && words->len < MAX_MARKS;)
    {
      gunichar c = cf_text_get_char (text, at);

      at = is_latin (c) || g_unichar_isdigit (c) ? take_word (text, at, length, words) : at + 1;
    }
  return words;
}

/* Two texts, and what has been found in them. */
typedef struct
{
  CfText *text[2];
  double length[2];
  GArray *ties;
} Search;

/* How far from its place in the one the other stands, as a share of the whole. */
static double
measure_distance (const Search *search, guint from, guint to)
{
  return ABS (from / search->length[0] - to / search->length[1]);
}

static void
add (Search *search, CfSpan from, CfSpan to, double weight)
{
  CfTie tie = { from, to, weight };

  if (weight > 0 && search->ties->len < MAX_TIES)
    g_array_append_val (search->ties, tie);
}

static void
add_words (Search *search)
{
  g_autoptr (GArray) a = find_words (search->text[0]);
  g_autoptr (GArray) b = find_words (search->text[1]);

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        const Word *x = &g_array_index (a, Word, i), *y = &g_array_index (b, Word, j);

        if (g_str_equal (x->key, y->key))
          add (search, x->span, y->span,
               WEIGHT_WORD * (1 - measure_distance (search, x->span.start, y->span.start) / FAR));
      }
}

static void
add_quotation (Search *search, CfSpan from, CfSpan to)
{
  double ratio =
    (cf_span_length (to) / search->length[1]) / (cf_span_length (from) / search->length[0]);
  double weight =
    WEIGHT_QUOTATION / 2 *
    (1 - measure_distance (search, (from.start + from.end) / 2, (to.start + to.end) / 2) / FAR);

  if (ratio > QUOTATION_FACTOR || ratio < 1 / QUOTATION_FACTOR)
    return;
  add (search, (CfSpan){ from.start, from.start + 1 }, (CfSpan){ to.start, to.start + 1 }, weight);
  add (search, (CfSpan){ from.end - 1, from.end }, (CfSpan){ to.end - 1, to.end }, weight);
}

static GArray *
find_units (const Search *search, guint which, CfUnit unit)
{
  GArray *units =
    cf_segment (search->text[which], (CfSpan){ 0, cf_text_get_length (search->text[which]) }, unit);

  g_array_set_size (units, MIN (units->len, MAX_MARKS));
  return units;
}

static void
add_quotations (Search *search)
{
  g_autoptr (GArray) a = find_units (search, 0, CF_UNIT_QUOTATION);
  g_autoptr (GArray) b = find_units (search, 1, CF_UNIT_QUOTATION);

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      add_quotation (search, g_array_index (a, CfSpan, i), g_array_index (b, CfSpan, j));
}

static CfSpan
get_gap (GArray *sentences, guint i)
{
  return (CfSpan){ g_array_index (sentences, CfSpan, i).end,
                   g_array_index (sentences, CfSpan, i + 1).start };
}

/* Between which sentences: of as many each, the first is the first; else what is near. */
static void
add_sentences (Search *search)
{
  g_autoptr (GArray) a = find_units (search, 0, CF_UNIT_SENTENCE);
  g_autoptr (GArray) b = find_units (search, 1, CF_UNIT_SENTENCE);

  for (guint i = 0; i + 1 < a->len; i++)
    for (guint j = 0; j + 1 < b->len; j++)
      {
        CfSpan x = get_gap (a, i), y = get_gap (b, j);

        if (a->len == b->len && i == j)
          add (search, x, y, WEIGHT_SENTENCE);
        else if (a->len != b->len)
          add (search, x, y,
               WEIGHT_SENTENCE * (1 - measure_distance (search, x.end, y.end) / NEAR));
      }
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const CfTie *x = a, *y = b;
  int order = cf_span_compare (x->from, y->from);

  return order != 0 ? order : cf_span_compare (x->to, y->to);
}

static gboolean
follows (const CfTie *before, const CfTie *tie)
{
  return before->from.end <= tie->from.start && before->to.end <= tie->to.start;
}

/* The heaviest of those that stand in the same order in both. */
static GArray *
choose_chain (GArray *ties)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (CfTie));
  g_autofree double *best = g_new0 (double, ties->len + 1);
  g_autofree guint *before = g_new0 (guint, ties->len + 1); /* from 1; 0 for none */
  guint last = 0;

  for (guint i = 1; i <= ties->len; i++)
    {
      const CfTie *tie = &g_array_index (ties, CfTie, i - 1);

      for (guint j = 1; j < i; j++)
        if (best[j] > best[before[i]] && follows (&g_array_index (ties, CfTie, j - 1), tie))
          before[i] = j;
      best[i] = best[before[i]] + tie->weight;
      if (best[i] > best[last])
        last = i;
    }
  for (; last != 0; last = before[last])
    g_array_prepend_val (chain, g_array_index (ties, CfTie, last - 1));
  return chain;
}

/**
 * cf_ties_find:
 * @from: a text
 * @to: its translation
 *
 * Returns: (transfer full) (element-type CfTie): what they share, in the order of both, none within another
 */
GArray *
cf_ties_find (CfText *from, CfText *to)
{
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (CfTie));
  Search search = { { from, to },
                    { MAX (cf_text_get_length (from), 1), MAX (cf_text_get_length (to), 1) },
                    ties };

  add_sentences (&search);
  add_quotations (&search);
  add_words (&search);
  g_array_sort (ties, compare_ties);
  return choose_chain (ties);
}
