/* SPDX-License-Identifier: GPL-3.0-or-later
 * A stated source of chance. */

#include "config.h"

#include "cf-random.h"

#include <math.h>
#include <string.h>

/**
 * cf_random_new:
 * @seed: what was said to begin with
 * @name: (nullable): of what is drawn, so that one thing draws as always whatever else is drawn
 *
 * Returns: a source of chance
 */
CfRandom
cf_random_new (guint64 seed, const char *name)
{
  CfRandom random = { seed };

  /* FNV-1a */
  for (const char *p = name; p != NULL && *p != '\0'; p++)
    random.state = (random.state ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return random;
}

guint64
cf_random_next (CfRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * cf_random_below:
 * @random: a source
 * @limit: at least 1
 *
 * Returns: a number from 0, less than @limit, each as likely as the others
 */
guint
cf_random_below (CfRandom *random, guint limit)
{
  guint64 rest = G_MAXUINT64 % limit, number;

  do
    number = cf_random_next (random);
  while (number >= G_MAXUINT64 - rest);
  return (guint) (number % limit);
}

/**
 * cf_random_unit:
 * @random: a source
 *
 * Returns: a number from 0, less than 1
 */
double
cf_random_unit (CfRandom *random)
{
  return (double) (cf_random_next (random) >> 11) * 0x1p-53;
}

/**
 * cf_random_normal:
 * @random: a source
 * @mean: of the distribution
 * @deviation: its standard deviation
 *
 * Returns: a number of that normal distribution (Marsaglia's polar method)
 */
double
cf_random_normal (CfRandom *random, double mean, double deviation)
{
  double u, v, s;

  do
    {
      u = 2 * cf_random_unit (random) - 1;
      v = 2 * cf_random_unit (random) - 1;
      s = u * u + v * v;
    }
  while (s >= 1 || s == 0);
  return mean + deviation * u * sqrt (-2 * log (s) / s);
}

/**
 * cf_random_shuffle:
 * @random: a source
 * @items: (array length=n): what is put in another order (Fisher & Yates)
 * @n: how many
 * @size: how many bytes each has, at most 16
 */
void
cf_random_shuffle (CfRandom *random, gpointer items, guint n, gsize size)
{
  char kept[16];

  g_return_if_fail (size <= sizeof kept);
  for (guint i = n; i > 1; i--)
    {
      char *last = (char *) items + (i - 1) * size;
      char *drawn = (char *) items + cf_random_below (random, i) * size;

      memcpy (kept, last, size);
      memmove (last, drawn, size);
      memcpy (drawn, kept, size);
    }
}
