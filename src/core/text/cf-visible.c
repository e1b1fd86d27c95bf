/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether there is anything to be seen. */

#include "config.h"

#include "cf-visible.h"

/**
 * cf_utf8_shows_something:
 * @utf8: UTF-8 text
 * @length: its bytes
 *
 * Returns: whether it holds more than white space of any kind and what only steers how text is set, such as
 *   a zero-width space
 */
gboolean
cf_utf8_shows_something (const char *utf8, gsize length)
{
  for (const char *p = utf8; p < utf8 + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        return TRUE;
    }
  return FALSE;
}
