/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times for people. */

#include "config.h"

#include "cf-time-text.h"

#include "cf-published.h"

#include <glib/gi18n.h>

static GDateTime *
parse_local (const char *rfc3339)
{
  g_autoptr (GDateTime) time =
               rfc3339 != NULL ? g_date_time_new_from_iso8601 (rfc3339, NULL) : NULL;

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

static char *
format (const char *rfc3339, const char *pattern)
{
  g_autoptr (GDateTime) time = parse_local (rfc3339);

  return time != NULL ? g_date_time_format (time, pattern) : g_strdup (rfc3339);
}

/* A day is the same everywhere. */
static char *
format_day (const char *rfc3339, const char *pattern)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (rfc3339, NULL);

  return time != NULL ? g_date_time_format (time, pattern) : g_strdup (rfc3339);
}

static gboolean
is_day (const char *rfc3339)
{
  return rfc3339 != NULL && cf_published_is_day (rfc3339);
}

/**
 * cf_time_text_date:
 * @rfc3339: (nullable): a time
 *
 * Returns: (transfer full) (nullable): its day, here
 */
char *
cf_time_text_date (const char *rfc3339)
{
  if (is_day (rfc3339))
    return format_day (rfc3339, _ ("%-d %b %Y"));
  /* Translators: a date, as g_date_time_format() has it: 1 Mar 2020 */
  return format (rfc3339, _ ("%-d %b %Y"));
}

/**
 * cf_time_text_date_and_time:
 * @rfc3339: (nullable): a time
 *
 * Returns: (transfer full) (nullable): its day and time, here; the day alone for what is only a day
 */
char *
cf_time_text_date_and_time (const char *rfc3339)
{
  /* Translators: a date, as g_date_time_format() has it: 1 March 2020 */
  if (is_day (rfc3339))
    return format_day (rfc3339, _ ("%-d %B %Y"));
  /* Translators: a date and time, as g_date_time_format() has it: 1 March 2020, 08:00 */
  return format (rfc3339, _ ("%-d %B %Y, %H:%M"));
}

/**
 * cf_time_text_clock:
 * @seconds: seconds since 1970
 *
 * Returns: (transfer full): hours and minutes, here
 */
char *
cf_time_text_clock (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%H:%M");
}

/**
 * cf_time_text_ago:
 * @rfc3339: a time
 * @now: seconds since 1970
 *
 * Returns: (transfer full) (nullable): how long ago that was; the day if it was not today
 */
char *
cf_time_text_ago (const char *rfc3339, gint64 now)
{
  g_autoptr (GDateTime) time = parse_local (rfc3339);
  gint64 seconds, minutes;

  if (time == NULL)
    return g_strdup (rfc3339);
  seconds = now - g_date_time_to_unix (time);
  minutes = seconds / 60;
  if (seconds < 0 || minutes >= 24 * 60)
    return cf_time_text_date (rfc3339);
  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            (int) minutes);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) minutes / 60),
                          (int) minutes / 60);
}
