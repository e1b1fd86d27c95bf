/* SPDX-License-Identifier: GPL-3.0-or-later
 * Simplified and Traditional forms of a Chinese character. */

#include "config.h"

#include "cf-han.h"

#include <unicode/uscript.h>

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
 * cf_han_get_common:
 *
 * Returns: (transfer none): what cf_han_get_tells() says of each character from %CF_HAN_FIRST to
 *   %CF_HAN_LAST, without searching
 */
const guint8 *
cf_han_get_common (void)
{
  static guint8 tells[CF_HAN_LAST - CF_HAN_FIRST + 1];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (han_rows); i++)
        if (han_rows[i].character >= CF_HAN_FIRST && han_rows[i].character <= CF_HAN_LAST)
          tells[han_rows[i].character - CF_HAN_FIRST] = han_rows[i].tells;
      g_once_init_leave (&made, 1);
    }
  return tells;
}

/**
 * cf_han_get_tells:
 * @c: any character
 *
 * Returns: whether it occurs in Traditional Chinese alone, or in Simplified alone
 */
CfHanTells
cf_han_get_tells (gunichar c)
{
  const CfHanRow *row;

  if (c >= CF_HAN_FIRST && c <= CF_HAN_LAST)
    return (CfHanTells) cf_han_get_common ()[c - CF_HAN_FIRST];
  row = find (c);
  return row != NULL ? (CfHanTells) row->tells : CF_HAN_TELLS_NOTHING;
}
