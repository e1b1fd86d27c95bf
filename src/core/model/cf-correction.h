/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person says of an article in place of what its file says. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CF_FIELD_TITLE,
  CF_FIELD_OUTLET,
  CF_FIELD_PUBLISHED,
  CF_FIELD_URL,
  CF_FIELD_LANGUAGES,
  CF_N_FIELDS
} CfField;

/**
 * CfCorrection:
 * @values: (nullable): by #CfField, normalised; %NULL where nothing is corrected. Languages have spaces
 *   between them.
 */
typedef struct
{
  char *values[CF_N_FIELDS];
} CfCorrection;

const char *cf_field_get_name (CfField field);
const char *cf_field_get_label (CfField field);
char *cf_field_normalise (CfField field, const char *text, GError **error);

CfCorrection *cf_correction_new (void);
CfCorrection *cf_correction_copy (const CfCorrection *correction);
void cf_correction_free (CfCorrection *correction);
gboolean cf_correction_equal (const CfCorrection *a, const CfCorrection *b);
gboolean cf_correction_is_empty (const CfCorrection *correction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCorrection, cf_correction_free)

G_END_DECLS
