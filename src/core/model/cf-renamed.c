/* SPDX-License-Identifier: GPL-3.0-or-later
 * That an annotator of a project has another short name now.
 *
 * Rounds, and what is sealed in them, keep the names that coders had: these records say who they are today. So a renaming
 * is an entry of its own in the codebook, and meets nothing that a colleague does to a round meanwhile. */

#include "config.h"

#include "cf-renamed.h"

#include "cf-hash.h"

/* How often one person has another name. */
#define MAX_NAMES 32

/**
 * cf_renamed_new:
 * @former: a short name
 * @name: the one after it
 * @id: (nullable): whose they are
 *
 * Returns: (transfer full): that
 */
CfRenamed *
cf_renamed_new (const char *former, const char *name, const char *id)
{
  CfRenamed *renamed = g_new0 (CfRenamed, 1);

  renamed->former = g_strdup (former);
  renamed->name = g_strdup (name);
  renamed->id = g_strdup (id);
  return renamed;
}

void
cf_renamed_free (CfRenamed *renamed)
{
  g_free (renamed->former);
  g_free (renamed->name);
  g_free (renamed->id);
  g_free (renamed);
}

/* Entries without an identity are of one person, whom nobody knows. */
static const char *
get_person (const CfRenamed *renamed)
{
  return renamed->id != NULL ? renamed->id : "";
}

/* The renamings of each person. */
static GHashTable *
group_by_person (GPtrArray *renamed)
{
  GHashTable *persons =
    g_hash_table_new_full (cf_hash_string, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < renamed->len; i++)
    {
      const CfRenamed *one = g_ptr_array_index (renamed, i);
      GPtrArray *own = g_hash_table_lookup (persons, get_person (one));

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (persons, (gpointer) get_person (one), own);
        }
      g_ptr_array_add (own, (gpointer) one);
    }
  return persons;
}

/* That the one is a coder of the round says that the other is. */
static gboolean
add_name (GHashTable *names, const CfRound *round, const char *known, const char *other)
{
  const char *coder = g_hash_table_lookup (names, known);

  if (coder == NULL)
    coder = cf_round_find_coder (round, known);
  if (coder == NULL || g_hash_table_contains (names, other) || cf_round_has_coder (round, other))
    return FALSE;
  g_hash_table_insert (names, (gpointer) other, (gpointer) coder);
  return TRUE;
}

/* What else a person is called, with the name in the round. */
static GHashTable *
find_names (GPtrArray *own, const CfRound *round)
{
  GHashTable *names = g_hash_table_new (cf_hash_string, g_str_equal);
  gboolean any = TRUE;

  for (guint pass = 0; any && pass < MAX_NAMES; pass++)
    {
      any = FALSE;
      for (guint i = 0; i < own->len; i++)
        {
          const CfRenamed *one = g_ptr_array_index (own, i);

          any |= add_name (names, round, one->former, one->name) |
                 add_name (names, round, one->name, one->former);
        }
    }
  return names;
}

/**
 * cf_renamed_name_coders:
 * @renamed: (element-type CfRenamed): who was renamed
 * @round: a round
 *
 * Its coders are found from now on by what they were called before and after, too. Who was renamed back and forth, or on
 * two machines, has all of these names; those of somebody else who had one of them too are none of theirs.
 */
void
cf_renamed_name_coders (GPtrArray *renamed, CfRound *round)
{
  g_autoptr (GHashTable) persons = group_by_person (renamed);
  g_autoptr (GHashTable) names_of = g_hash_table_new_full (cf_hash_string, g_str_equal, NULL,
                                                           (GDestroyNotify) g_hash_table_unref);
  GHashTableIter iter;
  gpointer id, own;

  /* Of all before any is told to the round: there the name of one would lead to another. */
  g_hash_table_iter_init (&iter, persons);
  while (g_hash_table_iter_next (&iter, &id, &own))
    g_hash_table_insert (names_of, id, find_names (own, round));
  /* A name that one has taken is theirs before it is that of whoever had it. */
  for (guint i = 0; i < 2 * renamed->len; i++)
    {
      const CfRenamed *one = g_ptr_array_index (renamed, i % renamed->len);
      const char *name = i < renamed->len ? one->name : one->former;
      const char *coder =
        g_hash_table_lookup (g_hash_table_lookup (names_of, get_person (one)), name);

      if (coder != NULL && !cf_round_has_coder (round, name))
        cf_round_add_name (round, name, coder);
    }
}

static const CfRenamed *
find (GPtrArray *renamed, const char *former, const char *id)
{
  for (guint i = 0; i < renamed->len; i++)
    {
      const CfRenamed *one = g_ptr_array_index (renamed, i);

      if (g_str_equal (one->former, former) && (id == NULL || g_strcmp0 (one->id, id) == 0))
        return one;
    }
  return NULL;
}

/**
 * cf_renamed_follow:
 * @renamed: (element-type CfRenamed): who was renamed
 * @name: a short name
 * @id: (nullable): whose it is; %NULL for whoever had it
 *
 * Returns: (transfer none): how that person is called now
 */
const char *
cf_renamed_follow (GPtrArray *renamed, const char *name, const char *id)
{
  const CfRenamed *one = NULL;

  for (guint i = 0; i < MAX_NAMES && (one = find (renamed, name, id)) != NULL; i++)
    name = one->name;
  return name;
}
