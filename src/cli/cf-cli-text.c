/* SPDX-License-Identifier: GPL-3.0-or-later
 * Options that are text.
 *
 * GLib would decode them itself, but in the C locale, in which servers run, it takes nothing but ASCII. There
 * UTF-8 is meant. What is not valid is refused: in a sidecar it could only stand as U+FFFD. */

#include "config.h"

#include "cf-cli-text.h"

#include "cf-error.h"

#include <glib/gi18n.h>

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/**
 * cf_cli_text_dup_raw:
 * @entries: the options of a command
 *
 * Returns: (transfer full): the same, with text taken as it is, for cf_cli_text_decode(); to be freed with
 *   g_free()
 */
GOptionEntry *
cf_cli_text_dup_raw (const GOptionEntry *entries)
{
  guint n = 0;
  GOptionEntry *raw;

  while (entries[n].long_name != NULL)
    n++;
  raw = g_memdup2 (entries, (n + 1) * sizeof *entries);
  for (guint i = 0; i < n; i++)
    if (raw[i].arg == G_OPTION_ARG_STRING)
      raw[i].arg = G_OPTION_ARG_FILENAME;
    else if (raw[i].arg == G_OPTION_ARG_STRING_ARRAY)
      raw[i].arg = G_OPTION_ARG_FILENAME_ARRAY;
  return raw;
}

/* Of the locale; %NULL where UTF-8 is meant. */
static const char *
get_encoding (void)
{
  const char *encoding;

  if (g_get_charset (&encoding) || g_str_has_prefix (encoding, "ANSI_X3.4") ||
      strstr (encoding, "ASCII") != NULL)
    return NULL;
  return encoding;
}

/* From the encoding of the locale, which the C library knows best; %NULL if it is not valid. */
static char *
decode_locale (const char *text)
{
  gsize n = mbstowcs (NULL, text, 0);
  g_autofree wchar_t *wide = n != (gsize) -1 ? g_new0 (wchar_t, n + 1) : NULL;

  G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (gunichar));
  if (wide == NULL || mbstowcs (wide, text, n + 1) != n)
    return NULL;
  return g_ucs4_to_utf8 ((const gunichar *) wide, (glong) n, NULL, NULL, NULL);
}

static gboolean
decode (const char *option, char **text, GError **error)
{
  const char *encoding = get_encoding ();
  char *decoded;

  if (*text == NULL || (encoding == NULL && g_utf8_validate (*text, -1, NULL)))
    return TRUE;
  decoded = encoding != NULL ? decode_locale (*text) : NULL;
  if (decoded != NULL)
    {
      g_free (*text);
      *text = decoded;
      return TRUE;
    }
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("what --%s says is not valid %s"), option,
               encoding != NULL ? encoding : "UTF-8");
  return FALSE;
}

/**
 * cf_cli_text_decode:
 * @entries: the options of a command, parsed by way of cf_cli_text_dup_raw()
 * @error: which is not valid in the encoding of the locale
 *
 * Turns those that are text into UTF-8.
 */
gboolean
cf_cli_text_decode (const GOptionEntry *entries, GError **error)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      char **texts = entry->arg == G_OPTION_ARG_STRING_ARRAY ? *(char ***) entry->arg_data : NULL;

      if (entry->arg == G_OPTION_ARG_STRING && !decode (entry->long_name, entry->arg_data, error))
        return FALSE;
      for (; texts != NULL && *texts != NULL; texts++)
        if (!decode (entry->long_name, texts, error))
          return FALSE;
    }
  return TRUE;
}
