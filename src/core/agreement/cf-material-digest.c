/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether material is the same as other: figures of it need not be computed again then. */

#include "config.h"

#include "cf-material.h"

#include <string.h>

static void
add_number (GChecksum *checksum, guint64 number)
{
  number = GUINT64_TO_LE (number);
  g_checksum_update (checksum, (const guchar *) &number, sizeof number);
}

/* With its end, so that no two texts are like one. */
static void
add_text (GChecksum *checksum, const char *text)
{
  add_number (checksum, text != NULL);
  g_checksum_update (checksum, (const guchar *) (text != NULL ? text : ""),
                     (gssize) (text != NULL ? strlen (text) + 1 : 0));
}

static void
add_texts (GChecksum *checksum, GPtrArray *texts)
{
  add_number (checksum, texts->len);
  for (guint i = 0; i < texts->len; i++)
    add_text (checksum, g_ptr_array_index (texts, i));
}

static void
add_records (GChecksum *checksum, GPtrArray *records)
{
  add_number (checksum, records->len);
  for (guint i = 0; i < records->len; i++)
    add_number (checksum, cf_record_get_digest (g_ptr_array_index (records, i)));
}

static void
add_array (GChecksum *checksum, const GArray *array)
{
  add_number (checksum, array->len);
  g_checksum_update (checksum, (const guchar *) array->data,
                     (gssize) array->len * g_array_get_element_size ((GArray *) array));
}

static void
add_continuum (GChecksum *checksum, const CfContinuum *continuum)
{
  add_text (checksum, continuum->name);
  add_text (checksum, continuum->title);
  add_number (checksum, continuum->length);
  for (guint group = 0; group < CF_N_GROUPS; group++)
    add_text (checksum, cf_continuum_get_group (continuum, group));
  for (guint c = 0; c < continuum->n_coders; c++)
    {
      const CfCoding *coding = &continuum->codings[c];

      add_number (checksum, coding->counts);
      add_array (checksum, coding->units);
      add_array (checksum, coding->parts);
      add_records (checksum, coding->records);
      add_records (checksum, coding->links);
    }
  add_array (checksum, continuum->sentences);
  add_array (checksum, continuum->items);
}

/**
 * cf_material_make_digest:
 * @material: sorted material
 *
 * Returns: (transfer full): the same for all that has the same figures of what is called the same
 */
char *
cf_material_make_digest (const CfMaterial *material)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_texts (checksum, material->coders);
  add_texts (checksum, material->values);
  if (material->codebook != NULL)
    add_text (checksum, cf_codebook_get_revision (material->codebook));
  add_number (checksum, material->continua->len);
  for (guint i = 0; i < material->continua->len; i++)
    add_continuum (checksum, g_ptr_array_index (material->continua, i));
  return g_strdup (g_checksum_get_string (checksum));
}
