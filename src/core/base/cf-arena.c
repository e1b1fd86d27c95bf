/* SPDX-License-Identifier: GPL-3.0-or-later
 * Memory that is counted, given out piece by piece, and taken back all at once.
 *
 * For libraries that read what comes from outside and know no bounds: they get a budget of bytes and of
 * time, and nothing when one of them is used up. */

#include "config.h"

#include "cf-arena.h"

#include <stdlib.h>

#define CHUNK_BYTES ((gsize) 256 << 10)
#define ALIGNMENT ((gsize) 16)
/* The clock is asked once in so many pieces. */
#define CLOCK_EVERY 256

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
  gsize used;
  gsize size;
  char data[] __attribute__ ((aligned (16)));
};

struct _CfArena
{
  Chunk *chunks;
  gsize left;
  gint64 deadline_us;
  guint n_pieces;
};

/**
 * cf_arena_new:
 * @max_bytes: how many bytes it gives out; each piece counts in full sixteens
 * @max_us: how long it gives any
 *
 * Returns: (transfer full): an arena
 */
CfArena *
cf_arena_new (gsize max_bytes, gint64 max_us)
{
  CfArena *arena = g_new0 (CfArena, 1);

  arena->left = max_bytes;
  arena->deadline_us = g_get_monotonic_time () + max_us;
  return arena;
}

/**
 * cf_arena_free:
 * @arena: an arena
 *
 * Takes back all that it has given out.
 */
void
cf_arena_free (CfArena *arena)
{
  while (arena->chunks != NULL)
    {
      Chunk *next = arena->chunks->next;

      free (arena->chunks);
      arena->chunks = next;
    }
  g_free (arena);
}

static Chunk *
chunk_new (gsize size)
{
  Chunk *chunk = malloc (sizeof (Chunk) + size);

  if (chunk == NULL)
    return NULL;
  chunk->used = 0;
  chunk->size = size;
  return chunk;
}

static gboolean
has_room (const Chunk *chunk, gsize size)
{
  return chunk != NULL && chunk->size - chunk->used >= size;
}

/* A large piece has a chunk of its own behind the first, which goes on being filled: what stays empty is
 * little beside what is given out. */
static Chunk *
find_chunk (CfArena *arena, gsize size)
{
  gboolean is_large = size > CHUNK_BYTES / 4;
  Chunk *chunk;

  if (has_room (arena->chunks, size))
    return arena->chunks;
  chunk = chunk_new (is_large ? size : CHUNK_BYTES);
  if (chunk == NULL)
    return NULL;
  if (is_large && arena->chunks != NULL)
    {
      chunk->next = arena->chunks->next;
      arena->chunks->next = chunk;
    }
  else
    {
      chunk->next = arena->chunks;
      arena->chunks = chunk;
    }
  return chunk;
}

static gboolean
is_late (CfArena *arena)
{
  return arena->n_pieces++ % CLOCK_EVERY == 0 && g_get_monotonic_time () > arena->deadline_us;
}

/**
 * cf_arena_allocate:
 * @arena: an arena
 * @size: how many bytes
 *
 * Returns: (transfer none) (nullable): that many, with any content, good until the arena is freed; %NULL when
 *   the budget is used up, or the computer has no more
 */
void *
cf_arena_allocate (CfArena *arena, gsize size)
{
  Chunk *chunk;
  void *memory;

  if (size > arena->left)
    return NULL;
  size = (MAX (size, 1) + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (size > arena->left || is_late (arena))
    return NULL;
  chunk = find_chunk (arena, size);
  if (chunk == NULL)
    return NULL;
  memory = chunk->data + chunk->used;
  chunk->used += size;
  arena->left -= size;
  return memory;
}
