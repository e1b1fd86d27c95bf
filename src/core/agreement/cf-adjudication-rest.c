/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule leaves to people. */

#include "config.h"

#include "cf-adjudication.h"

static void
index_sources (GPtrArray *decisions, GHashTable *by_id)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      CfDecision *decision = g_ptr_array_index (decisions, i);

      for (guint s = 0; s < decision->sources->len; s++)
        g_hash_table_insert (
          by_id, (gpointer) cf_record_get_id (g_ptr_array_index (decision->sources, s)), decision);
    }
}

static gboolean
has_attribute (const CfDecision *decision, const char *attribute)
{
  for (guint i = 0; i < decision->values->len; i++)
    if (g_str_equal (g_array_index (decision->values, CfValue, i).attribute, attribute))
      return TRUE;
  return FALSE;
}

/* Where one side went into gold, the other lost; a value counts where gold has one, and doubts are for people. */
static gboolean
is_settled (GHashTable *by_id, const CfDifference *difference)
{
  if (difference->kind == CF_DIFFERENCE_DOUBT)
    return FALSE;
  for (guint i = 0; i < 2 && difference->records[i] != NULL; i++)
    {
      const CfDecision *decision =
        g_hash_table_lookup (by_id, cf_record_get_id (difference->records[i]));

      if (decision != NULL &&
          (difference->attribute == NULL || has_attribute (decision, difference->attribute)))
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_adjudication_list_rest:
 * @decisions: (element-type CfDecision): what is settled
 * @differences: (element-type CfDifference): in what the coders differ
 *
 * Returns: (transfer container) (element-type CfDifference): those that are not settled
 */
GPtrArray *
cf_adjudication_list_rest (GPtrArray *decisions, GPtrArray *differences)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rest = g_ptr_array_new ();

  index_sources (decisions, by_id);
  for (guint i = 0; i < differences->len; i++)
    if (!is_settled (by_id, g_ptr_array_index (differences, i)))
      g_ptr_array_add (rest, g_ptr_array_index (differences, i));
  return rest;
}
