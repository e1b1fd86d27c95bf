/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a user sees one character end and the next begin.
 *
 * Whether a cluster ends at a place depends on what stands before it, and that without bound: flags are
 * counted in twos from the first, families are joined one by one. So the clusters are counted from the
 * nearest place before at which two characters meet that never join others. */

#include "config.h"

#include "cf-grapheme.h"

#include "cf-segment.h"

#include <unicode/uchar.h>

static gboolean
stands_alone (const char *p)
{
  int kind = u_getIntPropertyValue ((UChar32) g_utf8_get_char (p), UCHAR_GRAPHEME_CLUSTER_BREAK);

  return kind == U_GCB_OTHER || kind == U_GCB_CONTROL || kind == U_GCB_LF;
}

static guint
find_certain_before (CfText *text, guint offset)
{
  const char *p = cf_text_pointer (text, offset);
  gboolean alone = offset < cf_text_get_length (text) && stands_alone (p);

  for (; offset > 0; offset--)
    {
      gboolean next_alone = alone;

      p = g_utf8_prev_char (p);
      alone = stands_alone (p);
      if (alone && next_alone)
        break;
    }
  return offset;
}

static guint
find_certain_after (CfText *text, guint offset)
{
  guint length = cf_text_get_length (text);
  const char *p = cf_text_pointer (text, offset);
  gboolean alone = offset > 0 && stands_alone (g_utf8_prev_char (p));

  for (; offset < length; offset++, p = g_utf8_next_char (p))
    {
      gboolean previous_alone = alone;

      alone = stands_alone (p);
      if (alone && previous_alone)
        break;
    }
  return offset;
}

/* The cluster that @offset is in; empty, there, if one begins there. */
static CfSpan
find_broken (CfText *text, guint offset)
{
  CfSpan certain = { find_certain_before (text, offset), offset };
  g_autoptr (GArray) clusters = NULL;

  if (offset == cf_text_get_length (text) || certain.start == offset)
    return (CfSpan){ offset, offset };
  certain.end = find_certain_after (text, offset + 1);
  clusters = cf_segment (text, certain, CF_UNIT_GRAPHEME);
  for (guint i = 0; i < clusters->len; i++)
    {
      CfSpan cluster = g_array_index (clusters, CfSpan, i);

      if (cluster.start < offset && offset < cluster.end)
        return cluster;
    }
  return (CfSpan){ offset, offset };
}

/**
 * cf_grapheme_floor:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the last boundary between grapheme clusters up to there
 */
guint
cf_grapheme_floor (CfText *text, guint offset)
{
  return find_broken (text, offset).start;
}

/**
 * cf_grapheme_ceil:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the first boundary between grapheme clusters from there on
 */
guint
cf_grapheme_ceil (CfText *text, guint offset)
{
  return find_broken (text, offset).end;
}
