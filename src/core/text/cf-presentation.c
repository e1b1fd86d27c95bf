/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a statement is presented: quoted, reported, or in the outlet's own voice.
 *
 * A guess from what stands on the page, for a person to accept or not: quotation marks, where a quotation
 * begins in its sentence, and words that report. It knows nothing of meaning. */

#include "config.h"

#include "cf-presentation.h"

#include "cf-fold.h"
#include "cf-quotation.h"
#include "cf-segment.h"

#include <string.h>

/* Shorter ones are names and words that the writer keeps at a distance, in code points. */
#define MIN_QUOTED_HAN 6
#define MIN_QUOTED_LATIN 12

/* Folded: lower case, Simplified. Whole words, as ICU divides the sentence. */
static const char *const reporting_words[] = {
  "accused",   "accuses",    "accusing",   "acknowledged", "added",      "admitted",  "alleged",
  "alleges",   "alleging",   "announced",  "argued",       "argues",     "asserted",  "asserts",
  "assess",    "assessed",   "assesses",   "believe",      "believed",   "believes",  "claimed",
  "claims",    "claiming",   "condemned",  "confirmed",    "contends",   "declared",  "denied",
  "denies",    "denying",    "disclosed",  "emphasised",   "emphasized", "explained", "insisted",
  "insists",   "learned",    "maintained", "maintains",    "mentioned",  "noted",     "notes",
  "quoted",    "reiterated", "rejected",   "repeated",     "replied",    "reported",  "reportedly",
  "revealed",  "said",       "say",        "saying",       "says",       "stated",    "stressed",
  "suggested", "suggests",   "told",       "urged",        "warned",     "warns",     "wrote",
  "according", "据",         "据称",       "据悉",         "说",         "说道",      "称",
  "声称",      "指称",       "宣称",       "表示",         "指出",       "认为",      "宣布",
  "指责",      "指控",       "强调",       "透露",         "否认",       "警告",      "报道",
  "报导",      "谴责",       "呼吁",       "敦促",         "重申",       "补充",      "坦言",
  "解释",      "回应",       "写道",       "提到",         "获悉",       "承认",      "批评",
  "质疑",      "评估",       "告诉",       "声明",         "断言",       "主张",      "反驳",
};

static const char *const ids[CF_N_PRESENTATIONS] = { "direct", "partial", "indirect", "own-voice" };

/**
 * cf_presentation_get_id:
 * @presentation: a presentation
 *
 * Returns: (transfer none): the id of the value in the codebook
 */
const char *
cf_presentation_get_id (CfPresentation presentation)
{
  return ids[presentation];
}

static gboolean
is_reporting (CfText *text, CfSpan word)
{
  g_autofree char *plain = cf_text_slice (text, word);
  g_autofree char *folded = cf_fold_string (plain);

  for (guint i = 0; i < G_N_ELEMENTS (reporting_words); i++)
    if (g_str_equal (folded, reporting_words[i]))
      return TRUE;
  return FALSE;
}

/* Whether the sentence says, outside of @span, that somebody says so. */
static gboolean
is_reported (CfText *text, CfSpan sentence, CfSpan span)
{
  g_autoptr (GArray) words = cf_segment (text, sentence, CF_UNIT_WORD);

  for (guint i = 0; i < words->len; i++)
    {
      CfSpan word = g_array_index (words, CfSpan, i);

      if ((word.end <= span.start || word.start >= span.end) && is_reporting (text, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_title (CfText *text, CfSpan quotation)
{
  return cf_text_get_char (text, quotation.start) == 0x300a; /* 《 */
}

static gboolean
is_long_enough (CfText *text, CfSpan inside)
{
  gunichar first = inside.start < inside.end ? cf_text_get_char (text, inside.start) : 0;

  return cf_span_length (inside) >= (first >= 0x2e80 ? MIN_QUOTED_HAN : MIN_QUOTED_LATIN);
}

/* The character before @offset that is no space, or 0 at the start of the sentence. */
static gunichar
get_before (CfText *text, guint start, guint offset)
{
  while (offset > start)
    {
      gunichar c = cf_text_get_char (text, --offset);

      if (!g_unichar_isspace (c))
        return c;
    }
  return 0;
}

/* A quotation that is woven into the writer's sentence is a part of one; one that begins the sentence, or
 * comes after a colon or comma, is a statement of its own. */
static gboolean
is_woven_in (CfText *text, guint sentence_start, CfSpan quotation)
{
  gunichar before = get_before (text, sentence_start, quotation.start);

  if (quotation.start + 1 < quotation.end &&
      g_unichar_islower (cf_text_get_char (text, quotation.start + 1)))
    return TRUE;
  return before != 0 && strchr (",:;.?!-", (int) MIN (before, 0x7f)) == NULL && before != 0xff0c &&
         before != 0xff1a && before != 0x3002 && before != 0x2014;
}

/* The outermost quotation, not of a title, that @span overlaps; what is inside its marks. */
static gboolean
find_quotation (CfText *text, CfSpan block, CfSpan span, CfSpan *quotation)
{
  g_autoptr (GArray) quotations = cf_quotation_find_all (text, block);

  for (guint i = 0; i < quotations->len; i++)
    {
      CfSpan found = g_array_index (quotations, CfSpan, i);
      CfSpan inside = { found.start + 1, found.end - 1 };

      if (inside.start < span.end && span.start < inside.end && !is_title (text, found) &&
          is_long_enough (text, inside))
        {
          *quotation = found;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * cf_presentation_guess:
 * @text: a text
 * @block: the block in which the statement stands
 * @span: the statement
 *
 * Returns: how it seems to be presented
 */
CfPresentation
cf_presentation_guess (CfText *text, CfSpan block, CfSpan span)
{
  CfSpan sentence = block, quotation;

  span.end = MIN (span.end, block.end);
  cf_segment_find (text, block, CF_UNIT_SENTENCE, span.start, &sentence);
  if (find_quotation (text, block, span, &quotation))
    {
      gboolean within = quotation.start <= span.start && span.end <= quotation.end;
      guint start = MIN (sentence.start, quotation.start);

      return within && !is_woven_in (text, start, quotation) ? CF_PRESENTATION_DIRECT
                                                             : CF_PRESENTATION_PARTIAL;
    }
  /* A statement of several sentences is reported if any of them is. */
  sentence.end = MAX (sentence.end, span.end);
  return is_reported (text, sentence, span) ? CF_PRESENTATION_INDIRECT : CF_PRESENTATION_OWN_VOICE;
}
