/* SPDX-License-Identifier: GPL-3.0-or-later
 * The order of strings. */

#include "config.h"

#include "cf-strings.h"

#include <string.h>

/**
 * cf_strings_compare:
 * @a: where a string is
 * @b: where another is
 *
 * For g_ptr_array_sort() and the like.
 *
 * Returns: their order by code points, whatever the locale
 */
int
cf_strings_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}
