/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records as other programs read them. */

#include "config.h"

#include "cf-record-output.h"

/* In a table one cell holds all; ids of values have no such character. */
#define VALUE_SEPARATOR "|"

static gboolean
takes_several (CfCodebook *codebook, const char *attribute)
{
  const CfAttribute *entry = cf_codebook_get_attribute (codebook, attribute);

  return entry != NULL && cf_attribute_takes_several (entry);
}

/**
 * cf_write_attributes:
 * @writer: a writer, at the place of a value
 * @record: whose attributes
 * @codebook: says which attributes may have several values
 *
 * Writes an object with a member an attribute: a string, or for attributes that may have several values
 * always an array.
 */
void
cf_write_attributes (CfJsonWriter *writer, CfRecord *record, CfCodebook *codebook)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  cf_json_writer_begin_object (writer);
  for (guint i = 0; i < n;)
    {
      const char *attribute = values[i].attribute;
      gboolean several = takes_several (codebook, attribute) ||
                         (i + 1 < n && g_str_equal (values[i + 1].attribute, attribute));

      cf_json_writer_name (writer, attribute);
      if (several)
        cf_json_writer_begin_array (writer);
      for (; i < n && g_str_equal (values[i].attribute, attribute); i++)
        cf_json_writer_string (writer, values[i].value);
      if (several)
        cf_json_writer_end_array (writer);
    }
  cf_json_writer_end_object (writer);
}

/**
 * cf_join_values:
 * @record: a record
 * @attribute: the id of an attribute
 *
 * Returns: (transfer full): its values, with `|` between them; empty for none
 */
char *
cf_join_values (CfRecord *record, const char *attribute)
{
  GString *joined = g_string_new (NULL);
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? VALUE_SEPARATOR : "",
                              values[i].value);
  return g_string_free (joined, FALSE);
}
