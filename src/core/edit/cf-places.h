/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the user was in which article. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfPlace:
 * @top: the code point of the text that stood at the upper edge
 * @shift: how far below the top of its line that edge was, in pixels
 * @caret: where the caret was, in code points of the text
 * @chosen: (nullable): the id of the annotation that was chosen
 */
typedef struct
{
  guint top;
  int shift;
  guint caret;
  char *chosen;
} CfPlace;

/**
 * CfPlaces:
 *
 * The places of the articles that were open last, in a file of the state folder.
 */
typedef struct _CfPlaces CfPlaces;

CfPlaces *cf_places_new (void);
void cf_places_free (CfPlaces *places);
const CfPlace *cf_places_get (CfPlaces *places, const char *path);
void cf_places_set (CfPlaces *places, const char *path, const CfPlace *place);
gboolean cf_places_save (CfPlaces *places, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPlaces, cf_places_free)

G_END_DECLS
