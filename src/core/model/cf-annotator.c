/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who annotates. */

#include "config.h"

#include "cf-annotator.h"

#include <string.h>

CfAnnotator *
cf_annotator_new (const char *id, const char *name, const char *full_name)
{
  CfAnnotator *annotator = g_new0 (CfAnnotator, 1);

  annotator->id = g_strdup (id);
  annotator->name = g_strdup (name);
  annotator->full_name = g_strdup (full_name);
  return annotator;
}

CfAnnotator *
cf_annotator_copy (const CfAnnotator *annotator)
{
  return cf_annotator_new (annotator->id, annotator->name, annotator->full_name);
}

void
cf_annotator_free (CfAnnotator *annotator)
{
  g_free (annotator->id);
  g_free (annotator->name);
  g_free (annotator->full_name);
  g_free (annotator);
}

/**
 * cf_annotator_is_same:
 * @a: (nullable): an annotator
 * @b: (nullable): another
 *
 * Returns: whether they are one person, whatever they are called; who has no identity is nobody's double
 */
gboolean
cf_annotator_is_same (const CfAnnotator *a, const CfAnnotator *b)
{
  return a != NULL && b != NULL && a->id != NULL && g_strcmp0 (a->id, b->id) == 0;
}

/**
 * cf_annotator_is_valid_name:
 * @name: (nullable): a short name
 *
 * Returns: whether it can stand in the name of a sidecar: 1 to 32 letters, digits, `-` and `_`
 */
gboolean
cf_annotator_is_valid_name (const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;

  if (length == 0 || length > CF_ANNOTATOR_NAME_MAX)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return TRUE;
}

/**
 * cf_annotator_is_personal_name:
 * @name: a short name
 *
 * Returns: whether a person may be called so: it is valid, and not kept for a layer that nobody writes by
 *   hand
 */
gboolean
cf_annotator_is_personal_name (const char *name)
{
  return cf_annotator_is_valid_name (name) && !g_str_equal (name, CF_ANNOTATOR_GOLD);
}
