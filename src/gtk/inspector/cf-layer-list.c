/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers the article has besides one's own, each with a switch by which it is shown in the text.
 *
 * It is not to be seen while there are none: those that are hidden are not even named. */

#include "config.h"

#include "cf-layer-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More than about four are scrolled. */
#define MAX_HEIGHT 232

struct _CfLayerList
{
  GtkWidget parent_instance;

  CfSession *session;
  GtkWidget *box;
  GtkListBox *list;
  gboolean updating; /* switches are being set to what is so */
};

G_DEFINE_FINAL_TYPE (CfLayerList, cf_layer_list, GTK_TYPE_WIDGET)

static void
cf_layer_list_dispose (GObject *object)
{
  CfLayerList *self = CF_LAYER_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_layer_list_parent_class)->dispose (object);
}

static void
cf_layer_list_class_init (CfLayerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_layer_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "layerlist");
}

static void
cf_layer_list_init (CfLayerList *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Other Layers"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other Layers"), -1);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 2); /* for its shadow */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_switched (GtkSwitch *toggle, GParamSpec *spec, CfLayerList *self)
{
  if (!self->updating)
    cf_other_layers_set_shown (cf_session_get_others (self->session),
                               g_object_get_data (G_OBJECT (toggle), "layer"),
                               gtk_switch_get_active (toggle));
}

static GtkWidget *
new_row (CfLayerList *self, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (toggle), "layer", g_strdup (name), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (on_switched), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static const char *
get_name (GtkWidget *row)
{
  GtkWidget *toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  return g_object_get_data (G_OBJECT (toggle), "layer");
}

/* Rows stay as long as they are of the same layers: one of them may have the focus. */
static gboolean
has_rows_of (CfLayerList *self, CfOtherLayers *others)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; i < cf_other_layers_get_n (others);
       i++, row = gtk_widget_get_next_sibling (row))
    if (row == NULL || !g_str_equal (get_name (row), cf_other_layers_get_nth (others, i)->name))
      return FALSE;
  return row == NULL;
}

static void
rebuild (CfLayerList *self, CfOtherLayers *others)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < cf_other_layers_get_n (others); i++)
    gtk_list_box_append (self->list, new_row (self, cf_other_layers_get_nth (others, i)->name));
}

/* Of a layer that is not shown only whose it is. */
static char *
describe (const CfOtherLayer *other, const char *title)
{
  guint n;

  if (other->problem != NULL)
    return g_strdup (other->problem);
  if (other->shown && other->layer == NULL)
    return g_strdup (_ ("Being read…"));
  if (!other->shown)
    return g_strdup (g_str_equal (title, other->name) ? "" : other->name);
  n = cf_layer_get_n_annotations (other->layer);
  return g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);
}

static void
show_row (GtkWidget *row, const CfOtherLayer *other)
{
  GtkWidget *toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_autofree char *title = cf_other_layer_dup_title (other);
  g_autofree char *subtitle = describe (other, title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* The row names it by its title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  gtk_switch_set_active (GTK_SWITCH (toggle), other->shown);
}

static void
update (CfLayerList *self)
{
  CfOtherLayers *others = cf_session_get_others (self->session);
  GtkWidget *row;

  self->updating = TRUE;
  if (!has_rows_of (self, others))
    rebuild (self, others);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    show_row (row, cf_other_layers_get_nth (others, i));
  gtk_widget_set_visible (GTK_WIDGET (self), cf_other_layers_get_n (others) > 0);
  self->updating = FALSE;
}

/**
 * cf_layer_list_set_session:
 * @self: a list
 * @session: the session whose article's layers it shows
 */
void
cf_layer_list_set_session (CfLayerList *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (cf_session_get_others (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
