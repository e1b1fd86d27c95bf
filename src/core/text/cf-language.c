/* SPDX-License-Identifier: GPL-3.0-or-later
 * The language in which a block is written.
 *
 * Told by script alone: Latin is taken for English, since no other language in Latin letters is
 * paired or segmented differently. */

#include "config.h"

#include "cf-language.h"

#include "cf-han.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

/* Names in Latin letters are frequent in Chinese lines, Chinese names rare in English ones: a Han
 * character weighs as much as four letters. */
#define HAN_WEIGHT 4

typedef struct
{
  guint han, traditional, simplified, kana, hangul, latin, other;
  UScriptCode other_script;
} Counts;

static void
count_other (Counts *counts, gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript ((UChar32) c, &status);

  switch (script)
    {
    case USCRIPT_LATIN:
      counts->latin++;
      break;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      counts->kana++;
      break;
    case USCRIPT_HANGUL:
      counts->hangul++;
      break;
    default:
      if (script > USCRIPT_INHERITED && script != USCRIPT_UNKNOWN && u_isalpha ((UChar32) c))
        {
          if (counts->other++ == 0)
            counts->other_script = script;
        }
    }
}

static void
count_han (Counts *counts, CfHanTells tells)
{
  counts->han++;
  if ((tells & CF_HAN_TELLS_TRADITIONAL) != 0)
    counts->traditional++;
  else if ((tells & CF_HAN_TELLS_SIMPLIFIED) != 0)
    counts->simplified++;
}

static void
count (Counts *counts, const char *utf8, gsize length)
{
  const guint8 *common = cf_han_get_common ();
  const char *end = utf8 + length;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      guchar first = (guchar) *p;
      gunichar c;

      if (first < 0x80)
        {
          counts->latin += g_ascii_isalpha (*p) ? 1 : 0;
          continue;
        }
      /* U+4000 to U+9FFF: most of what there is in a Chinese text. */
      if (first >= 0xe4 && first <= 0xe9)
        c = (gunichar) (first & 0x0f) << 12 | (gunichar) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
      else
        c = g_utf8_get_char (p);
      if (c >= CF_HAN_FIRST && c <= CF_HAN_LAST)
        count_han (counts, (CfHanTells) common[c - CF_HAN_FIRST]);
      else if (cf_han_is (c))
        count_han (counts, cf_han_get_tells (c));
      else
        count_other (counts, c);
    }
}

static const char *
chinese_of (const Counts *counts)
{
  if (counts->traditional > counts->simplified)
    return CF_LANGUAGE_TRADITIONAL;
  if (counts->simplified > 0)
    return CF_LANGUAGE_SIMPLIFIED;
  return CF_LANGUAGE_CHINESE;
}

static const char *
undetermined (UScriptCode script)
{
  g_autofree char *tag = g_strconcat ("und-", uscript_getShortName (script), NULL);

  return g_intern_string (tag);
}

/**
 * cf_language_of_utf8:
 * @utf8: valid UTF-8
 * @length: its bytes
 *
 * Returns: (nullable): a BCP 47 tag, a static string: `en`, `zh-Hans`, `zh-Hant`, `zh` for Chinese
 *   without a telling character, `ja`, `ko`, `und-` and a script, or %NULL where there is no letter
 */
const char *
cf_language_of_utf8 (const char *utf8, gsize length)
{
  Counts counts = { 0 };
  guint cjk;

  count (&counts, utf8, length);
  cjk = counts.han + counts.kana + counts.hangul;
  if (counts.other > counts.latin && counts.other > cjk * HAN_WEIGHT)
    return undetermined (counts.other_script);
  if (cjk * HAN_WEIGHT < counts.latin)
    return CF_LANGUAGE_ENGLISH;
  if (cjk == 0)
    return counts.latin > 0 ? CF_LANGUAGE_ENGLISH : NULL;
  if (counts.hangul > counts.han + counts.kana)
    return "ko";
  if (counts.kana * 10 > counts.han)
    return "ja";
  return chinese_of (&counts);
}

const char *
cf_language_of_span (CfText *text, CfSpan span)
{
  gsize start = cf_text_to_byte (text, span.start);
  gsize end = cf_text_to_byte (text, span.end);

  return cf_language_of_utf8 (cf_text_get_utf8 (text, NULL) + start, end - start);
}

/**
 * cf_language_of_latin_tag:
 * @tag: a BCP 47 tag, such as `fr-CA`, as a page gives it
 *
 * Returns: (nullable): its language, `fr`, a static string, if that is one in Latin letters and not
 *   English: what then stands there in Latin letters is in that language
 */
const char *
cf_language_of_latin_tag (const char *tag)
{
  gsize length = strcspn (tag, "-_");
  static const char *const none[] = { CF_LANGUAGE_ENGLISH, "und", "mul", "mis", "zxx", NULL };
  g_autofree char *language = g_ascii_strdown (tag, (gssize) length);
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode scripts[4];
  int n;

  if (length < 2 || length > 3 || strspn (language, "abcdefghijklmnopqrstuvwxyz") != length ||
      g_strv_contains (none, language))
    return NULL;
  n = uscript_getCode (language, scripts, G_N_ELEMENTS (scripts), &status);
  if (U_FAILURE (status) || n != 1 || scripts[0] != USCRIPT_LATIN)
    return NULL;
  return g_intern_string (language);
}

/**
 * cf_language_is_chinese:
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: whether it is `zh` or a variety of it
 */
gboolean
cf_language_is_chinese (const char *language)
{
  return language != NULL && strncmp (language, "zh", 2) == 0 &&
         (language[2] == '\0' || language[2] == '-');
}

/**
 * cf_language_dup_full_name:
 * @tag: a BCP 47 tag
 *
 * Returns: (transfer full): its name in the language of the program; the tag itself where it has none
 */
char *
cf_language_dup_full_name (const char *tag)
{
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open (g_get_language_names ()[0], ULDN_DIALECT_NAMES, &status);
  UChar name[128];
  int length =
    names != NULL ? uldn_localeDisplayName (names, tag, name, G_N_ELEMENTS (name), &status) : 0;

  uldn_close (names);
  return U_SUCCESS (status) && length > 0 ? g_utf16_to_utf8 (name, length, NULL, NULL, NULL)
                                          : g_strdup (tag);
}

/**
 * cf_language_dup_own_name:
 * @tag: a BCP 47 tag
 *
 * Returns: (transfer full): what those who speak it call it; the tag itself where nobody knows
 */
char *
cf_language_dup_own_name (const char *tag)
{
  UChar name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayName (tag, tag, name, G_N_ELEMENTS (name), &status);
  char *utf8 =
    U_SUCCESS (status) && length > 0 ? g_utf16_to_utf8 (name, length, NULL, NULL, NULL) : NULL;

  return utf8 != NULL ? utf8 : g_strdup (tag);
}
