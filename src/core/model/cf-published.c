/* SPDX-License-Identifier: GPL-3.0-or-later
 * When an article was published, as people and spreadsheets write it.
 *
 * Understood is what can be understood in one way only: the year first (2021-07-20, 2021/7/20,
 * 2021.7.20, 2021年7月20日), or day, month and year with dots (20.7.2021); then, if need be, a time with or
 * without a zone. Without one it is UTC, as every time of Counterframe is. A day alone is midnight: what
 * shows times shows midnight as the day alone. */

#include "config.h"

#include "cf-published.h"

#include "cf-error.h"

#include <glib/gi18n.h>

#include <string.h>

#define MIDNIGHT "T00:00:00Z"

typedef struct
{
  int year, month, day, hour, minute, second;
  int offset; /* minutes east of UTC */
} Moment;

static gboolean
read_number (const char **p, guint max_digits, int *number, guint *n_digits)
{
  guint n = 0;

  *number = 0;
  while (n < max_digits && g_ascii_isdigit (**p))
    {
      *number = *number * 10 + (**p - '0');
      n++;
      (*p)++;
    }
  if (n_digits != NULL)
    *n_digits = n;
  return n > 0 && !g_ascii_isdigit (**p);
}

static gboolean
skip (const char **p, const char *word)
{
  if (g_ascii_strncasecmp (*p, word, strlen (word)) != 0)
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

static void
skip_spaces (const char **p)
{
  while (g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
}

static gboolean
read_date (const char **p, Moment *moment)
{
  /* What stands between year and month, month and day, and behind the day. */
  static const char *const marks[][3] = {
    { "-", "-", "" }, { "/", "/", "" }, { ".", ".", "" }, { "年", "月", "日" }
  };
  int numbers[3];
  guint n_digits, kind = 0;

  if (!read_number (p, 4, &numbers[0], &n_digits))
    return FALSE;
  while (kind < G_N_ELEMENTS (marks) && !g_str_has_prefix (*p, marks[kind][0]))
    kind++;
  /* 20/7/2021 and 7/20/2021 are told apart by nobody. */
  if (kind == G_N_ELEMENTS (marks) || (n_digits != 4 && *marks[kind][0] != '.'))
    return FALSE;
  for (guint i = 1; i < 3; i++)
    {
      if (!skip (p, marks[kind][i - 1]))
        return FALSE;
      skip_spaces (p);
      if (!read_number (p, i == 2 && n_digits != 4 ? 4 : 2, &numbers[i], NULL))
        return FALSE;
    }
  skip (p, marks[kind][2]);
  moment->year = numbers[n_digits == 4 ? 0 : 2];
  moment->month = numbers[1];
  moment->day = numbers[n_digits == 4 ? 2 : 0];
  return moment->year >= 1000;
}

static gboolean
read_time (const char **p, Moment *moment)
{
  guint n_digits;
  int fraction;

  if (!read_number (p, 2, &moment->hour, NULL) || !skip (p, ":") ||
      !read_number (p, 2, &moment->minute, &n_digits) || n_digits != 2)
    return FALSE;
  if (!skip (p, ":"))
    return TRUE;
  if (!read_number (p, 2, &moment->second, &n_digits) || n_digits != 2)
    return FALSE;
  return !(skip (p, ".") || skip (p, ",")) || read_number (p, 9, &fraction, NULL);
}

static gboolean
read_zone (const char **p, Moment *moment)
{
  int sign = **p == '-' ? -1 : 1;
  int hours, minutes = 0;
  guint n_digits;

  if (**p == '\0' || skip (p, "Z") || skip (p, "UTC") || skip (p, "GMT"))
    return TRUE;
  if (!skip (p, "+") && !skip (p, "-"))
    return FALSE;
  if (!read_number (p, 4, &hours, &n_digits) || n_digits == 3)
    return FALSE;
  if (n_digits == 4)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (skip (p, ":") && (!read_number (p, 2, &minutes, &n_digits) || n_digits != 2))
    {
      return FALSE;
    }
  moment->offset = sign * (hours * 60 + minutes);
  return hours <= 14 && minutes < 60;
}

static gboolean
read_moment (const char *p, Moment *moment)
{
  memset (moment, 0, sizeof *moment);
  skip_spaces (&p);
  if (!read_date (&p, moment))
    return FALSE;
  if (!skip (&p, "T"))
    skip_spaces (&p);
  if (g_ascii_isdigit (*p))
    {
      if (!read_time (&p, moment))
        return FALSE;
      skip_spaces (&p);
      if (!read_zone (&p, moment))
        return FALSE;
      skip_spaces (&p);
    }
  return *p == '\0';
}

/**
 * cf_published_parse:
 * @text: a date, or a date and a time
 * @error: what was not understood
 *
 * Returns: (transfer full) (nullable): RFC 3339 in UTC, whole seconds
 */
char *
cf_published_parse (const char *text, GError **error)
{
  Moment moment;
  g_autoptr (GDateTime) time = NULL;

  if (read_moment (text, &moment))
    time = g_date_time_new_utc (moment.year, moment.month, moment.day, moment.hour, moment.minute,
                                moment.second);
  if (time != NULL && moment.offset != 0)
    {
      GDateTime *there = g_date_time_add_minutes (time, -moment.offset);

      g_date_time_unref (time);
      time = there;
    }
  if (time != NULL)
    return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("“%s” is not understood as a date; write it like 2021-07-20 or 2021-07-20 14:03"),
               text);
  return NULL;
}

/**
 * cf_published_is_day:
 * @rfc3339: a time as cf_published_parse() gives it
 *
 * Returns: whether it stands for a day, rather than for a moment of it
 */
gboolean
cf_published_is_day (const char *rfc3339)
{
  return g_str_has_suffix (rfc3339, MIDNIGHT);
}

/**
 * cf_published_shorten:
 * @rfc3339: a time as cf_published_parse() gives it
 *
 * Returns: (transfer full): what gives it when parsed, and is easy to read: `2021-07-20`,
 *   `2021-07-20 14:03:25 UTC`
 */
char *
cf_published_shorten (const char *rfc3339)
{
  const char *t = strchr (rfc3339, 'T');

  if (t == NULL || !g_str_has_suffix (rfc3339, "Z"))
    return g_strdup (rfc3339);
  if (cf_published_is_day (rfc3339))
    return g_strndup (rfc3339, (gsize) (t - rfc3339));
  return g_strdup_printf ("%.*s %.*s UTC", (int) (t - rfc3339), rfc3339, (int) strlen (t) - 2,
                          t + 1);
}
