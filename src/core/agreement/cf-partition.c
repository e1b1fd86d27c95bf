/* SPDX-License-Identifier: GPL-3.0-or-later
 * A continuum cut into what a coder marked and the gaps between.
 *
 * Measures of unitizing take each place of a coder once. Where units overlap, the continuum is cut at every
 * border, and each piece belongs to the longest unit that covers it; of units as long, to the one that
 * begins first, then to the code that stands first. */

#include "config.h"

#include "cf-partition.h"

#include <string.h>

typedef struct
{
  CfSpan span;
  guint value;
  guint length; /* of its unit */
} Piece;

static int
compare_by_begin (gconstpointer a, gconstpointer b)
{
  const Piece *x = a, *y = b;

  return x->span.start != y->span.start ? (x->span.start < y->span.start ? -1 : 1) : 0;
}

/* What wins comes first. */
static int
compare_by_right (gconstpointer a, gconstpointer b)
{
  const Piece *x = a, *y = b;

  if (x->length != y->length)
    return x->length > y->length ? -1 : 1;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static GArray *
collect_pieces (const CfCoding *coding, guint code, gboolean *ordered)
{
  GArray *pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), coding->units->len);

  *ordered = TRUE;
  for (guint i = 0; i < coding->units->len; i++)
    {
      const CfCodedUnit *unit = &g_array_index (coding->units, CfCodedUnit, i);

      for (guint p = 0; p < unit->n_parts && (code == CF_NONE || unit->code == code); p++)
        {
          Piece piece = { g_array_index (coding->parts, CfSpan, unit->first_part + p),
                          unit->code + 1, unit->end - unit->begin };

          if (pieces->len > 0 &&
              piece.span.start < g_array_index (pieces, Piece, pieces->len - 1).span.end)
            *ordered = FALSE;
          g_array_append_val (pieces, piece);
        }
    }
  return pieces;
}

/* All borders of the pieces, each once, sorted. */
static GArray *
collect_borders (GArray *pieces)
{
  GArray *borders = g_array_sized_new (FALSE, FALSE, sizeof (guint), pieces->len * 2);
  guint kept = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      CfSpan span = g_array_index (pieces, Piece, i).span;

      g_array_append_val (borders, span.start);
      g_array_append_val (borders, span.end);
    }
  g_array_sort (borders, compare_numbers);
  for (guint i = 0; i < borders->len; i++)
    if (i == 0 || g_array_index (borders, guint, i) != g_array_index (borders, guint, kept - 1))
      g_array_index (borders, guint, kept++) = g_array_index (borders, guint, i);
  g_array_set_size (borders, kept);
  return borders;
}

static guint
find_border (GArray *borders, guint place)
{
  guint low = 0, high = borders->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (borders, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first cell from here that nobody has taken. */
static guint
find_free (guint *next, guint cell)
{
  while (next[cell] != cell)
    {
      next[cell] = next[next[cell]];
      cell = next[cell];
    }
  return cell;
}

/* What is left of the pieces when each cell between two borders has gone to the first that covers it. */
static GArray *
resolve (GArray *pieces)
{
  g_autoptr (GArray) borders = collect_borders (pieces);
  g_autofree guint *next = g_new (guint, borders->len + 1);
  GArray *left = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i <= borders->len; i++)
    next[i] = i;
  g_array_sort (pieces, compare_by_right);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      guint end = find_border (borders, piece->span.end);
      guint begun = left->len;

      for (guint cell = find_free (next, find_border (borders, piece->span.start)); cell < end;
           cell = find_free (next, cell))
        {
          Piece part = *piece;
          Piece *last = left->len > begun ? &g_array_index (left, Piece, left->len - 1) : NULL;

          part.span.start = g_array_index (borders, guint, cell);
          part.span.end = g_array_index (borders, guint, cell + 1);
          next[cell] = cell + 1;
          if (last != NULL && last->span.end == part.span.start)
            last->span.end = part.span.end;
          else
            g_array_append_val (left, part);
        }
    }
  g_array_sort (left, compare_by_begin);
  return left;
}

/**
 * cf_partition_new:
 * @continuum: a continuum of sorted material
 * @coder: a coder of it
 * @code: the only code that is looked at, or %CF_NONE for all
 *
 * Returns: (transfer full): the continuum as that coder cut it; units that overlap are separated
 */
CfPartition *
cf_partition_new (const CfContinuum *continuum, guint coder, guint code)
{
  CfPartition *partition = g_new0 (CfPartition, 1);
  gboolean ordered;
  g_autoptr (GArray) pieces = collect_pieces (&continuum->codings[coder], code, &ordered);
  guint end = 0, n = 0;
  CfStretch *stretches;

  for (guint i = 0; i < pieces->len; i++)
    partition->marked += cf_span_length (g_array_index (pieces, Piece, i).span);
  if (!ordered)
    {
      GArray *left = resolve (pieces);

      g_array_unref (pieces);
      pieces = left;
    }
  partition->lost = partition->marked;
  partition->stretches = g_array_sized_new (FALSE, FALSE, sizeof (CfStretch), pieces->len * 2 + 1);
  g_array_set_size (partition->stretches, pieces->len * 2 + 1);
  stretches = (CfStretch *) (void *) partition->stretches->data;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (piece->span.start > end)
        stretches[n++] = (CfStretch){ piece->span.start, CF_GAP };
      end = piece->span.end;
      stretches[n++] = (CfStretch){ end, piece->value };
      partition->lost -= cf_span_length (piece->span);
    }
  if (end < continuum->length)
    stretches[n++] = (CfStretch){ continuum->length, CF_GAP };
  g_array_set_size (partition->stretches, n);
  return partition;
}

void
cf_partition_free (CfPartition *partition)
{
  g_array_unref (partition->stretches);
  g_free (partition);
}
