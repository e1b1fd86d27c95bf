/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several claims and rebuttals are about.
 *
 * Values are kept as typed: two are one proposition if the project's list says so, or if they differ in no
 * more than case, width, diacritics, or Simplified and Traditional. */

#include "config.h"

#include "cf-proposition.h"

#include "cf-fold.h"

struct _CfPropositions
{
  GHashTable *entries; /* folded name -> id of the entry */
  GHashTable *labels;  /* id of an entry -> what it is called */
};

static void
add_name (CfPropositions *propositions, const char *name, const CfListEntry *entry)
{
  char *folded = cf_fold_string (name);

  /* A name that two entries have is that of the first. */
  if (g_hash_table_contains (propositions->entries, folded))
    g_free (folded);
  else
    g_hash_table_insert (propositions->entries, folded, g_strdup (entry->id));
}

/**
 * cf_propositions_new:
 * @codebook: a codebook
 *
 * Returns: (transfer full): the entries of the list from which it takes propositions
 */
CfPropositions *
cf_propositions_new (CfCodebook *codebook)
{
  const CfAttribute *attribute = cf_codebook_get_attribute (codebook, CF_ATTRIBUTE_PROPOSITION);
  GPtrArray *list = attribute != NULL && attribute->list != NULL
                      ? cf_codebook_get_list (codebook, attribute->list)
                      : NULL;
  CfPropositions *propositions = g_new0 (CfPropositions, 1);

  propositions->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  propositions->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const CfListEntry *entry = g_ptr_array_index (list, i);
      g_autoptr (GPtrArray) labels = cf_labels_list_texts (entry->label);
      const char *label = cf_labels_get (entry->label);

      if (label == NULL && entry->aliases->len > 0)
        label = g_ptr_array_index (entry->aliases, 0);
      g_hash_table_insert (propositions->labels, g_strdup (entry->id),
                           g_strdup (label != NULL ? label : entry->id));
      for (guint l = 0; l < labels->len; l++)
        add_name (propositions, g_ptr_array_index (labels, l), entry);
      for (guint a = 0; a < entry->aliases->len; a++)
        add_name (propositions, g_ptr_array_index (entry->aliases, a), entry);
    }
  return propositions;
}

void
cf_propositions_free (CfPropositions *propositions)
{
  g_hash_table_unref (propositions->entries);
  g_hash_table_unref (propositions->labels);
  g_free (propositions);
}

/**
 * cf_propositions_make_key:
 * @propositions: the propositions of a codebook
 * @value: what was typed
 *
 * Returns: (transfer full): the same for all names of one proposition: the id of its entry, or @value folded
 */
char *
cf_propositions_make_key (CfPropositions *propositions, const char *value)
{
  g_autofree char *folded = cf_fold_string (value);
  const char *entry = g_hash_table_lookup (propositions->entries, folded);

  return entry != NULL ? g_strdup (entry) : g_steal_pointer (&folded);
}

/**
 * cf_propositions_dup_label:
 * @propositions: the propositions of a codebook
 * @key: from cf_propositions_make_key()
 *
 * Returns: (transfer full) (nullable): what the codebook calls it; %NULL if it does not know it
 */
char *
cf_propositions_dup_label (CfPropositions *propositions, const char *key)
{
  return g_strdup (g_hash_table_lookup (propositions->labels, key));
}

/**
 * cf_propositions_collect:
 * @propositions: the propositions of a codebook
 * @record: an annotation
 * @keys: (element-type utf8): gets the keys of its propositions that are not in there
 */
void
cf_propositions_collect (CfPropositions *propositions, CfRecord *record, GPtrArray *keys)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = NULL;

      if (!g_str_equal (values[i].attribute, CF_ATTRIBUTE_PROPOSITION))
        continue;
      key = cf_propositions_make_key (propositions, values[i].value);
      if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        g_ptr_array_add (keys, g_steal_pointer (&key));
    }
}
