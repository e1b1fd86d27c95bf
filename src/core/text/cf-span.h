/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one unit of place. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfSpan:
 * @start: the first code point
 * @end: the one behind the last
 *
 * `[start, end)` in Unicode code points of a reference text.
 */
typedef struct
{
  guint start;
  guint end;
} CfSpan;

static inline guint
cf_span_length (CfSpan span)
{
  return span.end - span.start;
}

static inline gboolean
cf_span_overlaps (CfSpan a, CfSpan b)
{
  return a.start < b.end && b.start < a.end;
}

/* What of @span is in @within, where they overlap. */
static inline CfSpan
cf_span_clip (CfSpan span, CfSpan within)
{
  return (CfSpan){ MAX (span.start, within.start), MIN (span.end, within.end) };
}

static inline gboolean
cf_span_contains (CfSpan outer, CfSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
cf_span_equal (CfSpan a, CfSpan b)
{
  return a.start == b.start && a.end == b.end;
}

/**
 * cf_span_compare:
 * @a: a span
 * @b: another
 *
 * Returns: the order in which everything is written: by start, then the longer one first
 */
static inline int
cf_span_compare (CfSpan a, CfSpan b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;
  return 0;
}

G_END_DECLS
