/* SPDX-License-Identifier: GPL-3.0-or-later
 * The marks that git leaves in a file of which it could not unite two versions.
 *
 * Between `<<<<<<<` and `>>>>>>>` stand both, with `=======` between them and, where git was told so, what both
 * began from after `|||||||` (git-merge(1), "How conflicts are presented"). No line of a sidecar begins with any of
 * these, since all that it holds is indented. */

#include "config.h"

#include "cf-conflict-markers.h"

#include <string.h>

#define MARK_LENGTH 7

typedef enum
{
  PART_BOTH,
  PART_OURS,
  PART_BASE,
  PART_THEIRS,
  N_PARTS
} Part;

/* Which mark leads from which part to which. */
static const struct
{
  char mark;
  Part from[2];
  Part to;
} steps[] = {
  { '<', { PART_BOTH, PART_BOTH }, PART_OURS },
  { '|', { PART_OURS, PART_OURS }, PART_BASE },
  { '=', { PART_OURS, PART_BASE }, PART_THEIRS },
  { '>', { PART_THEIRS, PART_THEIRS }, PART_BOTH },
};

/* The mark that a line is, or 0. */
static char
get_mark (const char *line, gsize length)
{
  const char mark = length >= MARK_LENGTH ? line[0] : '\0';

  if (mark == '\0' || strchr ("<|=>", mark) == NULL)
    return '\0';
  for (gsize i = 1; i < MARK_LENGTH; i++)
    if (line[i] != mark)
      return '\0';
  /* Longer ones are of a conflict within what both began from: nobody unites these. */
  return length == MARK_LENGTH || strchr (" \r\n", line[MARK_LENGTH]) != NULL ? mark : '\0';
}

static gboolean
follow (Part *part, char mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].mark == mark && (steps[i].from[0] == *part || steps[i].from[1] == *part))
      {
        *part = steps[i].to;
        return TRUE;
      }
  return FALSE;
}

/**
 * cf_conflict_markers_split:
 * @bytes: the content of a file
 * @ours: (out) (transfer full): it, as it was on one side
 * @theirs: (out) (transfer full): it, as it was on the other
 *
 * Returns: whether it has marks, and they are in order
 */
gboolean
cf_conflict_markers_split (GBytes *bytes, GBytes **ours, GBytes **theirs)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *const end = data + size;
  g_autoptr (GByteArray) first = g_byte_array_new ();
  g_autoptr (GByteArray) second = g_byte_array_new ();
  gboolean any = FALSE;
  Part part = PART_BOTH;

  for (const char *line = data, *next; line < end; line = next)
    {
      const char *feed = memchr (line, '\n', (gsize) (end - line));
      gsize length;
      char mark;

      next = feed != NULL ? feed + 1 : end;
      length = (gsize) (next - line);
      mark = get_mark (line, length);
      if (mark != '\0')
        {
          any = TRUE;
          if (!follow (&part, mark))
            return FALSE;
          continue;
        }
      if (part == PART_BOTH || part == PART_OURS)
        g_byte_array_append (first, (const guint8 *) line, (guint) length);
      if (part == PART_BOTH || part == PART_THEIRS)
        g_byte_array_append (second, (const guint8 *) line, (guint) length);
    }
  if (!any || part != PART_BOTH)
    return FALSE;
  *ours = g_byte_array_free_to_bytes (g_steal_pointer (&first));
  *theirs = g_byte_array_free_to_bytes (g_steal_pointer (&second));
  return TRUE;
}
