/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders that were open, as the settings remember them. */

#include "config.h"

#include "cf-recent-folders.h"

#define MAX_RECENT 10

/**
 * cf_recent_folders_list:
 * @settings: of the application
 *
 * Returns: (transfer full): the folders that were open, the latest first
 */
char **
cf_recent_folders_list (GSettings *settings)
{
  g_auto (GStrv) uris = g_settings_get_strv (settings, "recent-projects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  return g_strv_builder_end (builder);
}

/**
 * cf_recent_folders_remember:
 * @settings: of the application
 * @folder: a folder
 * @is_there: whether it could be opened: it comes first from now on; else it is forgotten
 */
void
cf_recent_folders_remember (GSettings *settings, const char *folder, gboolean is_there)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-projects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  if (uri == NULL)
    return;
  if (is_there)
    g_strv_builder_add (builder, uri);
  for (guint i = 0; recent[i] != NULL && i + 1 < MAX_RECENT; i++)
    if (!g_str_equal (recent[i], uri))
      g_strv_builder_add (builder, recent[i]);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-projects", (const char *const *) now);
  if (is_there)
    g_settings_set_string (settings, "last-project", uri);
}
