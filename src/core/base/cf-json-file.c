/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a file of JSON that somebody else may be writing.
 *
 * git and sync programs write a file in several steps, or take it away and make it anew. Who reads it in between
 * would think it damaged, and a codebook without its end has no rounds. So what is half is read again after a moment,
 * as long as it changes. */

#include "config.h"

#include "cf-json-file.h"

#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"

#include <string.h>

#define AGAIN_AFTER_US 250000
#define MAX_TIMES 8
/* Few, as it is not there when people have deleted it, too. */
#define MAX_TIMES_ABSENT 2

/* What git ends a conflict with: such a file is as git has left it. */
#define LAST_MARK ">>>>>>>"

/* What does not end as an object does is half for certain; whether the rest is whole, its reader says. */
static gboolean
is_half (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *feed;

  while (length > 0 && g_ascii_isspace (data[length - 1]))
    length--;
  if (length == 0)
    return TRUE;
  feed = memrchr (data, '\n', length);
  return data[length - 1] != '}' && (feed == NULL || !g_str_has_prefix (feed + 1, LAST_MARK));
}

/* Whether it is another after a moment, or is being made anew. */
static gboolean
changes (const char *path, const CfFileStamp *stamp)
{
  CfFileStamp now;

  g_usleep (AGAIN_AFTER_US);
  return !cf_file_get_stamp (path, &now) || !cf_file_stamp_equal (stamp, &now);
}

/* @patience: how often one that is not there is looked for again; what was there a moment ago, as often as what is half. */
static GBytes *
read_whole (const char *path, guint patience, GError **error)
{
  for (guint i = 0;; i++)
    {
      CfFileStamp stamp;
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, &stamp, &local);
      const gboolean is_last = i == MAX_TIMES;

      if (bytes != NULL && (is_last || !is_half (bytes) || !changes (path, &stamp)))
        return g_steal_pointer (&bytes);
      if (bytes != NULL)
        {
          patience = MAX_TIMES;
          continue;
        }
      if (i >= patience || !g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_usleep (AGAIN_AFTER_US);
    }
}

/**
 * cf_json_file_read:
 * @path: a file that is to hold a JSON object
 * @error: why it could not be read
 *
 * Waits for a file that is being written, two seconds at most.
 *
 * Returns: (transfer full) (nullable): what it holds, which need not be JSON
 */
GBytes *
cf_json_file_read (const char *path, GError **error)
{
  return read_whole (path, 0, error);
}

/**
 * cf_json_file_await:
 * @path: a file that is to hold a JSON object, and is not there, but was
 * @error: why it could not be read
 *
 * As cf_json_file_read(), for a file that may have been taken away to be made anew: half a second is left for that.
 *
 * Returns: (transfer full) (nullable): what it holds, which need not be JSON
 */
GBytes *
cf_json_file_await (const char *path, GError **error)
{
  return read_whole (path, MAX_TIMES_ABSENT, error);
}
