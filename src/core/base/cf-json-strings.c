/* SPDX-License-Identifier: GPL-3.0-or-later
 * The strings of a text, as far as tables of GLib would have them in one place.
 *
 * g_str_hash() is known to everybody, and strings of one hash are easily made: an object of 20,000 such names
 * (300 kB) keeps json-glib busy for ten seconds, and as many ids or values whoever puts them in a table. So
 * the gate counts how many different strings of one hash there are, before anybody does. */

#include "config.h"

#include "cf-hash.h"
#include "cf-json-gate-private.h"

typedef struct
{
  guint32 start; /* byte offset behind the opening quotation mark */
  guint32 next;  /* another string of the same hash: its index and one; 0 for none */
} String;

struct _CfJsonStrings
{
  GHashTable *by_hash; /* scrambled hash -> index of the first and one */
  GArray *strings;     /* of String: each of them once */
};

CfJsonStrings *
cf_json_strings_new (void)
{
  CfJsonStrings *strings = g_new0 (CfJsonStrings, 1);

  strings->by_hash = g_hash_table_new (NULL, NULL);
  strings->strings = g_array_new (FALSE, FALSE, sizeof (String));
  return strings;
}

void
cf_json_strings_free (CfJsonStrings *strings)
{
  g_hash_table_unref (strings->by_hash);
  g_array_unref (strings->strings);
  g_free (strings);
}

/* What g_str_hash() makes of the string that begins at @p and has been checked. */
static guint32
hash_string (const char *p)
{
  guint32 hash = 5381;
  gunichar c;

  while (*p != '"' && *p != '\\')
    hash = hash * 33 + (guint32) (gint32) (signed char) *p++;
  while ((c = cf_json_gate_next_character (&p)) != G_MAXUINT32)
    {
      char utf8[6];
      int n = g_unichar_to_utf8 (c, utf8);

      for (int i = 0; i < n; i++)
        hash = hash * 33 + (guint32) (gint32) (signed char) utf8[i];
    }
  return hash;
}

static gboolean
is_equal (const char *p, const char *q)
{
  gunichar c;

  /* Most are written alike: names of members, over and over. */
  while (*p == *q && *p != '"' && *p != '\\')
    {
      p++;
      q++;
    }
  if (*p != *q && *p != '\\' && *q != '\\')
    return FALSE;
  do
    {
      c = cf_json_gate_next_character (&p);
      if (cf_json_gate_next_character (&q) != c)
        return FALSE;
    }
  while (c != G_MAXUINT32);
  return TRUE;
}

/**
 * cf_json_strings_add:
 * @strings: the strings met so far
 * @bytes: the text
 * @start: where in it the next one begins, behind its quotation mark; it has been checked
 *
 * Returns: how many different strings have its hash, itself included
 */
guint
cf_json_strings_add (CfJsonStrings *strings, const char *bytes, guint32 start)
{
  const guint64 hash = hash_string (bytes + start);
  const gpointer key = GUINT_TO_POINTER (cf_hash_digest (&hash));
  const guint first = GPOINTER_TO_UINT (g_hash_table_lookup (strings->by_hash, key));
  String added = { start, first };
  guint n = 1;

  for (guint i = first; i != 0; n++)
    {
      const String *other = &g_array_index (strings->strings, String, i - 1);

      if (is_equal (bytes + other->start, bytes + start))
        return 1;
      i = other->next;
    }
  g_array_append_val (strings->strings, added);
  g_hash_table_insert (strings->by_hash, key, GUINT_TO_POINTER (strings->strings->len));
  return n;
}
