/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window that shows all keys.
 *
 * It is made from the tables of keys and actions, so that it cannot fall behind them. GTK 4.8 takes such
 * a window only as a description in XML. */

#include "config.h"

#include "cf-shortcuts.h"

#include "cf-article-keys.h"
#include "cf-compare-keys.h"
#include "cf-stage.h"
#include "cf-unshown.h"
#include "cf-window.h"

#include <glib/gi18n.h>

/* A group of keys that has a section of its own. */
#define PAIRS "Pairs of Two Languages"

static void
append_property (GString *xml, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (xml, "<property name=\"%s\">%s</property>", name, escaped);
}

static void
append_shortcut (GString *xml, const char *accelerators, const char *label)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_property (xml, "accelerator", accelerators);
  append_property (xml, "title", _ (label));
  g_string_append (xml, "</object></child>");
}

static void
begin_section (GString *xml, const char *name, const char *title)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsSection\">");
  append_property (xml, "section-name", name);
  append_property (xml, "title", _ (title));
  append_property (xml, "max-height", "17");
}

static void
end_section (GString *xml)
{
  g_string_append (xml, "</object></child>");
}

static void
begin_group (GString *xml, const char *title)
{
  g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
  append_property (xml, "title", _ (title));
}

static void
end_group (GString *xml)
{
  g_string_append (xml, "</object></child>");
}

/* A key of the keypad does what its like elsewhere does, and GTK has no name for it. */
static gboolean
is_of_keypad (const char *accelerator)
{
  return g_str_has_prefix (accelerator, "KP_");
}

/* The codebook's, of which the table of keys does not know. */
static void
append_digits (GString *xml)
{
  append_shortcut (xml, "1...9", N_ ("Tag the selection, else recode the chosen annotation"));
  append_shortcut (xml, "<Control>1...9", N_ ("A second code on the same words"));
}

static void
append_article_keys (GString *xml)
{
  const char *group = NULL;
  guint n;
  const CfArticleKey *keys = cf_article_keys_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *both = NULL;

      if (is_of_keypad (keys[i].accelerator))
        continue;
      if (group == NULL || !g_str_equal (group, keys[i].group))
        {
          if (group != NULL)
            end_group (xml);
          group = keys[i].group;
          /* A section of more than one page opens with the last. */
          if (g_str_equal (group, PAIRS))
            {
              end_section (xml);
              begin_section (xml, "pairs", group);
            }
          begin_group (xml, group);
          if (g_str_equal (group, "Tag"))
            append_digits (xml);
        }
      /* What two keys do stands once, with both. */
      if (i + 1 < n && g_str_equal (keys[i].label, keys[i + 1].label) &&
          !is_of_keypad (keys[i + 1].accelerator))
        both = g_strconcat (keys[i].accelerator, " ", keys[i + 1].accelerator, NULL);
      append_shortcut (xml, both != NULL ? both : keys[i].accelerator, keys[i].label);
      if (both != NULL)
        i++;
    }
  end_group (xml);
}

static void
append_compare_keys (GString *xml)
{
  guint n;
  const CfCompareKey *keys = cf_compare_keys_get_all (&n);

  begin_group (xml, N_ ("The Current Difference"));
  append_shortcut (xml, "1...9", N_ ("Take the version of the coder who stands there"));
  for (guint i = 0; i < n; i++)
    append_shortcut (xml, keys[i].accelerator, keys[i].label);
  end_group (xml);
}

static void
append_actions (GString *xml)
{
  guint n_views;
  const CfWindowAction *row;
  const CfStageView *views = cf_stage_list_views (&n_views);

  begin_group (xml, N_ ("Window"));
  for (guint i = 0; (row = cf_window_actions_get (i)) != NULL; i++)
    if (row->accelerators != NULL)
      append_shortcut (xml, row->accelerators, row->label);
  for (guint i = 0; i < n_views; i++)
    append_shortcut (xml, views[i].accelerator, views[i].title);
  append_shortcut (xml, "<Control>comma", N_ ("Preferences"));
  append_shortcut (xml, "<Control>question", N_ ("All shortcuts"));
  append_shortcut (xml, "<Control>q", N_ ("Quit"));
  end_group (xml);
}

/* GTK 4.8 gives a group no name, and GTK 4.18 that of its title, which has none there. */
static void
name_group (GtkWidget *group)
{
  g_autofree char *title = NULL;

  g_object_get (group, "title", &title, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Untranslated, GTK shows the name of the keysym. */
static void
name_parts (GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget))
    name_group (widget);
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "keycap") &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "BackSpace"))
    gtk_label_set_text (GTK_LABEL (widget), _ ("Backspace"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child);
}

/**
 * cf_shortcuts_new:
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
cf_shortcuts_new (GtkWindow *parent)
{
  g_autoptr (GString) xml =
               g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"window\">"
                             "<property name=\"modal\">1</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  begin_section (xml, "article", N_ ("Article"));
  append_article_keys (xml);
  end_section (xml);
  begin_section (xml, "compare", N_ ("Compare"));
  append_compare_keys (xml);
  end_section (xml);
  begin_section (xml, "window", N_ ("Window"));
  append_actions (xml);
  end_section (xml);
  g_string_append (xml, "</object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  name_parts (GTK_WIDGET (window));
  gtk_window_set_transient_for (window, parent);
  cf_unshown_follow (GTK_WIDGET (window));
  return window;
}
