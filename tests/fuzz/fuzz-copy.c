/* SPDX-License-Identifier: GPL-3.0-or-later
 * A copy of a sidecar or codebook, perhaps with the marks of git: written it comes back the same, without marks. */

#include "config.h"

#include "cf-conflict-markers.h"
#include "cf-copy.h"
#include "fuzz.h"

/* Each side is a part of the file. */
static void
check_sides (GBytes *bytes)
{
  g_autoptr (GPtrArray) sides = cf_conflict_markers_split (bytes);

  for (guint i = 0; sides != NULL && i < sides->len; i++)
    g_assert (g_bytes_get_size (g_ptr_array_index (sides, i)) < g_bytes_get_size (bytes));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (CfCopy) copy = NULL;
  g_autoptr (CfCopy) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  check_sides (bytes);
  copy = cf_copy_parse (bytes, "x", NULL);
  if (copy != NULL)
    written = cf_copy_to_bytes (copy, "x", NULL);
  if (written == NULL) /* what is at the limits may not fit any more */
    return 0;
  again = cf_copy_parse (written, "x", NULL);
  g_assert (again != NULL && !cf_copy_had_markers (again));
  g_assert (cf_copy_merge_in (again, copy, NULL));
  twice = cf_copy_to_bytes (again, "x", NULL);
  g_assert (twice != NULL && g_bytes_equal (written, twice));
  return 0;
}
