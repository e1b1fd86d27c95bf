/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which annotations stand in a stretch of text.
 *
 * The parts of all annotations, sorted by start, in chunks of at most 512; each chunk knows the
 * furthest end in it. A query passes over chunks that end too early and stops at the first that
 * begins too late; an insertion moves at most one chunk. For 100,000 parts that is 200 to 400 chunks
 * to look at: some hundred nanoseconds, without the rotations of an interval tree. */

#include "config.h"

#include "cf-span-index.h"

#define CHUNK_MAX 512

typedef struct
{
  GArray *parts; /* of CfIndexed, by start, then longer first; never empty but in an empty index */
  guint furthest_end;
} Chunk;

struct _CfSpanIndex
{
  GPtrArray *chunks; /* of Chunk */
  guint size;
};

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  g_array_unref (chunk->parts);
  g_free (chunk);
}

static Chunk *
chunk_new (void)
{
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->parts = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  return chunk;
}

CfSpanIndex *
cf_span_index_new (void)
{
  CfSpanIndex *index = g_new0 (CfSpanIndex, 1);

  index->chunks = g_ptr_array_new_with_free_func (chunk_free);
  return index;
}

void
cf_span_index_free (CfSpanIndex *index)
{
  g_ptr_array_unref (index->chunks);
  g_free (index);
}

static CfSpan
first_span (CfSpanIndex *index, guint chunk)
{
  Chunk *at = g_ptr_array_index (index->chunks, chunk);

  return g_array_index (at->parts, CfIndexed, 0).span;
}

/* The last chunk that begins before or at @span: where such a part belongs. */
static guint
find_chunk (CfSpanIndex *index, CfSpan span)
{
  guint low = 0, high = index->chunks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (cf_span_compare (first_span (index, middle), span) <= 0)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
update_furthest_end (Chunk *chunk)
{
  chunk->furthest_end = 0;
  for (guint i = 0; i < chunk->parts->len; i++)
    chunk->furthest_end =
      MAX (chunk->furthest_end, g_array_index (chunk->parts, CfIndexed, i).span.end);
}

static void
split (CfSpanIndex *index, guint at)
{
  Chunk *full = g_ptr_array_index (index->chunks, at);
  Chunk *rest = chunk_new ();
  guint half = full->parts->len / 2;

  g_array_append_vals (rest->parts, &g_array_index (full->parts, CfIndexed, half),
                       full->parts->len - half);
  g_array_set_size (full->parts, half);
  update_furthest_end (full);
  update_furthest_end (rest);
  g_ptr_array_insert (index->chunks, (int) at + 1, rest);
}

/* Where a part belongs in a chunk: behind those that are before it or equal. */
static guint
find_place (Chunk *chunk, CfSpan span)
{
  guint low = 0, high = chunk->parts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cf_span_compare (g_array_index (chunk->parts, CfIndexed, middle).span, span) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_span_index_add_span:
 * @index: an index
 * @annotation: a sealed annotation, which the index does not own
 * @span: where a part of it stands
 */
void
cf_span_index_add_span (CfSpanIndex *index, CfAnnotation *annotation, CfSpan span)
{
  CfIndexed part = { span, annotation };
  guint at;
  Chunk *chunk;

  if (index->chunks->len == 0)
    g_ptr_array_add (index->chunks, chunk_new ());
  at = index->size > 0 ? find_chunk (index, part.span) : 0;
  chunk = g_ptr_array_index (index->chunks, at);
  g_array_insert_val (chunk->parts, find_place (chunk, part.span), part);
  chunk->furthest_end = MAX (chunk->furthest_end, part.span.end);
  index->size++;
  if (chunk->parts->len > CHUNK_MAX)
    split (index, at);
}

/**
 * cf_span_index_add:
 * @index: an index
 * @annotation: a sealed annotation, which the index does not own
 */
void
cf_span_index_add (CfSpanIndex *index, CfAnnotation *annotation)
{
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    cf_span_index_add_span (index, annotation, cf_annotation_get_part (annotation, i)->span);
}

/* The chunk may not be the one that find_chunk() names: equal parts can fill several. */
static gboolean
remove_from (CfSpanIndex *index, guint at, CfSpan span, CfAnnotation *annotation)
{
  Chunk *chunk = g_ptr_array_index (index->chunks, at);

  for (guint i = find_place (chunk, (CfSpan){ span.start, span.end + 1 }); i < chunk->parts->len;
       i++)
    {
      const CfIndexed *part = &g_array_index (chunk->parts, CfIndexed, i);

      if (!cf_span_equal (part->span, span))
        return FALSE;
      if (part->annotation != annotation)
        continue;
      g_array_remove_index (chunk->parts, i);
      index->size--;
      if (chunk->parts->len == 0)
        g_ptr_array_remove_index (index->chunks, at);
      else if (chunk->furthest_end == span.end)
        update_furthest_end (chunk);
      return TRUE;
    }
  return FALSE;
}

/**
 * cf_span_index_remove_span:
 * @index: an index
 * @annotation: one that was added
 * @span: with this span
 */
void
cf_span_index_remove_span (CfSpanIndex *index, CfAnnotation *annotation, CfSpan span)
{
  for (guint at = index->size > 0 ? find_chunk (index, span) + 1 : 0; at > 0; at--)
    if (remove_from (index, at - 1, span, annotation))
      break;
}

/**
 * cf_span_index_remove:
 * @index: an index
 * @annotation: one that was added with its own spans
 */
void
cf_span_index_remove (CfSpanIndex *index, CfAnnotation *annotation)
{
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    cf_span_index_remove_span (index, annotation, cf_annotation_get_part (annotation, i)->span);
}

/**
 * cf_span_index_query:
 * @index: an index
 * @span: a stretch of text
 * @found: (element-type CfIndexed): emptied, then filled with the parts that overlap it, by start,
 *   the longer one first
 */
void
cf_span_index_query (CfSpanIndex *index, CfSpan span, GArray *found)
{
  g_array_set_size (found, 0);
  if (index->size == 0)
    return;
  for (guint at = 0; at < index->chunks->len && first_span (index, at).start < span.end; at++)
    {
      Chunk *chunk = g_ptr_array_index (index->chunks, at);

      if (chunk->furthest_end <= span.start)
        continue;
      for (guint i = 0; i < chunk->parts->len; i++)
        {
          const CfIndexed *part = &g_array_index (chunk->parts, CfIndexed, i);

          if (part->span.start >= span.end)
            break;
          if (cf_span_overlaps (part->span, span))
            g_array_append_vals (found, part, 1);
        }
    }
}

guint
cf_span_index_get_size (CfSpanIndex *index)
{
  return index->size;
}
