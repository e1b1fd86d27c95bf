/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers one wants to see, in which project.
 *
 *     { "layers": [ { "project": "file:///…", "name": "lin" } ] }
 *
 * The latest choice stands first, and only so many are remembered. What cannot be read is as if nothing had been
 * chosen: then nobody else's layer is shown. */

#include "config.h"

#include "cf-layer-choice.h"

#include "cf-kept-list.h"
#include "cf-limits.h"

#define FILE_NAME "layers.json"

typedef struct
{
  char *project; /* URI */
  char *name;
} Chosen;

struct _CfLayerChoice
{
  GPtrArray *shown; /* of Chosen, the latest first */
};

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_free (chosen->project);
  g_free (chosen->name);
  g_free (chosen);
}

static void
insert (CfLayerChoice *choice, int at, const char *project, const char *name)
{
  Chosen *chosen = g_new0 (Chosen, 1);

  chosen->project = g_strdup (project);
  chosen->name = g_strdup (name);
  g_ptr_array_insert (choice->shown, at, chosen);
  if (choice->shown->len > CF_LIMIT_PLACES)
    g_ptr_array_set_size (choice->shown, CF_LIMIT_PLACES);
}

static void
load (CfLayerChoice *choice)
{
  g_autoptr (JsonArray) array = cf_kept_list_load (FILE_NAME, "layers");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);
      const char *project = object != NULL ? cf_json_get_string (object, "project") : NULL;
      const char *name = object != NULL ? cf_json_get_string (object, "name") : NULL;

      if (project != NULL && name != NULL && choice->shown->len < CF_LIMIT_PLACES)
        insert (choice, -1, project, name);
    }
}

/**
 * cf_layer_choice_new:
 *
 * Returns: (transfer full): what was chosen before
 */
CfLayerChoice *
cf_layer_choice_new (void)
{
  CfLayerChoice *choice = g_new0 (CfLayerChoice, 1);

  choice->shown = g_ptr_array_new_with_free_func (chosen_free);
  load (choice);
  return choice;
}

void
cf_layer_choice_free (CfLayerChoice *choice)
{
  g_ptr_array_unref (choice->shown);
  g_free (choice);
}

static gboolean
find (CfLayerChoice *choice, const char *uri, const char *name, guint *at)
{
  for (*at = 0; *at < choice->shown->len; (*at)++)
    {
      const Chosen *chosen = g_ptr_array_index (choice->shown, *at);

      if (g_str_equal (chosen->name, name) && g_str_equal (chosen->project, uri))
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_layer_choice_get:
 * @choice: choices
 * @project: the top of a project
 * @name: an annotator's short name
 *
 * Returns: whether that annotator's layers are to be shown in that project
 */
gboolean
cf_layer_choice_get (CfLayerChoice *choice, const char *project, const char *name)
{
  g_autofree char *uri = g_filename_to_uri (project, NULL, NULL);
  guint at;

  return uri != NULL && find (choice, uri, name, &at);
}

/**
 * cf_layer_choice_list:
 * @choice: choices
 * @project: the top of a project
 *
 * Returns: (transfer full) (element-type utf8): a set of the short names of those whose layers are to be shown there
 */
GHashTable *
cf_layer_choice_list (CfLayerChoice *choice, const char *project)
{
  g_autofree char *uri = g_filename_to_uri (project, NULL, NULL);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < choice->shown->len; i++)
    {
      const Chosen *chosen = g_ptr_array_index (choice->shown, i);

      if (g_strcmp0 (chosen->project, uri) == 0)
        g_hash_table_add (names, g_strdup (chosen->name));
    }
  return names;
}

static gboolean
save (CfLayerChoice *choice, GError **error)
{
  g_autoptr (CfJsonWriter) writer = cf_kept_list_begin ("layers");

  for (guint i = 0; i < choice->shown->len; i++)
    {
      const Chosen *chosen = g_ptr_array_index (choice->shown, i);

      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, "project", chosen->project);
      cf_json_writer_string_member (writer, "name", chosen->name);
      cf_json_writer_end_object (writer);
    }
  return cf_kept_list_save (writer, FILE_NAME, error);
}

/**
 * cf_layer_choice_set:
 * @choice: choices
 * @project: the top of a project
 * @name: an annotator's short name
 * @shown: whether that annotator's layers are to be shown in that project from now on
 * @error: why that will not be remembered
 */
gboolean
cf_layer_choice_set (
  CfLayerChoice *choice, const char *project, const char *name, gboolean shown, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (project, NULL, error);
  guint at;

  if (uri == NULL)
    return FALSE;
  if (find (choice, uri, name, &at))
    g_ptr_array_remove_index (choice->shown, at);
  if (shown)
    insert (choice, 0, uri, name);
  return save (choice, error);
}
