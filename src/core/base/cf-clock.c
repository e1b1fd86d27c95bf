/* SPDX-License-Identifier: GPL-3.0-or-later
 * The only place that asks what time it is. Times are shown and stored; nothing is ever decided by
 * them. */

#include "config.h"

#include "cf-clock.h"

static gint64 fixed_seconds = -1;

/**
 * cf_clock_now:
 *
 * Returns: seconds since 1970, UTC; the fixed time where a test has set one
 */
gint64
cf_clock_now (void)
{
  return fixed_seconds >= 0 ? fixed_seconds : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * cf_clock_set_fixed:
 * @seconds: the time at which the clock stands still, or -1 to let it run
 *
 * For tests.
 */
void
cf_clock_set_fixed (gint64 seconds)
{
  fixed_seconds = seconds;
}

/**
 * cf_clock_format:
 * @seconds: seconds since 1970
 *
 * Returns: (transfer full) (nullable): RFC 3339 in UTC, whole seconds, as in a sidecar; %NULL for a
 *   time that no calendar has
 */
char *
cf_clock_format (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * cf_clock_format_ms:
 * @milliseconds: milliseconds since 1970
 *
 * Returns: (transfer full) (nullable): like cf_clock_format(), the fraction cut off
 */
char *
cf_clock_format_ms (gint64 milliseconds)
{
  gint64 seconds = milliseconds / 1000;

  return cf_clock_format (milliseconds % 1000 < 0 ? seconds - 1 : seconds);
}
