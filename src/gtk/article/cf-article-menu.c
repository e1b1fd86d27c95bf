/* SPDX-License-Identifier: GPL-3.0-or-later
 * The menu of the article: what can be done with what is selected, or with the annotation at a place.
 *
 * It comes by the second button of the mouse, the Menu key and Shift+F10, in the place of GTK's own, which speaks of
 * cutting and pasting. */

#include "config.h"

#include "cf-article-menu.h"

#include "cf-menu-names.h"

#include <glib/gi18n.h>

typedef struct
{
  CfArticleView *view;
  CfSession *session;
  GtkPopoverMenu *popover; /* owns this */
} Menu;

/* The key is shown; the article's own keys press it. */
static void
append (GMenu *menu, const char *label, const char *action, const char *target, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, const char *label, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, label, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_codes (CfCodebook *codebook)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *codes = cf_codebook_get_codes (codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired)
        append (menu, cf_code_get_label (code), "win.tag", code->id, code->key);
    }
  return menu;
}

static const struct
{
  const char *label;
  const char *mend;
  const char *key;
} pair_items[] = {
  { N_ ("Belongs to the Pair _Above"), "join-before", "u" },
  { N_ ("Belongs to the Pair _Below"), "join-after", "b" },
  { N_ ("_Take Out of Its Pair"), "split", "x" },
  { N_ ("From Here, Second Language One _Up"), "shift-up", "<Shift>u" },
  { N_ ("From Here, Second Language One _Down"), "shift-down", "<Shift>b" },
  { N_ ("All Pairs as They Were _Found"), "reset", NULL },
};

/* Of the paragraph with the selection. */
static void
append_pairs (Menu *menu, GMenu *model)
{
  CfArticle *article = cf_document_get_article (cf_session_get_document (menu->session));
  g_autoptr (GMenu) pairs = g_menu_new ();

  if (!cf_article_is_bilingual (article))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (pair_items); i++)
    append (pairs, _ (pair_items[i].label), "win.mend-pairs", pair_items[i].mend,
            pair_items[i].key);
  g_menu_append_submenu (model, _ ("_Pairs"), G_MENU_MODEL (pairs));
}

static GMenuModel *
make_model (Menu *menu)
{
  CfSpan selection = cf_session_get_selection (menu->session);
  CfAnnotation *chosen = cf_session_get_chosen (menu->session);
  gboolean selected =
    selection.start < selection.end && !cf_session_is_selection_of_chosen (menu->session);
  CfCodebook *codebook = cf_session_get_codebook (menu->session);
  GMenu *model = g_menu_new (), *words = g_menu_new (), *annotation = g_menu_new (),
        *history = g_menu_new ();

  if (codebook != NULL && (selected || chosen != NULL))
    append_section (model, selected ? _ ("Tag As") : _ ("Change Code To"), make_codes (codebook));
  if (selected)
    append (words, _ ("_Find These Words"), "win.find-selection", NULL, "<Control><Shift>f");
  if (selection.start < selection.end)
    append (words, _ ("_Copy"), "win.copy", NULL, "<Control>c");
  if (chosen != NULL)
    {
      append (annotation, _ ("Set _Attributes"), "win.edit-form", NULL, "f");
      append (annotation, _ ("_Link…"), "win.link", NULL, "l");
      append (annotation, _ ("Write a _Note"), "win.edit-note", NULL, "n");
      append (annotation, _ ("Mark or Unmark as _Doubtful"), "win.toggle-doubt", NULL, "d");
      append (annotation, _ ("De_lete"), "win.delete-annotation", NULL, "Delete");
    }
  append_pairs (menu, annotation);
  append (history, _ ("_Undo"), "win.undo", NULL, "<Control>z");
  append (history, _ ("_Redo"), "win.redo", NULL, "<Control><Shift>z");
  append_section (model, NULL, words);
  append_section (model, NULL, annotation);
  append_section (model, NULL, history);
  return G_MENU_MODEL (model);
}

static void
pop_up (Menu *menu, const GdkRectangle *area)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (menu->popover));
  g_autoptr (GMenuModel) model = make_model (menu);
  GdkRectangle place = *area;
  double x, y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (menu->view), parent, area->x, area->y, &x, &y))
    return;
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_menu_set_menu_model (menu->popover, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover), &place);
  gtk_popover_popup (GTK_POPOVER (menu->popover));
}

/* The menu is of what is under the mouse: of the selection there, of an annotation, or of the place. */
static void
go_to (Menu *menu, double x, double y)
{
  CfAnnotation *chip = cf_article_view_find_chip (menu->view, x, y);
  CfSpan selection = cf_session_get_selection (menu->session);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (CfOthersPart));
  guint offset;

  if (chip != NULL)
    {
      cf_session_choose (menu->session, chip, TRUE);
      return;
    }
  cf_article_view_find_character (menu->view, x, y, &offset);
  if (offset >= selection.start && offset < selection.end)
    return;
  cf_session_choose (menu->session, NULL, FALSE);
  cf_session_set_selection (menu->session, (CfSpan){ offset, offset }, FALSE);
  cf_document_query (cf_session_get_document (menu->session), (CfSpan){ offset, offset + 1 },
                     found);
  cf_other_layers_query (cf_session_get_others (menu->session), (CfSpan){ offset, offset + 1 },
                         others);
  if (found->len + others->len > 0)
    cf_session_choose_at (menu->session, offset);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, Menu *menu)
{
  GdkRectangle area = { (int) x, (int) y, 1, 1 };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (cf_session_get_document (menu->session) == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (menu->view));
  go_to (menu, x, y);
  pop_up (menu, &area);
}

/* The keys are the article's again, unless what was chosen has taken them. */
static void
on_closed (Menu *menu)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (menu->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || focus == GTK_WIDGET (menu->popover) ||
                       gtk_widget_is_ancestor (focus, GTK_WIDGET (menu->popover))))
    gtk_widget_grab_focus (GTK_WIDGET (menu->view));
}

static gboolean
on_key_pressed (
  GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Menu *menu)
{
  GdkRectangle area;

  state &= gtk_accelerator_get_default_mod_mask ();
  if (!(keyval == GDK_KEY_Menu && state == 0) &&
      !(keyval == GDK_KEY_F10 && state == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (cf_session_get_document (menu->session) != NULL &&
      cf_article_view_get_span_area (menu->view, cf_session_get_selection (menu->session), &area))
    pop_up (menu, &area);
  return GDK_EVENT_STOP;
}

/**
 * cf_article_menu_new:
 * @view: the view, which shows the articles of @session
 * @session: the session
 * @parent: what the menu is a child of, around the view; to be unparented from it in the end
 *
 * Returns: (transfer none): the menu, not shown
 */
GtkWidget *
cf_article_menu_new (CfArticleView *view, CfSession *session, GtkWidget *parent)
{
  Menu *menu = g_new0 (Menu, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (NULL);

  menu->view = view;
  menu->session = session;
  menu->popover = GTK_POPOVER_MENU (popover);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, parent);
  cf_menu_names_follow_menu (menu->popover);
  g_object_set_data_full (G_OBJECT (popover), "cf-menu", menu, g_free);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_closed), menu);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), menu);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), menu);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  return popover;
}
