/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which article comes next in the list. */

#include "config.h"

#include "cf-library-step.h"

static char *
dup_path_at (CfLibrary *library, guint position)
{
  CfEntryInfo *info = cf_library_get_shown (library, position);

  return info != NULL ? g_strdup (cf_entry_info_get_path (info)) : NULL;
}

static char *
find_first (CfLibrary *library, guint open)
{
  GPtrArray *infos = cf_library_get_infos (library);

  if (g_list_model_get_n_items (G_LIST_MODEL (library)) > 0)
    return dup_path_at (library, 0);
  return infos->len > 0 ? g_strdup (cf_entry_info_get_path (infos->pdata[0])) : NULL;
}

static char *
find_next (CfLibrary *library, guint open)
{
  return open == GTK_INVALID_LIST_POSITION ? find_first (library, open)
                                           : dup_path_at (library, open + 1);
}

static char *
find_previous (CfLibrary *library, guint open)
{
  if (open == GTK_INVALID_LIST_POSITION)
    return find_first (library, open);
  return open > 0 ? dup_path_at (library, open - 1) : NULL;
}

/* Where the one that is open is not listed, from the first on. */
static char *
find_unfinished (CfLibrary *library, guint open)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));
  gboolean is_listed = open != GTK_INVALID_LIST_POSITION;

  for (guint i = is_listed ? 1 : 0; i < n; i++)
    {
      guint position = is_listed ? (open + i) % n : i;

      if (!cf_library_query_is_done (cf_library_get_query (library),
                                     cf_library_get_shown (library, position)))
        return dup_path_at (library, position);
    }
  return NULL;
}

static char *(*const finds[]) (CfLibrary *, guint) = {
  [CF_LIBRARY_FIRST] = find_first,
  [CF_LIBRARY_NEXT] = find_next,
  [CF_LIBRARY_PREVIOUS] = find_previous,
  [CF_LIBRARY_UNFINISHED] = find_unfinished,
};

/**
 * cf_library_step_find:
 * @library: the list as it is shown
 * @open: (nullable): the article that is open
 * @step: where to go
 *
 * Returns: (transfer full) (nullable): the article there
 */
char *
cf_library_step_find (CfLibrary *library, const char *open, CfLibraryStep step)
{
  return finds[step](library, cf_library_find_position (library, open));
}
