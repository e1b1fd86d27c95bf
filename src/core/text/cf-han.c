/* SPDX-License-Identifier: GPL-3.0-or-later
 * Simplified and Traditional forms of a Chinese character. */

#include "config.h"

#include "cf-han.h"

#include <unicode/uscript.h>

enum
{
  TELLS_TRADITIONAL = 1 << 0,
  TELLS_SIMPLIFIED = 1 << 1,
};

typedef struct
{
  guint16 character;
  guint16 simplified;
  guint8 tells;
} CfHanRow;

#include "cf-han-table.h"

gboolean
cf_han_is (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  if (c < 0x2e80)
    return FALSE;
  if (c >= 0x4e00 && c < 0x9fff)
    return TRUE;
  return uscript_getScript ((UChar32) c, &status) == USCRIPT_HAN;
}

static const CfHanRow *
find (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (han_rows);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (han_rows[middle].character == c)
        return &han_rows[middle];
      if (han_rows[middle].character < c)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * cf_han_simplify:
 * @c: any character
 *
 * Returns: its Simplified form, for searching; @c where it has none of its own
 */
gunichar
cf_han_simplify (gunichar c)
{
  const CfHanRow *row = find (c);

  return row != NULL ? row->simplified : c;
}

/**
 * cf_han_tells_traditional:
 * @c: any character
 *
 * Returns: whether it occurs in Traditional Chinese and not in Simplified
 */
gboolean
cf_han_tells_traditional (gunichar c)
{
  const CfHanRow *row = find (c);

  return row != NULL && (row->tells & TELLS_TRADITIONAL) != 0;
}

/**
 * cf_han_tells_simplified:
 * @c: any character
 *
 * Returns: whether it occurs in Simplified Chinese and not in Traditional
 */
gboolean
cf_han_tells_simplified (gunichar c)
{
  const CfHanRow *row = find (c);

  return row != NULL && (row->tells & TELLS_SIMPLIFIED) != 0;
}
