/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders that were open, in a menu. */

#include "config.h"

#include "cf-recent-menu.h"

#include <glib/gi18n.h>

/* By its name; where another one is called so too, by its path. */
static char *
make_label (const char *const *folders, const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *shown = NULL;
  g_auto (GStrv) pieces = NULL;
  guint n = 0;

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *other = g_path_get_basename (folders[i]);

      n += g_str_equal (other, name) ? 1 : 0;
    }
  shown = g_filename_display_name (n > 1 ? folder : name);
  /* In a label of a menu one of these marks a key. */
  pieces = g_strsplit (shown, "_", -1);
  return g_strjoinv ("__", pieces);
}

/**
 * cf_recent_menu_fill:
 * @section: a section of a menu
 * @folders: (array zero-terminated=1): the folders that were open, the last first
 * @open: (nullable): the one that is open now, which is left out
 *
 * Fills it with a submenu, or with nothing where there is no folder.
 */
void
cf_recent_menu_fill (GMenu *section, const char *const *folders, const char *open)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *label = make_label (folders, folders[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (g_strcmp0 (folders[i], open) == 0)
        continue;
      g_menu_item_set_action_and_target (item, "win.open-path", "s", folders[i]);
      g_menu_append_item (menu, item);
    }
  g_menu_remove_all (section);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    g_menu_append_submenu (section, _ ("Open _Recent"), G_MENU_MODEL (menu));
}
