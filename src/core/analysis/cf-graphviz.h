/* SPDX-License-Identifier: GPL-3.0-or-later
 * Graphviz, which many threads may not use at once, and which says on standard error what it does not like. */

#pragma once

#include <glib.h>

#include <graphviz/cgraph.h>

G_BEGIN_DECLS

void cf_graphviz_lock (void);
void cf_graphviz_unlock (void);

Agnode_t *cf_graphviz_add_node (Agraph_t *graph, guint number);
Agedge_t *cf_graphviz_add_edge (Agraph_t *graph, Agnode_t *from, Agnode_t *to);
void cf_graphviz_set (void *object, const char *name, const char *value);

G_END_DECLS
