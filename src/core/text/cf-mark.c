/* SPDX-License-Identifier: GPL-3.0-or-later
 * Combining marks. */

#include "config.h"

#include "cf-mark.h"

#include <unicode/uchar.h>

/* Where there are none, and most that is asked about: Latin, and punctuation of both scripts. */
static inline gboolean
is_far_from_marks (gunichar c)
{
  return c < 0x300 || (c >= 0x2010 && c < 0x20d0) || (c >= 0x3000 && c < 0x302a) ||
         (c >= 0xff00 && c < 0xff9e);
}

/**
 * cf_mark_is:
 * @c: any character
 *
 * Returns: whether it is one with what stands before it and adds something to it: an accent, a joiner, a
 *   variation selector
 */
gboolean
cf_mark_is (gunichar c)
{
  if (is_far_from_marks (c))
    return FALSE;
  switch (u_getIntPropertyValue ((UChar32) c, UCHAR_GRAPHEME_CLUSTER_BREAK))
    {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ:
      return TRUE;
    default:
      return FALSE;
    }
}
