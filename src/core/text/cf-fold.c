/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folds text so that what people take for the same compares equal.
 *
 * Each code point is folded by itself, so that every folded one knows where it came from: NFKC case
 * folding, decomposition without the marks, Traditional to Simplified; white space is one space. */

#include "config.h"

#include "cf-fold.h"

#include "cf-han.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#define MAX_FOLDED 64 /* UTF-16 units of one code point, folded; U+FDFA has 18 */

struct _CfFolded
{
  GArray *characters; /* of gunichar */
  GArray *origins;    /* of guint: the code point of the text that each comes from */
  guint end;          /* of what was folded, in code points of the text */
};

typedef struct
{
  const UNormalizer2 *fold;
  const UNormalizer2 *decompose;
} Normalizers;

static Normalizers
get_normalizers (void)
{
  UErrorCode status = U_ZERO_ERROR;
  Normalizers normalizers = { unorm2_getNFKCCasefoldInstance (&status),
                              unorm2_getNFDInstance (&status) };

  if (U_FAILURE (status))
    g_error ("ICU has no normalization data: %s", u_errorName (status));
  return normalizers;
}

static void
append (CfFolded *folded, gunichar c, guint origin)
{
  g_array_append_val (folded->characters, c);
  g_array_append_val (folded->origins, origin);
}

static void
append_folded_slowly (CfFolded *folded, const Normalizers *normalizers, gunichar c, guint origin)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar one[2], cased[MAX_FOLDED], plain[MAX_FOLDED];
  gint32 length = 0, at = 0;

  U16_APPEND_UNSAFE (one, length, (UChar32) c);
  length = unorm2_normalize (normalizers->fold, one, length, cased, MAX_FOLDED, &status);
  length = unorm2_normalize (normalizers->decompose, cased, length, plain, MAX_FOLDED, &status);
  if (U_FAILURE (status))
    {
      append (folded, c, origin);
      return;
    }
  while (at < length)
    {
      UChar32 part;

      U16_NEXT_UNSAFE (plain, at, part);
      if (u_charType (part) == U_NON_SPACING_MARK)
        continue;
      append (folded, u_isUWhiteSpace (part) ? ' ' : cf_han_simplify ((gunichar) part), origin);
    }
}

static void
append_folded (CfFolded *folded, const Normalizers *normalizers, gunichar c, guint origin)
{
  if (c < 0x80)
    append (folded, g_ascii_isspace (c) ? ' ' : (gunichar) g_ascii_tolower ((char) c), origin);
  else if (c >= 0x4e00 && c < 0xa000)
    append (folded, cf_han_simplify (c), origin);
  else
    append_folded_slowly (folded, normalizers, c, origin);
}

static CfFolded *
fold_utf8 (const char *p, guint n, guint first)
{
  CfFolded *folded = g_new0 (CfFolded, 1);
  Normalizers normalizers = get_normalizers ();

  folded->characters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), n);
  folded->origins = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  folded->end = first + n;
  for (guint i = 0; i < n; i++, p = g_utf8_next_char (p))
    append_folded (folded, &normalizers, g_utf8_get_char (p), first + i);
  return folded;
}

/**
 * cf_fold_text:
 * @text: a text
 * @span: the part to fold
 *
 * Returns: (transfer full): it, folded
 */
CfFolded *
cf_fold_text (CfText *text, CfSpan span)
{
  return fold_utf8 (cf_text_pointer (text, span.start), cf_span_length (span), span.start);
}

void
cf_folded_free (CfFolded *folded)
{
  g_array_unref (folded->characters);
  g_array_unref (folded->origins);
  g_free (folded);
}

/**
 * cf_fold_string:
 * @utf8: a string
 *
 * Returns: (transfer full): it, folded
 */
char *
cf_fold_string (const char *utf8)
{
  g_autoptr (CfFolded) folded = fold_utf8 (utf8, (guint) g_utf8_strlen (utf8, -1), 0);

  return g_ucs4_to_utf8 ((const gunichar *) (gpointer) folded->characters->data,
                         (glong) folded->characters->len, NULL, NULL, NULL);
}

/* The code points of the text that the folded ones from @at on, @n of them, come from. A mark that
 * was folded away belongs to the letter before it. */
static CfSpan
get_origin (CfFolded *folded, guint at, guint n)
{
  guint last = at + n - 1;
  guint next = last + 1 < folded->origins->len ? g_array_index (folded->origins, guint, last + 1)
                                               : folded->end;

  return (CfSpan){ g_array_index (folded->origins, guint, at),
                   MAX (g_array_index (folded->origins, guint, last) + 1, next) };
}

/**
 * cf_folded_find_all:
 * @folded: a folded text
 * @query: what to find, as typed
 *
 * Returns: (transfer full) (element-type CfSpan): where it occurs, in code points of the text that
 *   was folded; occurrences do not overlap; none for a query in which nothing remains
 */
GArray *
cf_folded_find_all (CfFolded *folded, const char *query)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (CfFolded) needle = fold_utf8 (query, (guint) g_utf8_strlen (query, -1), 0);
  const gunichar *hay = (const gunichar *) (gpointer) folded->characters->data;
  const gunichar *key = (const gunichar *) (gpointer) needle->characters->data;
  guint n = needle->characters->len;

  for (guint at = 0; n > 0 && at + n <= folded->characters->len;)
    {
      if (hay[at] == key[0] && memcmp (hay + at, key, n * sizeof (gunichar)) == 0)
        {
          CfSpan span = get_origin (folded, at, n);

          g_array_append_val (found, span);
          at += n;
        }
      else
        {
          at++;
        }
    }
  return found;
}
