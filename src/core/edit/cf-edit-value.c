/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which values an annotation or relation may have. */

#include "config.h"

#include "cf-edit.h"
#include "cf-error.h"

#include <glib/gi18n.h>

static char *
list_choices (const CfAttribute *attribute)
{
  GString *list = g_string_new (NULL);

  if (attribute->type == CF_ATTRIBUTE_YES_NO)
    g_string_append (list, "yes, no");
  for (guint i = 0; i < attribute->values->len; i++)
    {
      const CfChoice *choice = g_ptr_array_index (attribute->values, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", choice->id);
    }
  return g_string_free (list, FALSE);
}

/**
 * cf_edit_check_value:
 * @codebook: a codebook
 * @code: a code, or relation type
 * @attribute: the id of an attribute
 * @value: a value
 * @error: what is wrong, with what would be right
 *
 * Returns: whether an annotation of that code may have that value
 */
gboolean
cf_edit_check_value (const CfCodebook *codebook,
                     const char *code,
                     const char *attribute,
                     const char *value,
                     GError **error)
{
  const CfAttribute *entry = cf_codebook_get_attribute ((CfCodebook *) codebook, attribute);
  g_autoptr (GPtrArray) allowed = cf_codebook_list_attributes_on ((CfCodebook *) codebook, code);
  g_autofree char *choices = NULL;

  if (entry == NULL || !g_ptr_array_find (allowed, entry, NULL))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” has no attribute “%s”"), code,
                   attribute);
      return FALSE;
    }
  if (cf_attribute_accepts (entry, value))
    return TRUE;
  choices = list_choices (entry);
  if (*choices != '\0')
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                 _ ("“%s” is no value of “%s”; its values are: %s"), value, attribute, choices);
  else
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no value of “%s”"), value,
                 attribute);
  return FALSE;
}
