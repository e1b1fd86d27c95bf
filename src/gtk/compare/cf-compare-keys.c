/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys of the list of differences: one table. Digits take the version of the coder who stands there. */

#include "config.h"

#include "cf-compare-keys.h"

#include "cf-compare-view-private.h"

#include <glib/gi18n.h>

static const CfCompareKey keys[] = {
  { "j", N_ ("Next difference"), CF_COMPARE_NEXT },
  { "k", N_ ("Previous difference"), CF_COMPARE_PREVIOUS },
  { "u", N_ ("Next difference that is open"), CF_COMPARE_NEXT_OPEN },
  { "<Shift>j", N_ ("Next article with differences"), CF_COMPARE_NEXT_ARTICLE },
  { "<Shift>k", N_ ("Previous article with differences"), CF_COMPARE_PREVIOUS_ARTICLE },
  { "0", N_ ("None of these"), CF_COMPARE_REJECT },
  { "o", N_ ("Leave open"), CF_COMPARE_LEAVE_OPEN },
  { "n", N_ ("Reason and note"), CF_COMPARE_REMARK },
  { "s", N_ ("Split the annotation in gold at the caret"), CF_COMPARE_SPLIT },
  { "h", N_ ("Hide or show what is decided"), CF_COMPARE_TOGGLE_OPEN },
  { "r", N_ ("Decide by a rule"), CF_COMPARE_RULES },
  { "a", N_ ("Agenda to print"), CF_COMPARE_AGENDA },
  { "p", N_ ("This article, or the project"), CF_COMPARE_TOGGLE_SCOPE },
  { "Return", N_ ("Into the text, to change what is in gold; again: back"), CF_COMPARE_ENTER },
  { "Escape", N_ ("Back to the figure of agreement"), CF_COMPARE_BACK },
};

/**
 * cf_compare_keys_get_all:
 * @n_keys: (out): how many
 *
 * Returns: (transfer none) (array length=n_keys): the table of keys
 */
const CfCompareKey *
cf_compare_keys_get_all (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfCompareView *view)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);
  guint key = gdk_keyval_to_lower (keyval);

  state &= gtk_accelerator_get_default_mod_mask ();
  if (state == 0 && digit >= '1' && digit <= '9')
    {
      cf_compare_view_run (view, CF_COMPARE_TAKE, digit - '1');
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_KP_0 && state == 0)
    key = GDK_KEY_0;
  if (key == GDK_KEY_KP_Enter)
    key = GDK_KEY_Return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint wanted;
      GdkModifierType modifiers;

      gtk_accelerator_parse (keys[i].accelerator, &wanted, &modifiers);
      if (wanted != key || modifiers != state)
        continue;
      /* Where there is no figure, it is not for the list; nor is Return where a button stands in its place. */
      if (keys[i].command == CF_COMPARE_BACK ||
          (keys[i].command == CF_COMPARE_ENTER && cf_compare_list_count (view->list) == 0))
        break;
      cf_compare_view_run (view, keys[i].command, 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * cf_compare_keys_add:
 * @view: a view
 * @list: its list, which has the keys from now on
 */
void
cf_compare_keys_add (CfCompareView *view, GtkWidget *list)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), view, 0);
  gtk_widget_add_controller (list, controller);
}
