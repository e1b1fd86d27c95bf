/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be changed of a link of the layer that is shown: its attributes, doubt and note, its other end and its
 * direction; and it can be deleted. */

#include "config.h"

#include "cf-link-editor.h"

#include "cf-attribute-group.h"
#include "cf-linking.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 280
#define SPACING 10

struct _CfLinkEditor
{
  GtkPopover parent_instance;

  CfSession *session;
  CfRelation *relation;
  gboolean updating; /* what is shown is being set, not the link */
  CfAttributeGroup *attributes;
  GtkSwitch *doubt;
  GtkEntry *note;
};

G_DEFINE_FINAL_TYPE (CfLinkEditor, cf_link_editor, GTK_TYPE_POPOVER)

static void
cf_link_editor_dispose (GObject *object)
{
  CfLinkEditor *self = CF_LINK_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->relation);
  G_OBJECT_CLASS (cf_link_editor_parent_class)->dispose (object);
}

static void
commit_note (CfLinkEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note));
  const char *note = cf_record_get_note (CF_RECORD (self->relation));

  if (!self->updating && self->session != NULL && !g_str_equal (text, note != NULL ? note : ""))
    cf_session_set_note (self->session, CF_RECORD (self->relation), text);
}

static void
cf_link_editor_closed (GtkPopover *popover)
{
  commit_note (CF_LINK_EDITOR (popover));
  if (GTK_POPOVER_CLASS (cf_link_editor_parent_class)->closed != NULL)
    GTK_POPOVER_CLASS (cf_link_editor_parent_class)->closed (popover);
}

static void
cf_link_editor_class_init (CfLinkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_link_editor_dispose;
  GTK_POPOVER_CLASS (klass)->closed = cf_link_editor_closed;
}

static void
on_doubt_changed (CfLinkEditor *self)
{
  if (!self->updating)
    cf_session_toggle_doubt (self->session, CF_RECORD (self->relation));
}

/* The row, and this with it, may go at once: what is needed is kept. */
static void
leave (CfLinkEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_reverse (CfLinkEditor *self)
{
  g_autoptr (CfSession) session = g_object_ref (self->session);
  g_autoptr (CfRelation) relation = g_object_ref (self->relation);
  CfDocument *document = cf_session_get_document (session);
  g_autoptr (GPtrArray) documents = cf_session_list_documents (session);
  CfDocument *target = NULL;

  leave (self);
  for (guint i = 0; i < documents->len; i++)
    if (cf_layer_get_annotation (cf_document_get_layer (g_ptr_array_index (documents, i)),
                                 cf_relation_get_to (relation)) != NULL)
      target = g_ptr_array_index (documents, i);
  cf_session_reverse_link (session, document, relation, target);
}

static void
on_retarget (CfLinkEditor *self)
{
  g_autoptr (CfSession) session = g_object_ref (self->session);
  g_autoptr (CfRelation) relation = g_object_ref (self->relation);

  leave (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  cf_linking_start_retarget (cf_session_get_linking (session), cf_session_get_document (session),
                             relation);
}

static void
on_delete (CfLinkEditor *self)
{
  g_autoptr (CfSession) session = g_object_ref (self->session);
  g_autoptr (CfRelation) relation = g_object_ref (self->relation);

  leave (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  cf_session_delete_link (session, cf_session_get_document (session), relation);
}

static GtkWidget *
new_doubt (CfLinkEditor *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();

  self->doubt = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->doubt), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->doubt), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Doubtful"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Doubtful"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Doubtful"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->doubt));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->doubt));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (self->doubt, "notify::active", G_CALLBACK (on_doubt_changed), self);
  return list;
}

static GtkWidget *
new_buttons (CfLinkEditor *self)
{
  const struct
  {
    const char *label;
    GCallback clicked;
    const char *style;
  } rows[] = {
    { _ ("Reverse"), G_CALLBACK (on_reverse), NULL },
    { _ ("Other End"), G_CALLBACK (on_retarget), NULL },
    { _ ("Delete"), G_CALLBACK (on_delete), "destructive-action" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (rows[i].label);

      if (rows[i].style != NULL)
        gtk_widget_add_css_class (button, rows[i].style);
      g_signal_connect_swapped (button, "clicked", rows[i].clicked, self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
cf_link_editor_init (CfLinkEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->attributes = g_object_new (CF_TYPE_ATTRIBUTE_GROUP, NULL);
  self->note = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->note, _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (leave), self);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->attributes));
  gtk_box_append (GTK_BOX (box), new_doubt (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "link-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change the link"), -1);
}

/**
 * cf_link_editor_new:
 * @session: the session
 * @relation: a link of the layer that is shown
 *
 * Returns: (transfer floating): an editor of it
 */
GtkWidget *
cf_link_editor_new (CfSession *session, CfRelation *relation)
{
  CfLinkEditor *self = g_object_new (CF_TYPE_LINK_EDITOR, NULL);

  self->session = g_object_ref (session);
  cf_link_editor_show (self, relation);
  return GTK_WIDGET (self);
}

/**
 * cf_link_editor_show:
 * @self: an editor
 * @relation: the link, in another version
 */
void
cf_link_editor_show (CfLinkEditor *self, CfRelation *relation)
{
  CfRecord *record = CF_RECORD (relation);
  const char *note = cf_record_get_note (record);
  gboolean another = self->relation == NULL ||
                     g_strcmp0 (cf_record_get_note (CF_RECORD (self->relation)), note) != 0;

  self->updating = TRUE;
  g_set_object (&self->relation, relation);
  cf_attribute_group_show (self->attributes, self->session, cf_record_get_code (record), record);
  gtk_switch_set_active (self->doubt, cf_record_get_doubt (record));
  /* What is being typed stays. */
  if (another)
    gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  self->updating = FALSE;
}
