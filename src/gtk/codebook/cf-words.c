/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be said in a member of an entry of the codebook. */

#include "config.h"

#include "cf-words.h"

CfWords *
cf_words_new (void)
{
  CfWords *words = g_new0 (CfWords, 1);

  words->ids = g_ptr_array_new_with_free_func (g_free);
  words->labels = g_ptr_array_new_with_free_func (g_free);
  return words;
}

void
cf_words_free (CfWords *words)
{
  g_ptr_array_unref (words->ids);
  g_ptr_array_unref (words->labels);
  g_free (words);
}

void
cf_words_add (CfWords *words, const char *id, const char *label)
{
  g_ptr_array_add (words->ids, g_strdup (id));
  g_ptr_array_add (words->labels, g_strdup (label));
}

/**
 * cf_words_equal:
 * @a: (nullable): some words
 * @b: (nullable): others
 *
 * Returns: whether they are the same, and called the same
 */
gboolean
cf_words_equal (const CfWords *a, const CfWords *b)
{
  if (a == NULL || b == NULL || a->ids->len != b->ids->len)
    return a == b;
  for (guint i = 0; i < a->ids->len; i++)
    if (!g_str_equal (g_ptr_array_index (a->ids, i), g_ptr_array_index (b->ids, i)) ||
        !g_str_equal (g_ptr_array_index (a->labels, i), g_ptr_array_index (b->labels, i)))
      return FALSE;
  return TRUE;
}
