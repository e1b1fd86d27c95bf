/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of an annotation, a row each, as its code has them.
 *
 * For what is said of the article as a whole there may be no annotation yet: it is made with the first
 * value. */

#include "config.h"

#include "cf-attribute-group.h"

#include "cf-attribute-row.h"

#include <glib/gi18n.h>

struct _CfAttributeGroup
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook;
  char *code;
  CfAnnotation *annotation; /* NULL if there is none yet */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CfAttributeGroup, cf_attribute_group, GTK_TYPE_WIDGET)

static void
cf_attribute_group_dispose (GObject *object)
{
  CfAttributeGroup *self = CF_ATTRIBUTE_GROUP (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  g_clear_object (&self->annotation);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (cf_attribute_group_parent_class)->dispose (object);
}

static void
cf_attribute_group_class_init (CfAttributeGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_attribute_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "attributegroup");
}

static void
cf_attribute_group_init (CfAttributeGroup *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attributes"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

static void
on_set_value (CfAttributeRow *row, const char *value, gboolean has, CfAttributeGroup *self)
{
  cf_session_set_value (self->session, self->annotation, cf_attribute_row_get_attribute (row),
                        value, has);
}

static void
rebuild (CfAttributeGroup *self)
{
  g_autoptr (GPtrArray) attributes = cf_codebook_list_attributes_on (self->codebook, self->code);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < attributes->len; i++)
    {
      GtkWidget *row = cf_attribute_row_new (self->codebook, g_ptr_array_index (attributes, i));

      g_signal_connect (row, "set-value", G_CALLBACK (on_set_value), self);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), attributes->len > 0);
}

/**
 * cf_attribute_group_commit:
 * @self: a list
 *
 * Sets what has been typed and not confirmed.
 */
void
cf_attribute_group_commit (CfAttributeGroup *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cf_attribute_row_commit (CF_ATTRIBUTE_ROW (row));
}

/**
 * cf_attribute_group_show:
 * @self: a list
 * @session: the session
 * @code: the code whose attributes are shown
 * @annotation: (nullable): the annotation whose values are shown
 */
void
cf_attribute_group_show (CfAttributeGroup *self,
                         CfSession *session,
                         const char *code,
                         CfAnnotation *annotation)
{
  CfCodebook *codebook = cf_session_get_codebook (session);
  gboolean another = codebook != self->codebook || g_strcmp0 (code, self->code) != 0;

  g_set_object (&self->session, session);
  g_set_object (&self->annotation, annotation);
  if (another)
    {
      g_set_object (&self->codebook, codebook);
      g_free (self->code);
      self->code = g_strdup (code);
      rebuild (self);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cf_attribute_row_set_record (CF_ATTRIBUTE_ROW (row),
                                 annotation != NULL ? CF_RECORD (annotation) : NULL);
}
