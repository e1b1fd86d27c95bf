/* SPDX-License-Identifier: GPL-3.0-or-later
 * Build-time program: writes cf-han-table.h from ICU's data.
 *
 * Opening ICU's Chinese transliterators takes 12 ms, more than showing an article; the 5,000 pairs
 * that they know are 20 kB. A character tells a script if the transliterator changes it and the
 * other script's national character set lacks it: that leaves out those that both scripts use. */

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define FIRST 0x3400
#define LAST 0xfaff

static UTransliterator *
open_transliterator (const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar id[32];
  UTransliterator *opened;

  u_uastrcpy (id, name);
  opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  if (U_FAILURE (status))
    exit (1);
  return opened;
}

static UConverter *
open_converter (const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *opened = ucnv_open (name, &status);

  ucnv_setFromUCallBack (opened, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ucnv_setFallback (opened, 0);
  if (U_FAILURE (status))
    exit (1);
  return opened;
}

static UChar
convert (UTransliterator *transliterator, UChar c)
{
  UChar buffer[8] = { c };
  int32_t length = 1, limit = 1;
  UErrorCode status = U_ZERO_ERROR;

  utrans_transUChars (transliterator, buffer, &length, 8, 0, &limit, &status);
  /* One character for one: what becomes several stays as it is. */
  return U_SUCCESS (status) && length == 1 ? buffer[0] : c;
}

static int
has (UConverter *converter, UChar c)
{
  char bytes[16];
  UErrorCode status = U_ZERO_ERROR;

  ucnv_reset (converter);
  ucnv_fromUChars (converter, bytes, sizeof bytes, &c, 1, &status);
  return U_SUCCESS (status);
}

int
main (void)
{
  UTransliterator *simplify = open_transliterator ("Hant-Hans");
  UTransliterator *traditionalise = open_transliterator ("Hans-Hant");
  UConverter *simplified_set = open_converter ("gb2312");
  UConverter *traditional_set = open_converter ("Big5");

  printf ("/* Made by gen-han-table.c from ICU's data. */\n\n"
          "static const CfHanRow han_rows[] = {\n");
  for (unsigned c = FIRST; c <= LAST; c++)
    {
      UChar simple = convert (simplify, (UChar) c);
      UChar traditional = convert (traditionalise, (UChar) c);
      int tells_traditional = simple != c && !has (simplified_set, (UChar) c);
      int tells_simplified = traditional != c && !has (traditional_set, (UChar) c);

      if (simple != c || tells_simplified)
        printf ("  { 0x%04x, 0x%04x, %d },\n", c, simple,
                tells_traditional | tells_simplified << 1);
    }
  printf ("};\n");
  utrans_close (simplify);
  utrans_close (traditionalise);
  ucnv_close (simplified_set);
  ucnv_close (traditional_set);
  u_cleanup ();
  return 0;
}
