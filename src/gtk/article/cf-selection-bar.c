/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done with the selection, near it: a button a code, and a menu. */

#include "config.h"

#include "cf-selection-bar.h"

#include "cf-code-dot.h"
#include "cf-menu-names.h"

#include <glib/gi18n.h>

struct _CfSelectionBar
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook; /* whose codes the buttons are */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (CfSelectionBar, cf_selection_bar, GTK_TYPE_WIDGET)

static void
cf_selection_bar_dispose (GObject *object)
{
  CfSelectionBar *self = CF_SELECTION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (cf_selection_bar_parent_class)->dispose (object);
}

static void
cf_selection_bar_class_init (CfSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_selection_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "selectionbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
cf_selection_bar_init (CfSelectionBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tag the selection"), -1);
}

GtkWidget *
cf_selection_bar_new (void)
{
  return g_object_new (CF_TYPE_SELECTION_BAR, NULL);
}

static void
on_code_clicked (GtkButton *button, CfSelectionBar *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "code");
  const CfCode *code = cf_codebook_get_code (self->codebook, id);

  if (code != NULL)
    cf_session_tag (self->session, code);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static void
append_code (CfSelectionBar *self, const CfCode *code)
{
  GtkWidget *button = gtk_button_new ();

  cf_code_button_fill (button, self->codebook, code);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_code_clicked), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
append_menu (CfSelectionBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Add to Chosen Annotation"), "win.add-part");
  g_menu_append (menu, _ ("_Take out of Chosen Annotation"), "win.remove-part");
  g_menu_append (menu, _ ("_Copy"), "win.copy");
  g_menu_append (menu, _ ("_Find in Article"), "win.find-selection");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"), -1);
  cf_menu_names_follow (button);
  gtk_box_append (GTK_BOX (self->box), button);
  g_object_unref (menu);
}

/* The codebook is another than before: its codes are. */
static void
rebuild (CfSelectionBar *self)
{
  GPtrArray *codes = cf_codebook_get_codes (self->codebook);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired && code->key != NULL)
        append_code (self, code);
    }
  append_menu (self);
}

/**
 * cf_selection_bar_update:
 * @self: a bar
 *
 * Shows the codes of the codebook that is in use now.
 */
void
cf_selection_bar_update (CfSelectionBar *self)
{
  CfCodebook *codebook = cf_session_get_codebook (self->session);

  if (codebook != NULL && g_set_object (&self->codebook, codebook))
    rebuild (self);
}

void
cf_selection_bar_set_session (CfSelectionBar *self, CfSession *session)
{
  g_set_object (&self->session, session);
}
