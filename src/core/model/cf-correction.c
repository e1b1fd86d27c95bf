/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person says of an article in place of what its file says.
 *
 * A field is a row of the table here: the name of its column in `articles.csv`, its name for people, and
 * how what is typed becomes its value. */

#include "config.h"

#include "cf-correction.h"

#include "cf-error.h"
#include "cf-limits.h"
#include "cf-published.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
  char *(*normalise) (const char *text, GError **error);
} FieldRow;

/* One line: a cell of a spreadsheet may have several. */
static char *
normalise_line (const char *text, GError **error)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
        g_string_append_c (line, ' ');
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

static char *
normalise_url (const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_NON_DNS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
      host != NULL && *host != '\0' && strpbrk (text, " \t\r\n") == NULL)
    return g_strdup (text);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("“%s” is not a web address; it begins with http:// or https://"), text);
  return NULL;
}

/* BCP 47, as far as it matters here: subtags of letters and digits. */
static gboolean
is_language_tag (const char *tag)
{
  g_auto (GStrv) subtags = g_strsplit (tag, "-", -1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      gsize length = strlen (subtags[i]);

      if (length == 0 || length > 8 || (i == 0 && (length < 2 || length > 3)))
        return FALSE;
      for (const char *p = subtags[i]; *p != '\0'; p++)
        if (!g_ascii_isalpha (*p) && (i == 0 || !g_ascii_isdigit (*p)))
          return FALSE;
    }
  return subtags[0] != NULL;
}

/* zh-hans, ZH_HANS -> zh-Hans; en-gb -> en-GB */
static char *
write_tag_as_usual (const char *tag)
{
  g_auto (GStrv) subtags = g_strsplit (tag, "-", -1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      char *lower = i > 0 && strlen (subtags[i]) == 2 ? g_ascii_strup (subtags[i], -1)
                                                      : g_ascii_strdown (subtags[i], -1);

      if (i > 0 && strlen (lower) == 4 && g_ascii_isalpha (*lower))
        *lower = g_ascii_toupper (*lower);
      g_free (subtags[i]);
      subtags[i] = lower;
    }
  return g_strjoinv ("-", subtags);
}

static char *
normalise_languages (const char *text, GError **error)
{
  g_autofree char *dashes = g_strdelimit (g_strdup (text), "_", '-');
  g_auto (GStrv) words = g_strsplit_set (dashes, " \t\r\n,;+|/", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *tag = write_tag_as_usual (words[i]);

      if (*tag == '\0' || g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
        continue;
      if (!is_language_tag (tag))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                       _ ("“%s” is not a language; write tags like en, zh-Hans, zh-Hant"),
                       words[i]);
          return NULL;
        }
      g_ptr_array_add (tags, g_steal_pointer (&tag));
    }
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (" ", (char **) tags->pdata);
}

static const FieldRow rows[CF_N_FIELDS] = {
  [CF_FIELD_TITLE] = { "title", N_ ("Title"), normalise_line },
  [CF_FIELD_OUTLET] = { "outlet", N_ ("Outlet"), normalise_line },
  [CF_FIELD_PUBLISHED] = { "published", N_ ("Published"), cf_published_parse },
  [CF_FIELD_URL] = { "url", N_ ("Link"), normalise_url },
  [CF_FIELD_LANGUAGES] = { "languages", N_ ("Languages"), normalise_languages },
};

/**
 * cf_field_get_name:
 * @field: a field
 *
 * Returns: the name of its column, which is that of its member in JSON
 */
const char *
cf_field_get_name (CfField field)
{
  g_return_val_if_fail (field < CF_N_FIELDS, NULL);
  return rows[field].name;
}

const char *
cf_field_get_label (CfField field)
{
  g_return_val_if_fail (field < CF_N_FIELDS, NULL);
  return g_dgettext (GETTEXT_PACKAGE, rows[field].label);
}

static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * cf_field_normalise:
 * @field: a field
 * @text: valid UTF-8: what somebody wrote
 * @error: why it cannot be its value
 *
 * Returns: (transfer full) (nullable): the value; %NULL without an error for nothing but white space
 */
char *
cf_field_normalise (CfField field, const char *text, GError **error)
{
  g_autofree char *stripped = strip (text);
  char *value;

  g_return_val_if_fail (field < CF_N_FIELDS, NULL);
  if (*stripped == '\0')
    return NULL;
  if (strlen (stripped) > CF_LIMIT_FIELD_BYTES)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("It is longer than %u bytes"),
                   CF_LIMIT_FIELD_BYTES);
      return NULL;
    }
  value = rows[field].normalise (stripped, error);
  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

CfCorrection *
cf_correction_new (void)
{
  return g_new0 (CfCorrection, 1);
}

/**
 * cf_correction_copy:
 * @correction: (nullable): a correction
 *
 * Returns: (transfer full): a copy; of %NULL one that corrects nothing
 */
CfCorrection *
cf_correction_copy (const CfCorrection *correction)
{
  CfCorrection *copy = cf_correction_new ();

  for (guint i = 0; correction != NULL && i < CF_N_FIELDS; i++)
    copy->values[i] = g_strdup (correction->values[i]);
  return copy;
}

void
cf_correction_free (CfCorrection *correction)
{
  for (guint i = 0; i < CF_N_FIELDS; i++)
    g_free (correction->values[i]);
  g_free (correction);
}

/**
 * cf_correction_equal:
 * @a: (nullable): a correction
 * @b: (nullable): another
 *
 * Returns: whether they correct the same; %NULL corrects nothing
 */
gboolean
cf_correction_equal (const CfCorrection *a, const CfCorrection *b)
{
  for (guint i = 0; i < CF_N_FIELDS; i++)
    if (g_strcmp0 (a != NULL ? a->values[i] : NULL, b != NULL ? b->values[i] : NULL) != 0)
      return FALSE;
  return TRUE;
}

gboolean
cf_correction_is_empty (const CfCorrection *correction)
{
  return cf_correction_equal (correction, NULL);
}
