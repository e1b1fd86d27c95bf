/* SPDX-License-Identifier: GPL-3.0-or-later
 * The marks that git leaves in a file of which it could not unite two versions.
 *
 * Between `<<<<<<<` and `>>>>>>>` stand both, with `=======` between them and, where git was told so, what both
 * began from after `|||||||` (git-merge(1), "How conflicts are presented"). No line of a sidecar begins with any of
 * these, since all that it holds is indented. Who commits a file with marks, and merges again, has conflicts in
 * conflicts: then there are more than two versions. */

#include "config.h"

#include "cf-conflict-markers.h"

#include <string.h>

#define MARK_LENGTH 7

/* How many conflicts may be in each other. */
#define MAX_DEPTH 3

typedef enum
{
  PART_OURS,
  PART_BASE,
  PART_THEIRS,
} Part;

/* Where a line stands: in which part of each of the conflicts that it is in, the outermost first. */
typedef struct
{
  Part parts[MAX_DEPTH];
  guint depth;
} Place;

/* Which mark leads from which part of a conflict to which. */
static const struct
{
  char mark;
  Part from[2];
  Part to;
} steps[] = {
  { '|', { PART_OURS, PART_OURS }, PART_BASE },
  { '=', { PART_OURS, PART_BASE }, PART_THEIRS },
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
  return length == MARK_LENGTH || memchr (" \r\n", line[MARK_LENGTH], 3) != NULL ? mark : '\0';
}

static gboolean
follow (Place *place, char mark)
{
  Part *part = place->depth > 0 ? &place->parts[place->depth - 1] : NULL;

  if (mark == '<')
    {
      if (place->depth == MAX_DEPTH)
        return FALSE;
      place->parts[place->depth++] = PART_OURS;
      return TRUE;
    }
  if (part == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].mark == mark && (steps[i].from[0] == *part || steps[i].from[1] == *part))
      {
        *part = steps[i].to;
        return TRUE;
      }
  if (mark != '>' || *part != PART_THEIRS)
    return FALSE;
  place->depth--;
  return TRUE;
}

/* A side is one of two in each depth: a bit of its number says which. */
static gboolean
is_on_side (const Place *place, guint side)
{
  for (guint i = 0; i < place->depth; i++)
    if (place->parts[i] != ((side >> i & 1) != 0 ? PART_THEIRS : PART_OURS))
      return FALSE;
  return TRUE;
}

/* The file as it was on a side, and how deep its conflicts are; NULL if its marks are not in order. */
static GByteArray *
read_side (GBytes *bytes, guint side, guint *depth)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *const end = data + size;
  g_autoptr (GByteArray) lines = g_byte_array_new ();
  Place place = { .depth = 0 };

  *depth = 0;
  for (const char *line = data, *next; line < end; line = next)
    {
      const char *feed = memchr (line, '\n', (gsize) (end - line));
      gsize length;
      char mark;

      next = feed != NULL ? feed + 1 : end;
      length = (gsize) (next - line);
      mark = get_mark (line, length);
      if (mark == '\0')
        {
          if (is_on_side (&place, side))
            g_byte_array_append (lines, (const guint8 *) line, (guint) length);
          continue;
        }
      if (!follow (&place, mark))
        return NULL;
      *depth = MAX (*depth, place.depth);
    }
  return place.depth == 0 ? g_steal_pointer (&lines) : NULL;
}

/**
 * cf_conflict_markers_split:
 * @bytes: the content of a file
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): it, as it was on each side, ours first; the same may be
 *   there twice. %NULL if it has no marks, or they are not in order
 */
GPtrArray *
cf_conflict_markers_split (GBytes *bytes)
{
  guint depth;
  GByteArray *ours = read_side (bytes, 0, &depth);
  GPtrArray *sides;

  if (ours == NULL || depth == 0)
    {
      g_clear_pointer (&ours, g_byte_array_unref);
      return NULL;
    }
  sides = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (sides, g_byte_array_free_to_bytes (ours));
  for (guint side = 1; side < 1u << depth; side++)
    g_ptr_array_add (sides, g_byte_array_free_to_bytes (read_side (bytes, side, &depth)));
  return sides;
}
