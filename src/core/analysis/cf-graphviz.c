/* SPDX-License-Identifier: GPL-3.0-or-later
 * Graphviz, which many threads may not use at once, and which says on standard error what it does not like. */

#include "config.h"

#include "cf-graphviz.h"

static GMutex mutex;

/* What it says is for those who write graphs by hand; whether anything came of ours we see. */
static int
drop_message (char *message)
{
  return 0;
}

/**
 * cf_graphviz_lock:
 *
 * Everything of Graphviz is done between this and cf_graphviz_unlock().
 */
void
cf_graphviz_lock (void)
{
  g_mutex_lock (&mutex);
  agseterrf (drop_message);
}

void
cf_graphviz_unlock (void)
{
  g_mutex_unlock (&mutex);
}

/**
 * cf_graphviz_add_node:
 * @graph: a graph
 * @number: a number that no other node of it has
 *
 * Returns: (transfer none): a new node of that name
 */
Agnode_t *
cf_graphviz_add_node (Agraph_t *graph, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u", number);

  return agnode (graph, name, TRUE);
}

/**
 * cf_graphviz_add_edge:
 * @graph: a graph that is not strict
 * @from: a node
 * @to: another
 *
 * Returns: (transfer none): a new edge without a name
 */
Agedge_t *
cf_graphviz_add_edge (Agraph_t *graph, Agnode_t *from, Agnode_t *to)
{
  return agedge (graph, from, to, NULL, TRUE);
}

/**
 * cf_graphviz_set:
 * @object: a graph, node or edge
 * @name: an attribute
 * @value: its value; copied
 */
void
cf_graphviz_set (void *object, const char *name, const char *value)
{
  agsafeset (object, (char *) name, (char *) value, (char *) "");
}
