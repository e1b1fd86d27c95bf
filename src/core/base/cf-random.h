/* SPDX-License-Identifier: GPL-3.0-or-later
 * A stated source of chance: the same figures on every machine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfRandom:
 *
 * SplitMix64 (Steele, Lea & Flood 2014): a seed of 64 bits is the whole state.
 */
typedef struct
{
  guint64 state;
} CfRandom;

CfRandom cf_random_new (guint64 seed, const char *name);
guint64 cf_random_next (CfRandom *random);
guint cf_random_below (CfRandom *random, guint limit);
double cf_random_unit (CfRandom *random);
void cf_random_shuffle (CfRandom *random, gpointer items, guint n, gsize size);
double cf_random_normal (CfRandom *random, double mean, double deviation);

G_END_DECLS
