/* SPDX-License-Identifier: GPL-3.0-or-later
 * By which short name the user of this computer is a coder of a project. */

#include "config.h"

#include "cf-own-name.h"

#include "cf-annotators.h"
#include "cf-renaming.h"

/* Whoever was renamed on another computer is called so here too; unless somebody else has that name here, in whose name
 * nothing is to be written. */
static char *
follow_renaming (CfProject *project, GError **error)
{
  GPtrArray *renamed = cf_codebook_get_renamed (cf_project_get_codebook (project));
  g_autofree char *own = cf_annotators_get_current_name ();
  g_autoptr (CfAnnotator) annotator = cf_annotators_get (own);
  const char *now = own, *id = NULL;

  for (guint i = 0; annotator != NULL && i < renamed->len; i++)
    {
      const CfRenamed *one = g_ptr_array_index (renamed, i);

      if (g_str_equal (one->former, own) && one->id != NULL &&
          cf_annotators_is_identity_of (own, one->id))
        {
          id = one->id;
          now = cf_renamed_follow (renamed, own, id);
        }
    }
  if (g_str_equal (now, own) ||
      (!cf_annotators_rename (own, now, error) && !cf_annotators_is_identity_of (now, id)))
    return g_steal_pointer (&own);
  return g_strdup (now);
}

/**
 * cf_own_name_find:
 * @project: a project
 * @error: that this computer could not learn the new name of its user, which is returned all the same unless it is
 *   somebody else's here
 *
 * Whoever is a coder of a round under a former name keeps it where the codebook cannot say that it is another now.
 *
 * Returns: (transfer full): the short name by which the user is known in the project
 */
char *
cf_own_name_find (CfProject *project, GError **error)
{
  g_autofree char *own = follow_renaming (project, error);
  g_auto (GStrv) former = cf_annotators_list_former (own);

  for (guint i = 0; former[i] != NULL && !cf_renaming_can_record (project); i++)
    if (cf_renaming_find_round (project, former[i]) != NULL &&
        cf_renaming_find_round (project, own) == NULL)
      return g_strdup (former[i]);
  return g_steal_pointer (&own);
}

/**
 * cf_own_name_find_namesake:
 * @project: a project
 * @name: a short name of the user
 *
 * Returns: (transfer full) (nullable): who had that name before, and is somebody else: rounds mean them by it
 */
CfAnnotator *
cf_own_name_find_namesake (CfProject *project, const char *name)
{
  GPtrArray *renamed = cf_codebook_get_renamed (cf_project_get_codebook (project));

  for (guint i = 0; i < renamed->len; i++)
    {
      const CfRenamed *one = g_ptr_array_index (renamed, i);

      if (g_str_equal (one->former, name) && one->id != NULL &&
          !cf_annotators_is_identity_of (name, one->id))
        return cf_annotator_new (one->id, one->name, NULL);
    }
  return NULL;
}
