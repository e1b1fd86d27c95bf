/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the line and column of a value: json-glib's trees do not know where they came from. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfJsonLocator:
 *
 * Knows one text, and where it looked last: values that are asked for in their order are found in one pass
 * over the text, however many they are.
 */
typedef struct _CfJsonLocator CfJsonLocator;

CfJsonLocator *cf_json_locator_new (GBytes *bytes);
void cf_json_locator_free (CfJsonLocator *locator);
gboolean
cf_json_locator_find (CfJsonLocator *locator, const char *pointer, guint *line, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfJsonLocator, cf_json_locator_free)

G_END_DECLS
