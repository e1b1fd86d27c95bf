/* SPDX-License-Identifier: GPL-3.0-or-later
 * What two people have changed in a codebook apart, and nobody has settled yet. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-hash.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-sidecar-private.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct
{
  CfJsonLocator *locator;
  const char *name;
  GPtrArray *problems;
  guint n;
  GHashTable *ids; /* array of entries -> set of the ids in it */
} Report;

/* A file may hold as many deletions as entries: each of them is not looked for from the first entry on. */
static GHashTable *
get_ids (Report *report, JsonArray *array)
{
  GHashTable *ids = g_hash_table_lookup (report->ids, array);

  if (ids != NULL)
    return ids;
  ids = g_hash_table_new (cf_hash_string, g_str_equal);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = cf_json_array_get_object (array, i);
      const char *id = entry != NULL ? cf_json_get_string (entry, "id") : NULL;

      if (id != NULL)
        g_hash_table_add (ids, (gpointer) id);
    }
  g_hash_table_insert (report->ids, array, ids);
  return ids;
}

/* Whether an entry of that place and id is among those that are shown. */
static gboolean
is_shown (Report *report, JsonObject *root, const char *place, JsonObject *deleted)
{
  const char *id = cf_json_get_string (deleted, "id");
  gboolean is_list = g_str_has_prefix (place, "/lists/");
  g_autofree char *list = is_list ? cf_stray_unescape (place + strlen ("/lists/")) : NULL;
  JsonObject *parent = is_list ? cf_json_get_object (root, "lists") : root;
  JsonArray *array = parent != NULL ? cf_json_get_array (parent, is_list ? list : place + 1) : NULL;

  return *place != '\0' && array != NULL && id != NULL &&
         g_hash_table_contains (get_ids (report, array), id);
}

static void
report_version (Report *report, const char *member, guint i, const char *id, gboolean is_deletion)
{
  g_autofree char *pointer = g_strdup_printf ("/%s/%u", member, i);
  const char *name = id != NULL ? id : "codebook";
  guint line, column;

  report->n++;
  cf_json_locator_find (report->locator, pointer, &line, &column);
  if (is_deletion)
    cf_problems_add (report->problems, CF_PROBLEM_TO_SETTLE, report->name, line, column,
                     _ ("“%s” was changed by one person and taken away by another; it is shown "
                        "until somebody settles it"),
                     name);
  else
    cf_problems_add (report->problems, CF_PROBLEM_TO_SETTLE, report->name, line, column,
                     _ ("“%s” was changed by two people apart; one version is shown, and both are "
                        "kept until somebody settles it"),
                     name);
}

/* An entry beside the one that is shown, or one that one of them has
 * taken away. */
static void
report_versions (Report *report, JsonObject *root, const char *member)
{
  JsonArray *versions = cf_json_get_array (root, member);

  for (guint i = 0; versions != NULL && i < json_array_get_length (versions) &&
                    report->n < CF_LIMIT_PROBLEMS_OF_FILE;
       i++)
    {
      JsonObject *version = cf_json_array_get_object (versions, i);
      JsonObject *value = version != NULL ? cf_json_get_object (version, "cf:value") : NULL;
      const char *place = version != NULL ? cf_json_get_string (version, "cf:member") : NULL;
      JsonObject *entry = value != NULL ? value : version;

      if (place == NULL || (value == NULL && !is_shown (report, root, place, version)))
        continue;
      report_version (report, member, i, cf_json_get_string (entry, "id"), value == NULL);
    }
}

/**
 * cf_codebook_report_unsettled:
 * @root: a codebook
 * @locator: of the file that it comes from
 * @name: that file, as it was reached
 * @problems: (element-type CfProblem): gets each version that waits to be settled, with its place
 */
void
cf_codebook_report_unsettled (JsonObject *root,
                              CfJsonLocator *locator,
                              const char *name,
                              GPtrArray *problems)
{
  g_autoptr (GHashTable) ids =
               g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Report report = { locator, name, problems, 0, ids };

  report_versions (&report, root, "cf:versions");
  report_versions (&report, root, "cf:deleted");
}
