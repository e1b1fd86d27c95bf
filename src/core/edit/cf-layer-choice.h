/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers one wants to see. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CfLayerChoice CfLayerChoice;

CfLayerChoice *cf_layer_choice_new (void);
void cf_layer_choice_free (CfLayerChoice *choice);
gboolean cf_layer_choice_get (CfLayerChoice *choice, const char *project, const char *name);
GHashTable *cf_layer_choice_list (CfLayerChoice *choice, const char *project);
gboolean cf_layer_choice_set (
  CfLayerChoice *choice, const char *project, const char *name, gboolean shown, GError **error);

G_END_DECLS
