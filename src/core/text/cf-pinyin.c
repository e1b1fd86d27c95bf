/* SPDX-License-Identifier: GPL-3.0-or-later
 * Chinese as it is typed on a keyboard.
 *
 * ICU's transliteration gives each character its most common reading; its data is loaded when it is first
 * asked for something, since that takes as long as opening an article. */

#include "config.h"

#include "cf-pinyin.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Of one label; what is longer is not typed. */
#define MAX_UTF16 1024

struct _CfPinyin
{
  UTransliterator *transliterator; /* NULL until it is needed */
};

CfPinyin *
cf_pinyin_new (void)
{
  return g_new0 (CfPinyin, 1);
}

void
cf_pinyin_free (CfPinyin *pinyin)
{
  g_clear_pointer (&pinyin->transliterator, utrans_close);
  g_free (pinyin);
}

static void
ensure_transliterator (CfPinyin *pinyin)
{
  UChar id[64];
  UErrorCode status = U_ZERO_ERROR;

  if (pinyin->transliterator != NULL)
    return;
  u_uastrcpy (id, "Han-Latin; Latin-ASCII; Any-Lower");
  pinyin->transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no Han-Latin transliteration: %s", u_errorName (status));
}

/**
 * cf_pinyin_get_syllables:
 * @pinyin: a transliterator
 * @utf8: a label, in any script
 *
 * Returns: (transfer full) (array zero-terminated=1): its pinyin syllables and Latin words, in lower case,
 *   without tones or marks; punctuation is left out. Empty for a label that is too long to be typed
 */
char **
cf_pinyin_get_syllables (CfPinyin *pinyin, const char *utf8)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[MAX_UTF16];
  char latin[MAX_UTF16 * 3 + 1];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = NULL;
  gint32 length, limit;

  ensure_transliterator (pinyin);
  /* Four letters and a space stand for one character. */
  u_strFromUTF8 (buffer, MAX_UTF16 / 8, &length, utf8, -1, &status);
  if (U_FAILURE (status))
    return g_strv_builder_end (builder);
  limit = length;
  utrans_transUChars (pinyin->transliterator, buffer, &length, MAX_UTF16, 0, &limit, &status);
  u_strToUTF8 (latin, sizeof latin, NULL, buffer, length, &status);
  if (U_FAILURE (status))
    return g_strv_builder_end (builder);
  pieces = g_strsplit_set (latin, " \t\n-_/,.;:!?()[]{}\"'<>&+", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    if (**piece != '\0')
      g_strv_builder_add (builder, *piece);
  return g_strv_builder_end (builder);
}
