/* SPDX-License-Identifier: GPL-3.0-or-later
 * A translated text that is chosen at run time, with its %s filled.
 *
 * printf would take any other conversion for one too, which the compiler cannot see in what comes from a table. */

#include "config.h"

#include "cf-fill.h"

/**
 * cf_fill:
 * @text: a text with at most one %s
 * @words: what is to stand there
 *
 * Returns: (transfer full): @text with it
 */
char *
cf_fill (const char *text, const char *words)
{
  g_auto (GStrv) pieces = g_strsplit (text, "%s", 2);

  return g_strjoinv (words, pieces);
}
