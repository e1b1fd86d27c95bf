/* SPDX-License-Identifier: GPL-3.0-or-later
 * The entries of a codebook: plain structs that the codebook owns. */

#include "config.h"

#include "cf-codebook.h"

#include <glib/gi18n.h>

#include <string.h>

CfCode *
cf_code_new (const char *id)
{
  CfCode *code = g_new0 (CfCode, 1);

  code->id = g_strdup (id);
  code->label = cf_labels_new ();
  code->definition = cf_labels_new ();
  code->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_labels_free);
  return code;
}

void
cf_code_free (CfCode *code)
{
  g_free (code->id);
  g_free (code->parent);
  g_free (code->key);
  g_free (code->colour[0]);
  g_free (code->colour[1]);
  g_free (code->replaced_by);
  cf_labels_free (code->label);
  cf_labels_free (code->definition);
  g_ptr_array_unref (code->examples);
  g_free (code);
}

CfChoice *
cf_choice_new (const char *id)
{
  CfChoice *choice = g_new0 (CfChoice, 1);

  choice->id = g_strdup (id);
  choice->label = cf_labels_new ();
  choice->definition = cf_labels_new ();
  return choice;
}

void
cf_choice_free (CfChoice *choice)
{
  g_free (choice->id);
  cf_labels_free (choice->label);
  cf_labels_free (choice->definition);
  g_free (choice);
}

CfAttribute *
cf_attribute_new (const char *id)
{
  CfAttribute *attribute = g_new0 (CfAttribute, 1);

  attribute->id = g_strdup (id);
  attribute->label = cf_labels_new ();
  attribute->definition = cf_labels_new ();
  attribute->values = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_choice_free);
  return attribute;
}

void
cf_attribute_free (CfAttribute *attribute)
{
  g_free (attribute->id);
  g_free (attribute->list);
  g_strfreev (attribute->on);
  cf_labels_free (attribute->label);
  cf_labels_free (attribute->definition);
  g_ptr_array_unref (attribute->values);
  g_free (attribute);
}

CfRelationType *
cf_relation_type_new (const char *id)
{
  CfRelationType *type = g_new0 (CfRelationType, 1);

  type->id = g_strdup (id);
  type->label = cf_labels_new ();
  type->definition = cf_labels_new ();
  return type;
}

void
cf_relation_type_free (CfRelationType *type)
{
  g_free (type->id);
  g_strfreev (type->from);
  g_strfreev (type->to);
  g_strfreev (type->attributes);
  cf_labels_free (type->label);
  cf_labels_free (type->definition);
  g_free (type);
}

CfListEntry *
cf_list_entry_new (const char *id)
{
  CfListEntry *entry = g_new0 (CfListEntry, 1);

  entry->id = g_strdup (id);
  entry->label = cf_labels_new ();
  entry->aliases = g_ptr_array_new_with_free_func (g_free);
  return entry;
}

void
cf_list_entry_free (CfListEntry *entry)
{
  g_free (entry->id);
  cf_labels_free (entry->label);
  g_ptr_array_unref (entry->aliases);
  g_free (entry);
}

/**
 * cf_code_get_label:
 * @code: a code
 *
 * Returns: its name for the user; its id if it has none
 */
const char *
cf_code_get_label (const CfCode *code)
{
  const char *label = cf_labels_get (code->label);

  return label != NULL ? label : code->id;
}

const CfChoice *
cf_attribute_get_choice (const CfAttribute *attribute, const char *id)
{
  for (guint i = 0; i < attribute->values->len; i++)
    {
      const CfChoice *choice = g_ptr_array_index (attribute->values, i);

      if (g_str_equal (choice->id, id))
        return choice;
    }
  return NULL;
}

/**
 * cf_attribute_takes_several:
 * @attribute: an attribute
 *
 * Returns: whether an annotation may have several values of it
 */
gboolean
cf_attribute_takes_several (const CfAttribute *attribute)
{
  return attribute->type == CF_ATTRIBUTE_CHOICES;
}

/* As JSON writes numbers: no sign of plus, no leading zeros, no exponent. */
static gboolean
is_number (const char *value)
{
  const char *p = value;
  gsize digits;

  if (*p == '-')
    p++;
  digits = strspn (p, "0123456789");
  if (digits == 0 || (digits > 1 && *p == '0'))
    return FALSE;
  p += digits;
  if (*p == '\0')
    return TRUE;
  return *p == '.' && p[1] != '\0' && strspn (p + 1, "0123456789") == strlen (p + 1);
}

/**
 * cf_attribute_accepts:
 * @attribute: an attribute
 * @value: a value
 *
 * Returns: whether it may have that value
 */
gboolean
cf_attribute_accepts (const CfAttribute *attribute, const char *value)
{
  switch (attribute->type)
    {
    case CF_ATTRIBUTE_CHOICE:
    case CF_ATTRIBUTE_CHOICES:
      return cf_attribute_get_choice (attribute, value) != NULL;
    case CF_ATTRIBUTE_NUMBER:
      return is_number (value);
    case CF_ATTRIBUTE_YES_NO:
      return g_str_equal (value, "yes") || g_str_equal (value, "no");
    case CF_ATTRIBUTE_TEXT:
    case CF_ATTRIBUTE_LIST:
    case CF_N_ATTRIBUTE_TYPES:
    default:
      return *value != '\0';
    }
}

/**
 * cf_attribute_get_value_label:
 * @attribute: an attribute
 * @value: one of its values
 *
 * Returns: (transfer none): the value for the user; @value itself where it has no label
 */
const char *
cf_attribute_get_value_label (const CfAttribute *attribute, const char *value)
{
  const CfChoice *choice = cf_attribute_get_choice (attribute, value);
  const char *label = choice != NULL ? cf_labels_get (choice->label) : NULL;

  if (attribute->type == CF_ATTRIBUTE_YES_NO)
    return g_str_equal (value, "yes") ? g_dgettext (GETTEXT_PACKAGE, N_ ("Yes"))
                                      : g_dgettext (GETTEXT_PACKAGE, N_ ("No"));
  return label != NULL ? label : value;
}

/**
 * cf_relation_type_joins:
 * @type: a type
 * @from: the code that would speak
 * @to: the code that would be spoken of
 *
 * Returns: whether the codebook allows that
 */
gboolean
cf_relation_type_joins (const CfRelationType *type, const char *from, const char *to)
{
  const char *const *speakers = (const char *const *) type->from;
  const char *const *targets = (const char *const *) type->to;

  if (g_strv_contains (speakers, from) && g_strv_contains (targets, to))
    return TRUE;
  return type->symmetric && g_strv_contains (speakers, to) && g_strv_contains (targets, from);
}

const char *
cf_attribute_type_get_name (CfAttributeType type)
{
  static const char *const names[CF_N_ATTRIBUTE_TYPES] = { "choice", "choices", "text",
                                                           "number", "yes-no",  "list" };

  return names[type];
}

const char *
cf_line_get_name (CfLine line)
{
  static const char *const names[CF_N_LINES] = { "solid", "wavy", "dotted", "dashed", "double" };

  return names[line];
}
