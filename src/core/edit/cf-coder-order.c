/* SPDX-License-Identifier: GPL-3.0-or-later
 * In which order coders stand, and what they are called while their names are hidden.
 *
 * The order comes from the project: it is the same whenever one looks, and says nothing of the names. */

#include "config.h"

#include "cf-coder-order.h"

#include "cf-random.h"

#include <glib/gi18n.h>

/**
 * cf_coder_order_new:
 * @names: (element-type utf8): coders, by name
 * @hidden: whether their names are hidden
 * @seed: what the order comes from while they are
 *
 * Returns: (transfer full) (element-type guint): the coders in the order in which they stand
 */
GArray *
cf_coder_order_new (GPtrArray *names, gboolean hidden, const char *seed)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  CfRandom random = cf_random_new (0, seed);

  for (guint i = 0; i < names->len; i++)
    g_array_append_val (order, i);
  if (hidden)
    cf_random_shuffle (&random, order->data, order->len, sizeof (guint));
  return order;
}

/**
 * cf_coder_order_make_name:
 * @place: where a coder stands, from 0
 *
 * Returns: (transfer full): a name that says nothing else
 */
char *
cf_coder_order_make_name (guint place)
{
  if (place < 26)
    /* Translators: %c is a letter, A for the first */
    return g_strdup_printf (_ ("Coder %c"), 'A' + (char) place);
  return g_strdup_printf (_ ("Coder %u"), place + 1);
}
