/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the two languages of an article are shown, as a choice: in the header, in the main menu, and remembered. It is
 * there while the article has two. */

#include "config.h"

#include "cf-reading-menu.h"

#include "cf-language.h"

#include <glib/gi18n.h>

#define KEY "reading"
#define N_READINGS 4

struct CfReadingMenu
{
  CfWindow *window; /* not owned: owns this */
  GtkMenuButton *button;
  GMenu *section; /* of the main menu */
  GSimpleAction *action;
};

static CfArticle *
get_article (CfReadingMenu *menu)
{
  CfDocument *document = cf_session_get_document (cf_window_get_session (menu->window));

  return document != NULL ? cf_document_get_article (document) : NULL;
}

static void
append (GMenu *model, const char *label, const char *nick)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win." KEY, "s", nick);
  g_menu_append_item (model, item);
}

static void
append_language (GMenu *model, CfArticle *article, CfSide side, const char *nick)
{
  const char *language = cf_sides_get_language (article, side);
  g_autofree char *name = language != NULL ? cf_language_dup_full_name (language) : NULL;

  append (model, name != NULL ? name : nick, nick);
}

static GMenuModel *
make_model (CfArticle *article)
{
  GMenu *model = g_menu_new ();
  g_autoptr (GMenu) both = g_menu_new (), one = g_menu_new ();

  append (both, _ ("_Side by Side"), "side-by-side");
  append (both, _ ("_One Below the Other"), "interleaved");
  append_language (one, article, CF_SIDE_FIRST, "first-language");
  append_language (one, article, CF_SIDE_SECOND, "second-language");
  g_menu_append_section (model, NULL, G_MENU_MODEL (both));
  g_menu_append_section (model, _ ("Only"), G_MENU_MODEL (one));
  return G_MENU_MODEL (model);
}

/* Another article may have other languages, or one. */
static void
update (CfReadingMenu *menu)
{
  CfArticle *article = get_article (menu);
  gboolean bilingual = article != NULL && cf_article_is_bilingual (article);
  g_autoptr (GMenuModel) model = bilingual ? make_model (article) : NULL;

  g_simple_action_set_enabled (menu->action, bilingual);
  gtk_widget_set_visible (GTK_WIDGET (menu->button), bilingual);
  g_menu_remove_all (menu->section);
  gtk_menu_button_set_menu_model (menu->button, model);
  if (bilingual)
    g_menu_append_submenu (menu->section, _ ("Lan_guages"), model);
}

/* What is remembered is shown. */
static void
apply (CfReadingMenu *menu)
{
  GSettings *settings = cf_window_get_settings (menu->window);
  g_autofree char *nick = g_settings_get_string (settings, KEY);

  g_simple_action_set_state (menu->action, g_variant_new_string (nick));
  cf_article_columns_set_reading (
    cf_article_pane_get_columns (cf_window_get_article_pane (menu->window)),
    (CfReading) g_settings_get_enum (settings, KEY));
}

static void
on_change_state (CfReadingMenu *menu, GVariant *state)
{
  /* What is no reading is refused by the settings. */
  g_settings_set_value (cf_window_get_settings (menu->window), KEY, state);
}

/**
 * cf_reading_menu_choose_next:
 * @menu: a menu
 *
 * Shows the languages in the next way: first the two that show both.
 */
void
cf_reading_menu_choose_next (CfReadingMenu *menu)
{
  GSettings *settings = cf_window_get_settings (menu->window);

  g_settings_set_enum (settings, KEY, (g_settings_get_enum (settings, KEY) + 1) % N_READINGS);
}

/**
 * cf_reading_menu_new:
 * @window: a window that has its settings
 * @button: the button of its header
 * @section: the section of its main menu
 *
 * Returns: (transfer full): the menu
 */
CfReadingMenu *
cf_reading_menu_new (CfWindow *window, GtkMenuButton *button, GMenu *section)
{
  CfReadingMenu *menu = g_new0 (CfReadingMenu, 1);
  CfSession *session = cf_window_get_session (window);

  menu->window = window;
  menu->button = button;
  menu->section = section;
  menu->action =
    g_simple_action_new_stateful (KEY, G_VARIANT_TYPE_STRING, g_variant_new_string ("interleaved"));
  g_signal_connect_swapped (menu->action, "change-state", G_CALLBACK (on_change_state), menu);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (menu->action));
  g_signal_connect_swapped (session, "document-changed", G_CALLBACK (update), menu);
  g_signal_connect_swapped (cf_window_get_settings (window), "changed::" KEY, G_CALLBACK (apply),
                            menu);
  apply (menu);
  update (menu);
  return menu;
}

void
cf_reading_menu_free (CfReadingMenu *menu)
{
  g_signal_handlers_disconnect_by_data (cf_window_get_session (menu->window), menu);
  g_signal_handlers_disconnect_by_data (cf_window_get_settings (menu->window), menu);
  g_signal_handlers_disconnect_by_data (menu->action, menu);
  g_object_unref (menu->action);
  g_free (menu);
}
