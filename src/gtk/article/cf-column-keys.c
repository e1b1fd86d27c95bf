/* SPDX-License-Identifier: GPL-3.0-or-later
 * In which of two columns the keys are: in the one that has what is selected. Tab and Shift+Tab lead from the one to the
 * other. The session is told the side of the article in which they are. */

#include "config.h"

#include "cf-column-keys.h"

struct _CfColumnKeys
{
  GtkWidget *around;       /* both views; not owned, as all of these */
  CfArticleView *views[2]; /* the second is shown while they stand side by side */
  CfColumnScroll *scroll;  /* knows whether they do */
  CfSession *session;
  GtkEventController *controllers[3];
};

static gboolean
stands_side_by_side (CfColumnKeys *keys)
{
  return cf_column_scroll_is_joined (keys->scroll);
}

/* Of what stands side by side. */
static CfArticle *
get_article (CfColumnKeys *keys)
{
  CfDocument *document = cf_session_get_document (keys->session);

  return document != NULL ? cf_document_get_article (document) : NULL;
}

static CfSide
get_selected_side (CfColumnKeys *keys)
{
  return cf_sides_find (get_article (keys), cf_session_get_selection (keys->session).start);
}

/* Who comes from the other column, by Tab, finds the caret beside where it was. */
static void
on_focus_enter (GtkEventControllerFocus *controller, CfColumnKeys *keys)
{
  CfArticleView *view =
    CF_ARTICLE_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  CfSide side = cf_article_view_get_side (view);
  guint caret;

  if (!stands_side_by_side (keys) || cf_session_get_side (keys->session) == side)
    return;
  caret =
    cf_sides_find_shown (get_article (keys), side, cf_session_get_selection (keys->session).start);
  cf_session_set_selection (keys->session, (CfSpan){ caret, caret }, FALSE);
  cf_session_set_side (keys->session, side, FALSE);
}

/* Tab goes to the other column, rather than to outlet, date and link, which a key opens too. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfColumnKeys *keys)
{
  guint from = keyval == GDK_KEY_Tab ? 0 : 1;

  if (!stands_side_by_side (keys) || (keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) ||
      (state & GDK_CONTROL_MASK) != 0 || !gtk_widget_has_focus (GTK_WIDGET (keys->views[from])))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (keys->views[1 - from]));
}

/**
 * cf_column_keys_new:
 * @around: the widget that has both views
 * @views: the two views
 * @scroll: knows whether they stand side by side
 *
 * Returns: (transfer full): to be freed before the views and @scroll are
 */
CfColumnKeys *
cf_column_keys_new (GtkWidget *around, CfArticleView *const views[2], CfColumnScroll *scroll)
{
  CfColumnKeys *keys = g_new0 (CfColumnKeys, 1);

  keys->around = around;
  keys->scroll = scroll;
  for (guint i = 0; i < 2; i++)
    {
      keys->views[i] = views[i];
      keys->controllers[i] = gtk_event_controller_focus_new ();
      g_signal_connect (keys->controllers[i], "enter", G_CALLBACK (on_focus_enter), keys);
      gtk_widget_add_controller (GTK_WIDGET (views[i]), keys->controllers[i]);
    }
  keys->controllers[2] = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys->controllers[2], GTK_PHASE_CAPTURE);
  g_signal_connect (keys->controllers[2], "key-pressed", G_CALLBACK (on_key_pressed), keys);
  gtk_widget_add_controller (around, keys->controllers[2]);
  return keys;
}

void
cf_column_keys_free (CfColumnKeys *keys)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys->controllers); i++)
    g_signal_handlers_disconnect_by_data (keys->controllers[i], keys);
  g_free (keys);
}

/**
 * cf_column_keys_set_session:
 * @keys: keys
 * @session: (transfer none): the session that the views show
 */
void
cf_column_keys_set_session (CfColumnKeys *keys, CfSession *session)
{
  keys->session = session;
}

/**
 * cf_column_keys_update:
 * @keys: keys
 *
 * To be called when the views show something else: the session is told where the keys are, of what is shown now.
 */
void
cf_column_keys_update (CfColumnKeys *keys)
{
  CfSide side = cf_article_view_get_side (keys->views[0]);

  if (stands_side_by_side (keys))
    cf_session_set_side (keys->session, get_selected_side (keys), FALSE);
  else
    cf_session_set_side (keys->session, side, side != CF_SIDE_BOTH);
}

/**
 * cf_column_keys_follow_selection:
 * @keys: keys
 *
 * To be called when something else is selected: the keys go with it.
 */
void
cf_column_keys_follow_selection (CfColumnKeys *keys)
{
  CfSide side;

  if (!stands_side_by_side (keys))
    return;
  side = get_selected_side (keys);
  if (side == cf_session_get_side (keys->session))
    return;
  cf_session_set_side (keys->session, side, FALSE);
  if (cf_column_keys_are_here (keys))
    gtk_widget_grab_focus (keys->around);
}

/**
 * cf_column_keys_get_current:
 * @keys: keys
 *
 * Returns: (transfer none): the view in which they are, or would be
 */
CfArticleView *
cf_column_keys_get_current (CfColumnKeys *keys)
{
  gboolean second =
    stands_side_by_side (keys) && cf_session_get_side (keys->session) == CF_SIDE_SECOND;

  return keys->views[second ? 1 : 0];
}

/**
 * cf_column_keys_are_here:
 * @keys: keys
 *
 * Returns: whether they are in any of the views, rather than elsewhere in the window
 */
gboolean
cf_column_keys_are_here (CfColumnKeys *keys)
{
  GtkRoot *root = gtk_widget_get_root (keys->around);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, keys->around);
}
