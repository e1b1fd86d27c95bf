/* SPDX-License-Identifier: GPL-3.0-or-later
 * That an annotator of a project has another short name now.
 *
 * Rounds, and what is sealed in them, keep the names that coders had: these records say who they are today. So a renaming
 * is an entry of its own in the codebook, and meets nothing that a colleague does to a round meanwhile. */

#include "config.h"

#include "cf-renamed.h"

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

/* That the one is a coder of the round says that the other is. */
static gboolean
add_name (CfRound *round, const char *known, const char *other)
{
  const char *coder = cf_round_find_coder (round, known);

  if (coder == NULL || cf_round_has_coder (round, other))
    return FALSE;
  cf_round_add_name (round, other, coder);
  return TRUE;
}

/**
 * cf_renamed_name_coders:
 * @renamed: (element-type CfRenamed): who was renamed
 * @round: a round
 *
 * Its coders are found from now on by what they were called before and after, too. Who was renamed back and forth, or on
 * two machines, has all of these names.
 */
void
cf_renamed_name_coders (GPtrArray *renamed, CfRound *round)
{
  gboolean any = TRUE;

  for (guint pass = 0; any && pass < MAX_NAMES; pass++)
    {
      any = FALSE;
      for (guint i = 0; i < renamed->len; i++)
        {
          const CfRenamed *one = g_ptr_array_index (renamed, i);

          any |=
            add_name (round, one->former, one->name) | add_name (round, one->name, one->former);
        }
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
