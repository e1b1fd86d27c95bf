/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds relations that end at nothing. */

#include "config.h"

#include "cf-check-private.h"
#include "cf-file.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-sidecar-store.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

void
cf_link_clear (CfLink *link)
{
  g_free (link->sidecar);
  g_free (link->pointer);
  g_clear_object (&link->relation);
}

/* Notes the annotations of a sidecar. */
static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  GHashTable *ids = user_data;
  g_autoptr (CfSidecarStore) store = NULL;
  g_autoptr (CfLayer) layer = NULL;

  if (kind != CF_FILE_SIDECAR)
    return TRUE;
  store = cf_sidecar_store_peek (path, NULL, NULL);
  layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
  for (guint i = 0; layer != NULL && i < cf_layer_get_n_annotations (layer); i++)
    g_hash_table_insert (ids, g_strdup (cf_record_get_id (CF_RECORD (cf_layer_get_nth (layer, i)))),
                         g_strdup (path));
  return TRUE;
}

/* A relation may end anywhere in its project: all of that is read, once, only if an end is not where we
 * were asked to look. */
static gboolean
is_there (CfCheck *check, GHashTable *read, CfProject *project, const char *id)
{
  if (g_hash_table_contains (check->ids, id))
    return TRUE;
  if (g_hash_table_add (read, project))
    cf_walk (cf_project_get_top (project), on_file, check->ids, NULL, NULL);
  return g_hash_table_contains (check->ids, id);
}

static void
report (CfCheck *check, const CfLink *link, const char *end)
{
  g_autoptr (GBytes) bytes = cf_file_read (link->sidecar, CF_LIMIT_JSON_BYTES, NULL, NULL);
  guint line = 1, column = 1;

  if (bytes != NULL)
    cf_json_locate (bytes, link->pointer, &line, &column);
  cf_problems_add (check->problems, CF_PROBLEM_RELATION_DANGLING, link->sidecar, line, column,
                   _ ("the relation ends at %s, which is not there"), end);
}

/**
 * cf_check_links:
 * @check: with all relations that were met; gets the problems
 */
void
cf_check_links (CfCheck *check)
{
  g_autoptr (GHashTable) read = g_hash_table_new (NULL, NULL);
  guint n_problems = 0;

  for (guint i = 0; i < check->links->len; i++)
    {
      const CfLink *link = &g_array_index (check->links, CfLink, i);
      const char *const ends[] = { cf_relation_get_from (link->relation),
                                   cf_relation_get_to (link->relation) };

      /* Those of a file stand together. */
      if (i == 0 || !g_str_equal (link->sidecar, link[-1].sidecar))
        n_problems = 0;
      for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
        if (!is_there (check, read, link->project, ends[e]) &&
            ++n_problems <= CF_LIMIT_PROBLEMS_OF_FILE)
          report (check, link, ends[e]);
    }
}
