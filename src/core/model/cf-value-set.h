/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of a record. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfValue:
 * @attribute: the id of an attribute
 * @value: the id of a value, or what was typed
 *
 * Several choices of one attribute are several of these. Equal strings of living records are the same
 * string.
 */
typedef struct
{
  const char *attribute;
  const char *value;
} CfValue;

typedef struct _CfValueSet CfValueSet;

void cf_value_set_free (CfValueSet *set);
CfValueSet *cf_value_set_copy (const CfValueSet *set);
gboolean cf_value_set_equal (const CfValueSet *a, const CfValueSet *b);
const CfValue *cf_value_set_get (const CfValueSet *set, guint *n_values);
const char *cf_value_set_get_first (const CfValueSet *set, const char *attribute);
gboolean cf_value_set_has (const CfValueSet *set, const char *attribute, const char *value);
void cf_value_set_add (CfValueSet **set, const char *attribute, const char *value);
void cf_value_set_remove (CfValueSet **set, const char *attribute, const char *value);

G_END_DECLS
