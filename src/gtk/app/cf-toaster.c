/* SPDX-License-Identifier: GPL-3.0-or-later
 * Says something for some seconds.
 *
 * Only what is said last counts: other toasts would queue, and speak of what is long past. */

#include "config.h"

#include "cf-toaster.h"

#include "cf-motion.h"

#include <glib/gi18n.h>

struct CfToaster
{
  AdwToastOverlay *overlay; /* not owned */
  AdwToast *last;           /* weak: the one that is shown */
};

/**
 * cf_toaster_new:
 * @overlay: where toasts are shown, which lives longer
 *
 * Returns: (transfer full): a toaster
 */
CfToaster *
cf_toaster_new (AdwToastOverlay *overlay)
{
  CfToaster *toaster = g_new0 (CfToaster, 1);

  toaster->overlay = overlay;
  return toaster;
}

static void
forget (CfToaster *toaster)
{
  if (toaster->last != NULL)
    g_signal_handlers_disconnect_by_data (toaster->last, toaster);
  g_clear_weak_pointer (&toaster->last);
}

void
cf_toaster_free (CfToaster *toaster)
{
  forget (toaster);
  g_free (toaster);
}

/* The button that closes it shows an icon: libadwaita 1.2 gives it no name. */
static void
name_close_button (GtkWidget *part)
{
  if (GTK_IS_BUTTON (part) && gtk_button_get_icon_name (GTK_BUTTON (part)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Close"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

/* libadwaita 1.2 crashes where a toast goes while it still comes: so it comes without moving. */
static void
add (CfToaster *toaster, AdwToast *toast)
{
  GtkWidget *overlay = GTK_WIDGET (toaster->overlay);
  gboolean moved = cf_motion_stop (overlay);

  adw_toast_overlay_add_toast (toaster->overlay, toast);
  cf_motion_go_on (overlay, moved);
  /* It is the last child of the overlay. */
  name_close_button (gtk_widget_get_last_child (overlay));
}

/* What cannot be undone need not be said again while it stands there. */
static gboolean
is_said (CfToaster *toaster, const char *title)
{
  return toaster->last != NULL && adw_toast_get_button_label (toaster->last) == NULL &&
         g_str_equal (adw_toast_get_title (toaster->last), title);
}

/**
 * cf_toaster_say:
 * @toaster: a toaster
 * @text: something to tell
 * @undoable: whether it can be undone, by a button
 */
void
cf_toaster_say (CfToaster *toaster, const char *text, gboolean undoable)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (!undoable && is_said (toaster, escaped))
    return;
  toast = adw_toast_new ("");
  if (toaster->last != NULL)
    adw_toast_dismiss (toaster->last);
  forget (toaster);
  g_set_weak_pointer (&toaster->last, toast);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (forget), toaster);
  /* The title of a toast is markup. */
  adw_toast_set_title (toast, escaped);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  add (toaster, toast);
}
